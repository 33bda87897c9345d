import type { Diagnostic } from '../runs/diagnostic.ts';
import { moreLikeIt } from './more-like-it.ts';

type Args = NonNullable<Diagnostic['args']>;

function percentRemedy({ value }: Args): string {
  return String(value).endsWith('%') ? '; write it without the sign, in what the other rows count' : '';
}

/** What diagnostics of tables and of CodeCarbon's say. */
export const TABLE_SENTENCES: readonly (readonly [code: string, sentence: (args: Args) => string])[] = [
  ['plausible-table', ({ map }) => `looks like a table of runs; to read it, name it under "stores:" in kneepoint.yaml with "map: ${map}"`],
  [
    'tables-not-looked-at',
    ({ tables, limit }) =>
      `of the tables only the first ${limit} were looked at, ${tables} or more were not; name one of runs under "stores:" in kneepoint.yaml`,
  ],
  ['table-guessed', ({ map }) => `what the columns mean is guessed; say it under its path in kneepoint.yaml, beginning with "map: ${map}"`],
  [
    'table-no-column',
    ({ key, column, table, near = '' }) =>
      `${table} has no column "${column}", which the mapping names for ${key}${near === '' ? '' : ` (did you mean ${near}?)`}`,
  ],
  [
    'table-part-of-grid',
    ({ map }) =>
      `mean_fit_time is the time of one split, and the durations are lower bounds: a row took a fit and its scoring for each split; say it under its path in kneepoint.yaml, in map: ${map}`,
  ],
  [
    'table-replicates-unsaid',
    (args) =>
      `the ${args.runs} rows with ${args.params} have different names (${args.names}) and count as replicates of one candidate${moreLikeIt(args)}; list what tells them apart under params in map, such as their name, or their seeds under candidates.replicatesOver`,
  ],
  ['table-no-header', () => 'the first row is no header; write the names of the columns above the numbers'],
  ['table-same-column', ({ column, as }) => `a second column "${column}" is read as "${as}"`],
  ['table-field-count', (args) => `the row has ${args.fields} fields of ${args.expected} and is left out${moreLikeIt(args)}`],
  ['table-last-line-unfinished', () => 'the last line is not finished; it is read when it is'],
  [
    'table-quotes',
    (args) => `a quote in the middle of a quoted field; what follows up to the end of the next quoted field is left out${moreLikeIt(args)}`,
  ],
  ['table-quote-never-closed', () => 'a quote opens here and never closes; the rest of the file is not read'],
  [
    'table-record-too-long',
    () =>
      'this record is too long to be read, perhaps for a quote that never closes; a JSON file may be written with one object a line, as .jsonl',
  ],
  ['table-json', () => 'the JSON is cut off or broken here; what follows is not read'],
  ['table-json-shape', () => 'no table that is known; write a list of objects, or one object a line in a .jsonl file'],
  ['table-json-line', (args) => `no JSON; it is left out${moreLikeIt(args)}`],
  ['table-no-object', (args) => `no JSON object; it is left out${moreLikeIt(args)}`],
  ['table-utf-16', () => 'the file is in UTF-16; save it as UTF-8'],
  ['table-not-utf-8', () => 'some characters are not in UTF-8 and stand as \ufffd; save the file as UTF-8'],
  [
    'table-cut',
    ({ limit, more: count = 0 }) => `only the first ${limit} rows are read, and ${Number(count) + 1} are not; sums are lower bounds`,
  ],
  [
    'table-decimal-comma',
    (args) =>
      `"${args.value}" in the column "${args.column}" is left out${moreLikeIt(args)}; if its comma is a decimal comma, add decimal: "," to map`,
  ],
  [
    'table-no-number',
    (args) => `"${args.value}" in the column "${args.column}" is no number and is left out${moreLikeIt(args)}${percentRemedy(args)}`,
  ],
  [
    'table-no-time',
    (args) =>
      `"${args.value}" in the column "${args.column}" is no time and is left out${moreLikeIt(args)}; write it as 2026-01-31T12:00:00Z`,
  ],
  ['table-time-without-zone', ({ column }) => `times in the column "${column}" do not say their zone and are taken for UTC`],
  [
    'table-no-duration',
    (args) =>
      `"${args.value}" in the column "${args.column}" is no duration and is left out${moreLikeIt(args)}; write a number, or h:mm:ss`,
  ],
  ['table-unknown-status', (args) => `"${args.value}" is no state of a run that is known; it counts as unknown${moreLikeIt(args)}`],
  ['table-end-before-start', (args) => `the run ends before it starts${moreLikeIt(args)}; its duration is unknown`],
  ['table-no-id', (args) => `a column of the id is empty; the row is known by its content${moreLikeIt(args)}`],
  ['table-same-id', (args) => `the id "${args.id}" comes again${moreLikeIt(args)}; each row is a run of its own`],
  ['table-same-row', (args) => `the row is the same as an earlier one${moreLikeIt(args)}; each is a run of its own`],
  [
    'codecarbon-field-count',
    ({ fields, expected }) =>
      `the row has ${fields} fields of ${expected} and is left out: CodeCarbon 3.3.0 and some versions before it leave out empty cells; update to 3.3.2 or later`,
  ],
  [
    'codecarbon-local-time',
    () =>
      'CodeCarbon writes times without their zone; they stand here as if they were UTC: dates may be off by up to 14 hours, durations are right',
  ],
  ['codecarbon-no-number', (args) => `"${args.value}" in the column "${args.column}" is no number and is left out${moreLikeIt(args)}`],
  ['codecarbon-no-time', (args) => `"${args.value}" is no time; when the run was is unknown${moreLikeIt(args)}`],
  ['codecarbon-no-duration', (args) => `"${args.value}" is no duration; how long the run took is unknown${moreLikeIt(args)}`],
];
