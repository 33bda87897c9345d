import { meaningOf } from '../../core/metrics/names.ts';
import type { TableMapping } from '../../core/runs/table-mapping.ts';
import { secondsOf } from '../rows/duration-text.ts';
import { type Cell, hasComma, numberOf } from '../rows/number-text.ts';
import { timeOf } from '../rows/time-text.ts';
import { type Facts, factsOf } from './column-facts.ts';
import {
  DURATION_WORDS,
  END_WORDS,
  EXPERIMENT_WORDS,
  type Group,
  GROUPS,
  ID_WORDS,
  NAME_WORDS,
  nameIn,
  NOTE,
  OBJECTIVE,
  PARAMETER,
  prefixOf,
  REPEATED,
  START_WORDS,
  STATUS_WORDS,
  wordsOf,
} from './column-words.ts';
import { withGridTime } from './grid-time.ts';
import { DURATION_KEYS, speaksOf } from './mapping-parts.ts';
import type { Row } from './row.ts';
import { statusOf } from './status-text.ts';

/**
 * What the columns of a table seem to say of its rows, by their names and by a sample of what is in them. Columns that `said` speaks
 * of are left alone.
 */
export function guessMapping(header: readonly string[], sampleRows: readonly Row['cells'][], said: TableMapping = {}): TableMapping {
  const isSaid = speaksOf(said);
  const facts = factsOf(header, sampleRows);
  const free = facts.filter(({ column }) => !isSaid(column));
  const own = withGridTime(aboutRuns(free, said), header, said);
  const used = new Set(Object.values(own).flatMap((columns) => (Array.isArray(columns) ? columns.slice(0, 1) : [columns])));
  const groups = grouped(free.filter(({ column }) => !used.has(column)));
  const params = [...nameAsParam({ ...own, ...said }, facts, groups.params), ...compressed(groups.params, 'params')];
  return {
    ...own,
    ...(params.length > 0 && { params }),
    ...(groups.metrics.length > 0 && { metrics: metricsOf(groups.metrics) }),
    ...(groups.tags.length > 0 && { tags: compressed(groups.tags, 'tags') }),
  };
}

/**
 * Runs of equal parameters are replicates of one configuration. A name that comes again tells configurations apart, and so does any
 * name where there are no parameters.
 */
function nameAsParam({ name, id }: TableMapping, facts: readonly Facts[], params: readonly string[]): readonly string[] {
  const repeats = facts.some(({ column, distinct, cells }) => column === name && distinct < cells.length);
  if (params.length > 0 && !repeats) return [];
  return [name ?? id].filter((column) => typeof column === 'string');
}

type AboutRuns = Pick<TableMapping, 'name' | 'experiment' | 'status' | 'startedAt' | 'endedAt' | 'durationSeconds'> & {
  readonly id?: string;
};

function aboutRuns(facts: readonly Facts[], said: TableMapping): AboutRuns {
  const times = { startedAt: pick(facts, START_WORDS, areTimes), endedAt: pick(facts, END_WORDS, areTimes) };
  const all = {
    id: pick(facts, ID_WORDS, isKey),
    name: pick(facts, NAME_WORDS, ({ numeric }) => !numeric),
    experiment: pick(facts, EXPERIMENT_WORDS, ({ distinct, rows }) => distinct === 1 || distinct < rows),
    status: pick(facts, STATUS_WORDS, areStatuses),
    ...times,
    ...(hasDuration({ ...times, ...said }) ? {} : durationIn(facts, said.decimal)),
  };
  return Object.fromEntries(Object.entries(all).filter(([key, column]) => column !== undefined && said[key] === undefined));
}

function hasDuration(mapping: TableMapping): boolean {
  const hasClock = mapping.startedAt !== undefined && mapping.endedAt !== undefined;
  return hasClock || DURATION_KEYS.some((key) => mapping[key] !== undefined);
}

function pick(facts: readonly Facts[], words: readonly string[], fits: (facts: Facts) => boolean): string | undefined {
  for (const word of words) {
    const found = facts.find((one) => wordsOf(one.column) === word && one.cells.length > 0 && fits(one));
    if (found !== undefined) return found.column;
  }
  return undefined;
}

function durationIn(facts: readonly Facts[], decimal: TableMapping['decimal']): Partial<Record<string, string>> {
  for (const [word, key] of DURATION_WORDS) {
    const column = pick(facts, [word], (one) => mostly(one, (cell) => secondsOf(cell, 1, decimal) !== undefined));
    if (column !== undefined) return { [key]: column };
  }
  return {};
}

function isKey({ distinct, rows }: Facts): boolean {
  return distinct === rows;
}

function areTimes(facts: Facts): boolean {
  return mostly(facts, (cell) => timeOf(cell) !== undefined);
}

/** A bad cell is told at its place when it is read, and spoils no column. */
function mostly({ cells }: Facts, is: (cell: Cell) => boolean): boolean {
  return cells.filter(is).length * 2 >= cells.length;
}

function areStatuses({ cells }: Facts): boolean {
  return cells.filter((cell) => statusOf(cell) !== undefined).length * 2 > cells.length;
}

function grouped(facts: readonly Facts[]): Readonly<Record<Group, readonly string[]>> {
  const groups: Record<Group, string[]> = { params: [], metrics: [], tags: [] };
  const isScikit = facts.some(({ column }) => column.startsWith('param_'));
  for (const one of facts) {
    if (REPEATED.test(one.column) || (isScikit && one.column === 'params') || one.cells.length === 0) continue;
    groups[groupOf(one)].push(one.column);
  }
  return groups;
}

function groupOf(facts: Facts): Group {
  const byName = groupByName(facts.column);
  if (byName !== undefined) return byName;
  if (facts.numeric) return groupOfNumbers(facts);
  if (meaningOf(facts.column) !== undefined && mostly(facts, isMeantAsNumber)) return 'metrics';
  return facts.cells.some(isNote) ? 'tags' : 'params';
}

/** `91%` is no number, but no word either. */
function isMeantAsNumber(cell: Cell): boolean {
  return numberOf(cell) !== undefined || hasComma(cell) || PERCENTAGE.test(String(cell));
}

const PERCENTAGE = /^\s*[+-]?[\d.,]+\s*%\s*$/;

/** What the name alone says; undefined when it says nothing, or what is a metric only if it holds numbers. */
function groupByName(column: string): Group | undefined {
  const words = wordsOf(column);
  if (EXAMPLES.test(words)) return 'metrics';
  if (words.startsWith('kneepoint_') || NOTE.test(words)) return 'tags';
  return GROUPS.find((group) => prefixOf(column, group) !== undefined) ?? (PARAMETER.test(words) ? 'params' : undefined);
}

/** How many examples a metric was computed on: with it a proportion has an error. */
const EXAMPLES = /^(n_(test|eval|val)|num_test_examples)$/;

/** A column that turns up only after the sample. */
export function groupOfLate(column: string): Group {
  return groupByName(column) ?? (meaningOf(column) === undefined ? 'params' : 'metrics');
}

/** Somebody tries few values, and measures as many as there are rows. */
function groupOfNumbers({ column, whole, distinct, cells }: Facts): Group {
  const words = wordsOf(column);
  if (meaningOf(column) !== undefined || OBJECTIVE.test(words) || DURATION_WORDS.has(words)) return 'metrics';
  return !whole && cells.length >= 3 && distinct === cells.length ? 'metrics' : 'params';
}

/** A long text, an address, an id, a time or a duration: nothing that a run is configured by. */
function isNote(cell: Cell): boolean {
  const text = String(cell);
  if (text.length > 80 || ADDRESS.test(text)) return true;
  return numberOf(text) === undefined && (timeOf(text) ?? secondsOf(text, 1)) !== undefined;
}

const ADDRESS = /^\w+:\/\/|^\.{0,2}\/|^[0-9a-f]{8}-[0-9a-f]{4}-|^[0-9a-f]{32,64}$/i;

/** Columns, or one glob for all that a tool gave its prefix. */
function compressed(columns: readonly string[], group: Group): readonly string[] {
  return [
    ...new Set(
      columns.map((column) => {
        const prefix = prefixOf(column, group);
        return prefix === undefined ? column : `${prefix}*`;
      }),
    ),
  ];
}

/** A spread that stands beside a mean gets the name under which it is the mean's error. */
function metricsOf(columns: readonly string[]): NonNullable<TableMapping['metrics']> {
  const present = new Set(columns);
  const names = columns.map((column) => {
    const mean = column.startsWith('std_') ? `mean_${column.slice(4)}` : column.endsWith('_std') ? `${column.slice(0, -4)}_mean` : '';
    return present.has(mean) ? `${mean}_std` : nameIn(column, 'metrics');
  });
  const isRenamed = columns.some((column, at) => names[at] !== nameIn(column, 'metrics'));
  return isRenamed ? Object.fromEntries(columns.map((column, at) => [names[at]!, column])) : compressed(columns, 'metrics');
}
