import { MAPPING_KEYS, type TableMapping } from '../../core/runs/table-mapping.ts';
import { matchesGlob } from '../../core/text/glob.ts';
import { GROUPS } from './column-words.ts';

export const DURATION_KEYS = ['durationSeconds', 'durationMinutes', 'durationHours', 'durationMs'] as const;
const OWN_KEYS = ['id', 'name', 'experiment', 'status', 'startedAt', 'endedAt', ...DURATION_KEYS] as const;

type Named = readonly (readonly [key: string, column: string])[];

export function listOf(said: TableMapping[string]): readonly string[] {
  return typeof said === 'string' ? [said] : Array.isArray(said) ? (said as readonly string[]) : [];
}

/** The columns that say something of the run itself, each under its key. */
export function ownColumns(mapping: TableMapping): Named {
  return OWN_KEYS.flatMap((key) => listOf(mapping[key]).map((column) => [key, column] as const));
}

/** `metric: column` pairs, whether they stand beside the keys or under `metrics`. */
export function namedMetrics(mapping: TableMapping): Named {
  const { metrics } = mapping;
  const beside = Object.entries(mapping).filter(([key]) => !MAPPING_KEYS.has(key)) as [string, string][];
  return [...beside, ...(metrics === undefined || Array.isArray(metrics) ? [] : Object.entries(metrics as Record<string, string>))];
}

export function matchesAny(patterns: readonly string[], column: string): boolean {
  return patterns.some((pattern) => pattern === column || matchesGlob(pattern, column));
}

/** Whether a mapping speaks of a column. */
export function speaksOf(mapping: TableMapping): (column: string) => boolean {
  const named = new Set([...ownColumns(mapping), ...namedMetrics(mapping)].map(([, column]) => column));
  const patterns = GROUPS.flatMap((group) => listOf(mapping[group]));
  return (column) => named.has(column) || matchesAny(patterns, column);
}
