import type { Diagnostic } from '../runs/diagnostic.ts';
import { FOLDER_RUN_SENTENCES } from './folder-run-sentences.ts';
import { HARDWARE_SENTENCES } from './hardware-sentences.ts';
import { MLFLOW_FILES_SENTENCES } from './mlflow-files-sentences.ts';
import { formatBytes } from './number.ts';
import { PRIVATE_PRICES_SENTENCES } from './private-prices-sentences.ts';
import { OWN_DATA_SENTENCES } from './own-data-sentences.ts';
import { TABLE_SENTENCES } from './table-sentences.ts';
import { WANDB_SENTENCES } from './wandb-sentences.ts';

type Args = NonNullable<Diagnostic['args']>;

/** What a diagnostic says, without its place: a fragment with the remedy where there is one. */
export function diagnosticSentence({ code, args = {} }: Pick<Diagnostic, 'code' | 'args'>): string {
  const sentence = SENTENCES.get(code);
  if (sentence !== undefined) return sentence(args);
  const details = Object.entries(args).map(([key, value]) => `${key} ${value}`);
  return [code.replaceAll('-', ' '), ...details].join(', ');
}

const NAME_IT = 'name the store under "stores:" in kneepoint.yaml';

const SENTENCES = new Map<string, (args: Args) => string>([
  ...OWN_DATA_SENTENCES,
  ...TABLE_SENTENCES,
  ...FOLDER_RUN_SENTENCES,
  ...MLFLOW_FILES_SENTENCES,
  ...WANDB_SENTENCES,
  [
    'unknown-sku',
    ({ sku, near }) => `unknown sku "${sku}"${near === '' ? '' : ` (did you mean ${near}?)`}; state its price under prices.overrides`,
  ],
  [
    'price-ended',
    ({ sku, until, at }) =>
      `the price of ${sku} ended on ${until} and does not hold at the price date ${at}: where there is a list price, that counts; state a new one or a later until`,
  ],
  ...PRIVATE_PRICES_SENTENCES,
  ['billing-of-shared', () => 'this billing adds nothing: a shared instance outlives its runs; it counts with "share: exclusive"'],
  [
    'off-without-peak-hours',
    ({ off, peak }) =>
      `off: ${off} is not used, and every hour counts as one of the peak (${peak} requests): add peakHours, such as "8-20", beside it`,
  ],
  [
    'unknown-rule-key',
    ({ key, near }) =>
      `a rule looks at "${key}", which no run has${near === '' ? '' : ` (did you mean ${near}?)`}, and never applies; there are experiment, store, name, tag.<key> and param.<key>`,
  ],
  [
    'metric-in-no-run',
    ({ metric, near }) =>
      `no run has the metric "${metric}"${near === '' ? '' : ` (did you mean ${near}?)`}; what is said of it changes nothing`,
  ],
  [
    'metric-no-fraction',
    ({ metric, unit, least, most }) =>
      `"${metric}" is a fraction by its name and has values from ${least} to ${most}: it is taken for ${unit === 'percent' ? 'percent' : 'a bare number'}, and one point is 1; say what it is, as metrics: {${JSON.stringify(metric)}: {unit: ${unit === 'percent' ? 'percent' : '"1"'}}}`,
  ],
  [
    'metric-beyond-fraction',
    ({ metric, least, most, outside, of }) =>
      `"${metric}" is taken for a fraction, and ${outside} of ${of} values are none (they go from ${least} to ${most}); correct them, or say its unit, as metrics: {${JSON.stringify(metric)}: {unit: percent}}`,
  ],
  [
    'limit-in-no-run',
    ({ metric, near }) =>
      `no run has the metric "${metric}"${near === '' ? '' : ` (did you mean ${near}?)`}; as a limit of a workload it keeps every candidate from being compared`,
  ],
  ...HARDWARE_SENTENCES,
  [
    'hardware-not-recorded',
    ({ runs, of }) => `nothing says what ${runs} of ${of} runs ran on, so their cost is unknown; set their hardware under "hardware:"`,
  ],
  [
    'price-old',
    ({ sku, asOf, days, limit }) =>
      `the price of ${sku} is of ${asOf}, ${days} days old (limit ${limit}); state what you pay under prices.overrides`,
  ],
  ['unknown-key', ({ key, near = '' }) => `unknown key "${key}" is ignored${near === '' ? '' : ` (did you mean ${near}?)`}`],
  ['yaml', ({ message }) => String(message)],
  ['search-cut-by-count', ({ limit }) => `the search for stores stopped after ${limit} entries; ${NAME_IT}`],
  ['search-cut-by-depth', ({ folders, limit }) => `${folders} folders below depth ${limit} were not searched; ${NAME_IT}`],
  ['not-a-store', ({ path }) => `${path} is no run store that is known; correct the path, or take it out`],
  ['no-such-store', ({ path }) => `there is no file or folder ${path}; correct the path, or take it out`],
  ['store-linked', ({ same }) => `a link to ${same}, which is read once, under its own name`],
  [
    'runs-in-two-stores',
    ({ runs, other, path }) =>
      `${runs} of its runs ${runs === 1 ? 'is' : 'are'} in ${other} too and ${runs === 1 ? 'counts' : 'count'} twice; if one store is a copy of the other, leave it out under "stores:" in kneepoint.yaml: {path: ${path}, ignore: true}`,
  ],
  ['folder-unreadable', () => 'the folder cannot be read, so stores in it are not found; check its permissions'],
  ['store-failed', ({ code }) => `the system could not read it (${code})`],
  [
    'remote-tracking',
    ({ tool, address }) =>
      tool === 'optuna'
        ? `trials go to ${address}, which is not read; copy the study with "optuna.copy_study(…, to_storage='sqlite:///optuna.db')"`
        : `runs go to ${address}, which is not read; export them with "mlflow experiments csv -x <experiment id> -o runs.csv" and name runs.csv under "stores:" in kneepoint.yaml`,
  ],
  ['store-missing', () => 'no such file'],
  ['store-unreadable', () => 'the file cannot be read; check its permissions'],
  ['store-not-a-file', () => 'no file'],
  ['store-not-a-database', () => 'no SQLite database'],
  ['store-encrypted', () => 'an encrypted database; it cannot be read'],
  [
    'store-truncated',
    ({ bytes, expected }) =>
      `the file is cut off: it has ${formatBytes(Number(bytes))} of ${formatBytes(Number(expected))}; copy it again from where it came`,
  ],
  ['store-damaged', () => 'the database is damaged; copy it again from where it came'],
  ['store-unsupported', () => 'a database of a kind that cannot be read here'],
  [
    'store-too-large',
    ({ bytes, limit }) => `the database has ${formatBytes(Number(bytes))}; at most ${formatBytes(Number(limit))} can be read`,
  ],
  ['store-busy', () => 'the database is being rewritten all the time; refresh when its writer rests'],
  [
    'optuna-local-times',
    () =>
      'times in this store do not say their zone, as Optuna before 5 writes them, and stand here as if they were UTC: dates may be off by up to 14 hours, durations are right',
  ],
  ['optuna-mixed-clocks', () => 'start and end of this trial are in different zones; its duration is unknown'],
  ['optuna-end-before-start', () => 'this trial ends before it starts; its duration is unknown'],
  ['optuna-time-unreadable', ({ value }) => `${value} is no time; it is left out`],
  ['optuna-value-unreadable', ({ name, value }) => `the stored value of ${name}, ${value}, is none; it is left out`],
  ['optuna-unknown-distribution', ({ param, value }) => `the parameter ${param} is left out: its distribution is unknown (${value})`],
  ['optuna-attribute-unreadable', ({ key, value }) => `the attribute ${key} is left out: ${value} is no JSON`],
  ['optuna-unknown-state', ({ value }) => `${value} is no state of a trial; it counts as unknown`],
  ['optuna-unknown-direction', ({ value }) => `${value} is no direction; state the metric's goal in kneepoint.yaml`],
  ['optuna-row-of-no-trial', () => 'the trial of this row is not there; the row is left out'],
  ['optuna-trial-of-no-study', ({ study }) => `the study ${study} of this trial is not there; the trial is left out`],
  ['optuna-unknown-operation', ({ code }) => `an operation ${code} is unknown, perhaps of a newer Optuna; it is left out`],
  ['optuna-operation-unreadable', ({ member }) => `the ${member} of this operation cannot be read; it is left out`],
  [
    'optuna-journal-broken',
    () =>
      'this line is no operation, and neither Optuna nor Kneepoint reads on after it; if a crash tore the line, remove it to see what follows',
  ],
]);
