import * as z from 'zod';

const column = z.string().min(1);
const columns = z.union([column, z.array(column).min(1)]);

/** Which columns of a CSV, JSON or JSONL table say what of a run. A key that is none of these is a metric: `accuracy: test_acc`. */
export interface TableMapping {
  readonly id?: string | readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly experiment?: string | undefined;
  readonly status?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly endedAt?: string | undefined;
  readonly durationSeconds?: string | readonly string[] | undefined;
  readonly durationMinutes?: string | readonly string[] | undefined;
  readonly durationHours?: string | readonly string[] | undefined;
  readonly durationMs?: string | readonly string[] | undefined;
  readonly durationTimes?: number | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly params?: readonly string[] | undefined;
  readonly metrics?: readonly string[] | Readonly<Record<string, string>> | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly [metric: string]: string | number | readonly string[] | Readonly<Record<string, string>> | undefined;
}

const SHAPE = {
  id: columns.optional().describe('Columns that identify a run. Default: a column such as run_id, else the content of the row.'),
  name: column.optional(),
  experiment: column.optional().describe('Default: the name of the file.'),
  status: column.optional().describe('Default: every row is a finished run.'),
  startedAt: column.optional().describe('ISO 8601, or seconds, milliseconds, microseconds or nanoseconds since 1970. Without a zone: UTC.'),
  endedAt: column.optional(),
  durationSeconds: columns.optional().describe('Seconds, or a text as 1:02:03.5 or 0 days 01:02:03. Several columns are added.'),
  durationMinutes: columns.optional(),
  durationHours: columns.optional(),
  durationMs: columns.optional(),
  durationTimes: z
    .number()
    .positive()
    .optional()
    .describe('How many times that was done for a row: the splits of a cross-validation. Default 1.'),
  decimal: z.enum(['.', ',']).optional().describe('What stands before the decimals of a number. Default: a point.'),
  params: z.array(column).optional().describe('Columns that are parameters (globs).'),
  metrics: z
    .union([z.array(column), z.record(z.string(), column)])
    .optional()
    .describe('Columns that are metrics (globs), or metric: column. A metric may as well stand beside these keys.'),
  tags: z.array(column).optional().describe('Columns that are tags (globs).'),
};

/** `stores: [{path, map}]` in `kneepoint.yaml`. What is left out is guessed from the header. */
export const tableMappingSchema: z.ZodType<TableMapping> = z.object(SHAPE).catchall(column);

/** The keys of a mapping that do not name a metric. */
export const MAPPING_KEYS: ReadonlySet<string> = new Set(Object.keys(SHAPE));
