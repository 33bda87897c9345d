import type { Diagnostic } from '../runs/diagnostic.ts';

type Sentence = (args: NonNullable<Diagnostic['args']>) => string;

const LEFT_OUT = 'the run is left out';

/** What can be wrong with the files of an MLflow file store. */
export const MLFLOW_FILES_SENTENCES: readonly (readonly [code: string, sentence: Sentence])[] = [
  [
    'mlflow-metric-line',
    ({ value, lines }) =>
      `"${value}" is no point of a metric${lines === undefined ? '' : ` (one of ${lines} such lines)`} and is left out; MLflow itself cannot read the run until the line is removed`,
  ],
  ['mlflow-unknown-status', ({ value }) => `"${value}" is no status of MLflow, so that the run's is unknown`],
  ['mlflow-time-not-a-number', ({ value }) => `"${value}" is no time and is left out`],
  ['mlflow-end-before-start', () => 'the run ends before it starts, so that it has no duration'],
  ['mlflow-metric-empty', () => 'the metric has no point; MLflow itself cannot read the run until the file is removed'],
  [
    'mlflow-meta-incomplete',
    () => 'empty, cut off or not of MLflow, so that what it describes is left out; copy it again from where it came',
  ],
  ['mlflow-run-id-differs', ({ said }) => `${LEFT_OUT}: the folder is named otherwise than the run ${said} in it; is it a copy?`],
  ['mlflow-run-of-other-experiment', ({ said }) => `${LEFT_OUT}, as in MLflow: it says that it belongs to experiment ${said}`],
  ['mlflow-run-twice', () => `${LEFT_OUT}: another experiment has a run of this id; is it a copy?`],
  [
    'mlflow-experiment-id-differs',
    ({ said }) => `the experiment is left out, as in MLflow: its folder is named otherwise than its id ${said}; is it a copy?`,
  ],
  [
    'mlflow-experiment-without-meta',
    () => 'missing, so that the runs of this experiment are left out, as in MLflow; copy it from where they came',
  ],
  ['mlflow-dataset-missing', () => 'the dataset that this input names is not described in the store; the run has it not'],
  ['mlflow-text-too-long', ({ length, limit }) => `a parameter of ${length} characters is left out; at most ${limit} are kept`],
  ['mlflow-too-many-files', ({ limit }) => `the run has more than ${limit} files, and the others are left out`],
  ['mlflow-file-unreadable', ({ why }) => `cannot be read (${why}); check its permissions`],
  ['mlflow-more', ({ code, count }) => `${count} more of the kind ${String(code).replaceAll('-', ' ')} in other files`],
];
