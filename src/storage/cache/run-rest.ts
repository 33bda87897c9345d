import * as z from 'zod';
import type { Run } from '../../core/runs/run.ts';

/** What of a run has columns of its own. */
export const COLUMN_KEYS = [
  'id',
  'store',
  'nativeId',
  'name',
  'parentId',
  'status',
  'startedAt',
  'endedAt',
  'lastSeenAt',
  'params',
  'metrics',
  'tags',
  'artifactUri',
] as const;
type ColumnKey = (typeof COLUMN_KEYS)[number];

/** Everything else about a run, much of which many runs share. */
export type RunRest = Omit<Run, ColumnKey>;

const columnKeys: ReadonlySet<string> = new Set(COLUMN_KEYS);

export function restText(run: Run): string {
  const rest = Object.fromEntries(Object.entries(run).filter(([key]) => !columnKeys.has(key)));
  return JSON.stringify(rest, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? { [NUMBER]: String(value) } : value,
  );
}

/** JSON has no word for them. */
const NUMBER = '$number';

const number = z.custom<number>((value) => typeof value === 'number');
const schema = z.looseObject({
  experiment: z.looseObject({ id: z.string(), name: z.string() }),
  pauses: z.array(z.looseObject({ start: number, end: number })),
  datasets: z.array(z.looseObject({ name: z.string(), digest: z.string() })),
  durationSeconds: number.optional(),
  unreadDuration: z.string().optional(),
  machine: z.looseObject({ source: z.string() }).optional(),
  twins: z.array(z.looseObject({ id: z.string(), rule: z.string() })).optional(),
});

/** Throws when it is nothing that `restText` wrote. */
export function restOf(text: string): RunRest {
  const rest: unknown = text.includes(NUMBER) ? JSON.parse(text, revived) : JSON.parse(text);
  return schema.parse(rest) as unknown as RunRest;
}

function revived(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && NUMBER in value ? Number(value[NUMBER]) : value;
}
