import type { StoreFormat } from '../store-format.ts';
import { isTrainerFile, outputFolders } from './output-folders.ts';
import { readOutput } from './read-output.ts';
import { hfTrainerReader } from './reader.ts';

/** What the Trainer of Hugging Face Transformers leaves in its output folder: `trainer_state.json`, there and in checkpoints, and results. */
export const hfTrainer: StoreFormat = {
  kind: 'hf-trainer',
  gathers: true,
  mayBe: ({ name, kind }) => kind === 'file' && isTrainerFile(name),
  async recognises(place, { files }) {
    return outputFolders(place, files).some((folder) => {
      let unreadable = false;
      const failed = () => {
        unreadable = true;
      };
      const output = readOutput(folder, { files, named: (below) => below, report: () => undefined, failed });
      // One that may not be read is for the reader to report.
      return output !== undefined || unreadable;
    });
  },
  open: (place, { files }) => hfTrainerReader(place, files),
};
