import type { Diagnostic } from '../runs/diagnostic.ts';
import { formatBytes } from './number.ts';
import { moreLikeIt } from './more-like-it.ts';

type Args = NonNullable<Diagnostic['args']>;

const COPY = 'copy it again from where it came';

/** What can be wrong with the folders of TensorBoard, Lightning and Hugging Face's Trainer. */
export const FOLDER_RUN_SENTENCES: readonly (readonly [code: string, sentence: (args: Args) => string])[] = [
  [
    'tensorboard-damaged',
    ({ offset }) =>
      Number(offset) === 0
        ? 'no event file, or damaged from its first byte on'
        : `the event file is damaged at byte ${offset}, and what follows cannot be read; ${COPY}`,
  ],
  [
    'tensorboard-too-many-tags',
    () => 'there are more tags than are read, and the last ones are left out; is the step a part of their names?',
  ],
  [
    'lightning-no-times',
    () => 'CSVLogger keeps no times, so how long its runs took and what they cost is unknown; give the Trainer a TensorBoardLogger as well',
  ],
  ['lightning-column-twice', ({ column }) => `there are two columns "${column}"; the first one counts`],
  ['lightning-field-count', (args) => `the row has ${args.fields} fields of ${args.expected} and is left out${moreLikeIt(args)}`],
  ['lightning-no-step', (args) => `the row says neither step nor epoch and is left out${moreLikeIt(args)}`],
  ['lightning-no-number', (args) => `"${args.value}" of ${args.metric} is no number and is left out${moreLikeIt(args)}`],
  ['lightning-quotes', () => 'a quote opens here and does not close properly; what follows is not read'],
  ['lightning-hparams', ({ message }) => `no YAML (${message}), so that the run has no parameters; ${COPY}`],
  [
    'lightning-hparams-too-large',
    ({ bytes, limit }) =>
      `the parameters are left out: the file has ${formatBytes(Number(bytes))}, at most ${formatBytes(Number(limit))} are read`,
  ],
  ['hf-trainer-json', () => `no JSON object, perhaps because it is being written or was cut off; if it stays, ${COPY}`],
  ['hf-trainer-no-state', () => 'no state of a Trainer: it has no global_step or no log_history; it is left out'],
  [
    'hf-trainer-too-large',
    ({ bytes, limit }) =>
      `the file has ${formatBytes(Number(bytes))}, at most ${formatBytes(Number(limit))} are read; log less often, or remove old checkpoints`,
  ],
];
