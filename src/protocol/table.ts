import * as z from 'zod';
import { columnDataSchema, columnMetaSchema } from '../core/table/column.ts';
import { frontAskSchema, jointFrontSchema } from '../core/table/joint-front.ts';

/** Whether rows are runs or candidates. */
export const TABLE_MODES = ['candidates', 'runs'] as const;
export const tableModeSchema = z.enum(TABLE_MODES);
export type TableMode = z.infer<typeof tableModeSchema>;

/** A table without its values: enough to lay it out and to ask for the columns that are seen first. */
export const tableSchemaSchema = z.object({
  mode: tableModeSchema,
  /** Changes with what the table holds; columns of another revision do not fit these rows. */
  revision: z.number().int(),
  /** What each row stands for. */
  ids: z.array(z.string()),
  columns: z.array(columnMetaSchema),
  /** Columns that are shown where nobody chose others, in their order. */
  shown: z.array(z.string()),
  /** The quality that comes first, and the cost that stands against it; undefined where the project has none. */
  quality: z.string().optional(),
  cost: z.string().optional(),
  /** Why there is nothing, when there are no rows. */
  empty: z.string().optional(),
  /** Runs whose cost is unknown because nobody knows what they ran on. */
  unpriced: z.number().int().nonnegative(),
  /** What the last line of the panel says: counts, price date. */
  status: z.string(),
  /** When the run stores were read, in milliseconds since 1970. */
  readAt: z.number(),
});
export type TableSchema = z.infer<typeof tableSchemaSchema>;

/** Columns of a table, of some of its rows where they are named. */
export const columnsAskSchema = z.object({
  mode: tableModeSchema,
  revision: z.number().int(),
  ids: z.array(z.string()).max(10_000),
  rows: z.array(z.number().int().nonnegative()).max(200).optional(),
});

export const columnsAnswerSchema = z.union([
  z.object({ revision: z.number().int(), columns: z.array(z.object({ id: z.string(), data: columnDataSchema })) }),
  /** The table changed since: ask for its schema again. */
  z.object({ stale: z.literal(true) }),
]);
export type ColumnsAnswer = z.infer<typeof columnsAnswerSchema>;

/** What joint draws say about the front of some rows. */
export const frontsAskSchema = frontAskSchema.extend({ mode: tableModeSchema, revision: z.number().int() });
export const frontsAnswerSchema = z.union([
  jointFrontSchema,
  z.object({ stale: z.literal(true) }),
  /** A column cannot be drawn. */
  z.object({ none: z.literal(true) }),
]);
export type FrontsAnswer = z.infer<typeof frontsAnswerSchema>;

/** Where a row comes from, as its store says: nothing of it is looked at. */
export const originsSchema = z.object({
  /** The runs that it stands for. */
  runs: z.array(z.string()),
  source: z.object({ path: z.string(), notebook: z.boolean() }).optional(),
  commit: z.string().optional(),
  artifact: z.string().optional(),
});
export type Origins = Readonly<z.infer<typeof originsSchema>>;
