import type { Diagnostic } from '../runs/diagnostic.ts';
import { formatBytes } from './number.ts';

type Args = NonNullable<Diagnostic['args']>;

/** What is wrong with Weights & Biases' run folders. */
export const WANDB_SENTENCES: readonly (readonly [string, (args: Args) => string])[] = [
  [
    'wandb-log-damaged',
    ({ why }) =>
      why === 'record-too-large'
        ? 'this record of the log is too large to be kept; it is left out'
        : 'the log is damaged here; what stands between here and the next block of 32 KiB is left out: copy the file again from where it came',
  ],
  ['wandb-log-damaged-more', ({ count }) => `the log is damaged at ${count} more places; copy the file again from where it came`],
  ['wandb-log-foreign', () => 'no log of W&B, or one of a version that is not known; the files beside it say what they can'],
  ['wandb-record-unreadable', () => 'this record of the log cannot be understood; it is left out'],
  ['wandb-record-unreadable-more', ({ count }) => `${count} more records of the log cannot be understood; they are left out`],
  ['wandb-value-unreadable', () => 'the value is no JSON; it is left out'],
  ['wandb-value-unreadable-more', ({ count }) => `${count} more values are no JSON; they are left out`],
  [
    'wandb-param-too-long',
    ({ characters, limit }) => `${characters} characters are more than the ${limit} of a parameter; it does not tell configurations apart`,
  ],
  ['wandb-param-too-long-more', ({ count }) => `${count} more parameters are too long; they do not tell configurations apart`],
  ['wandb-too-many-params', ({ limit }) => `the run has more than ${limit} parameters; from this one on they are left out`],
  ['wandb-too-many-params-more', ({ count }) => `${count} more parameters are left out`],
  ['wandb-too-many-names', ({ limit }) => `the run has more than ${limit} names here; the rest is left out`],
  [
    'wandb-file-unreadable',
    ({ why, bytes, limit }) => UNREADABLE.get(String(why))?.(Number(bytes), Number(limit)) ?? `cannot be read (${why})`,
  ],
];

const UNREADABLE = new Map<string, (bytes: number, limit: number) => string>([
  ['syntax', () => 'the file cannot be understood; what it says is left out'],
  ['too-large', (bytes, limit) => `the file has ${formatBytes(bytes)}; at most ${formatBytes(limit)} are read`],
  ['unreadable', () => 'the file cannot be read; check its permissions'],
  ['not-a-file', () => 'no file'],
]);
