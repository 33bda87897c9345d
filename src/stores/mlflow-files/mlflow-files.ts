import type { StoreFormat } from '../store-format.ts';
import { hasExperiment } from './experiments.ts';
import { mlflowFilesReader } from './reader.ts';

/** The file store of MLflow, `mlruns/`: the default before 3.7, and behind MLFLOW_ALLOW_FILE_STORE since 3.13. */
export const mlflowFiles: StoreFormat = {
  kind: 'mlflow-files',
  gathers: false,
  mayBe: ({ name, kind }) => kind === 'folder' && NAMES.test(name),
  recognises: async ({ path }, { files }) => hasExperiment(files, path),
  open: ({ identity, path }, { files }) => mlflowFilesReader({ store: { kind: mlflowFiles.kind, identity }, path, files }),
};

/** `mlruns`, `.mlruns`, `mlflow_runs`, `ml-runs`, `tracking` … */
const NAMES = /ml[-_. ]?(flow|runs?)|track|^(\.?runs?|experiments?|backend|file[-_]?store)$/i;
