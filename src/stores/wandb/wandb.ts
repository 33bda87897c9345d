import type { StoreFormat } from '../store-format.ts';
import { runFolders } from './folders.ts';
import { wandbReader } from './reader.ts';

/** What Weights & Biases leaves on the machine of a run, online or offline: a folder `wandb` with one folder per process. */
export const wandb: StoreFormat = {
  kind: 'wandb',
  gathers: false,
  mayBe: ({ name, kind }) => kind === 'folder' && (name === 'wandb' || name === '.wandb'),
  // Python packages and others may be called so too: only folders named after a time and a run id are runs.
  recognises: async (place, { files }) => runFolders(place, files).length > 0,
  open: (place, { files }) => wandbReader(place, { kind: wandb.kind, identity: place.identity }, files),
};
