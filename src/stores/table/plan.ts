import { metricOfError, SPLITS_SUFFIX } from '../../core/metrics/names.ts';
import { matchesGlob } from '../../core/text/glob.ts';
import { nearest } from '../../core/text/nearest.ts';
import type { TableMapping } from '../../core/runs/table-mapping.ts';
import { type Group, GROUPS, nameIn, SPLIT } from './column-words.ts';
import { groupOfLate, guessMapping } from './guess.ts';
import { listOf, matchesAny, namedMetrics, ownColumns } from './mapping-parts.ts';
import type { Row } from './row.ts';

/** What a column is to a run beside its own facts: the metrics that it is, a parameter or a tag. */
export interface Use {
  readonly group: Group;
  readonly names: readonly string[];
}

interface Absent {
  readonly key: string;
  readonly column: string;
  /** Columns that may have been meant. */
  readonly near: readonly string[];
}

/** How the rows of one table are read. */
export interface Plan {
  /** With what the user left out. */
  readonly mapping: TableMapping;
  readonly idColumns: readonly string[];
  useOf(column: string): Use | undefined;
  /** Of a column that has one fold's score and is no metric: what the number of such columns is called, beside the mean and the deviation of all. */
  splitsOf(column: string): string | undefined;
  /** Columns that the user named and the sample does not have, with the key that names them. */
  readonly absent: readonly Absent[];
}

export function planOf(said: TableMapping, header: readonly string[], sample: readonly Row['cells'][]): Plan {
  const saidMetrics = namedMetrics(said);
  const guessed = guessMapping(header, sample, said);
  // A user who names metrics means these.
  const mapping: TableMapping = { ...guessed, ...(saidMetrics.length > 0 && { metrics: [] }), ...said };
  const useOf = remembered(useFinder(mapping, said, new Set(header)));
  return {
    mapping,
    idColumns: listOf(mapping.id),
    absent: absentFrom(header, said),
    useOf,
    splitsOf: remembered((column) => {
      const [, score] = SPLIT.exec(column) ?? [];
      const deviation = score === undefined ? undefined : useOf(`std_${score}`)?.names[0];
      return deviation?.endsWith('_std') === true ? `${metricOfError(deviation)}${SPLITS_SUFFIX}` : undefined;
    }),
  };
}

/** Every row asks of the same columns. */
function remembered<Found>(find: (column: string) => Found): (column: string) => Found {
  const known = new Map<string, Found>();
  return (column) => {
    if (!known.has(column)) known.set(column, find(column));
    return known.get(column) as Found;
  };
}

function absentFrom(header: readonly string[], said: TableMapping): readonly Absent[] {
  const present = new Set(header);
  const single = [...ownColumns(said), ...namedMetrics(said)].filter(([, column]) => !present.has(column));
  const listed = GROUPS.flatMap((group) => listOf(said[group]).map((pattern) => [group, pattern] as const));
  const unfit = listed.filter(([, pattern]) => !present.has(pattern) && !header.some((column) => matchesGlob(pattern, column)));
  return [...single, ...unfit].map(([key, column]) => ({ key, column, near: nearest(column, header) }));
}

function useFinder(mapping: TableMapping, said: TableMapping, header: ReadonlySet<string>): (column: string) => Use | undefined {
  const metrics = namesByColumn(namedMetrics(mapping));
  const own = new Set(ownColumns(mapping).map(([, column]) => column));
  const isOpen = (group: Group): boolean => said[group] === undefined && (group !== 'metrics' || namedMetrics(said).length === 0);
  return (column) => {
    const names = metrics.get(column);
    if (names !== undefined) return { group: 'metrics', names };
    const group = GROUPS.find((one) => matchesAny(listOf(mapping[one]), column));
    if (group !== undefined) return { group, names: [nameIn(column, group)] };
    if (column.startsWith('kneepoint.')) return { group: 'tags', names: [column] };
    if (own.has(column) || header.has(column)) return undefined;
    const late = groupOfLate(column);
    return isOpen(late) ? { group: late, names: [nameIn(column, late)] } : undefined;
  };
}

function namesByColumn(named: ReturnType<typeof namedMetrics>): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const [name, column] of named) names.set(column, [...(names.get(column) ?? []), name]);
  return names;
}
