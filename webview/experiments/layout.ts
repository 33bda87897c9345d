import * as z from 'zod';
import { AGGREGATES } from './aggregate-kinds.ts';
import { rolePicksSchema } from '../../src/protocol/selecting.ts';
import { tableModeSchema, type TableMode } from '../../src/protocol/table.ts';

/** How a person arranged one of the tables. Whatever does not parse is forgotten. */
const arrangementSchema = z.object({
  search: z.string().default(''),
  filter: z.string().default(''),
  sort: z.array(z.object({ column: z.string(), descending: z.boolean() })).default([]),
  /** Columns whose values make groups, the outermost first. */
  groups: z.array(z.string()).default([]),
  /** Keys of groups that are closed. */
  collapsed: z.array(z.string()).default([]),
  aggregates: z.record(z.string(), z.enum(AGGREGATES)).default({}),
  /** Shown columns in their order; undefined: those that the table proposes. */
  shown: z.array(z.string()).optional(),
  pinned: z.array(z.string()).optional(),
  widths: z.record(z.string(), z.number().positive()).default({}),
  onlyDiffering: z.boolean().default(false),
  showHidden: z.boolean().default(false),
  /** Ids of rows, or all that are shown where these are too many to remember. */
  selected: z.union([z.array(z.string()), z.literal('shown')]).default([]),
  comparing: z.boolean().default(false),
  /** What each chart remembers, in its own words. */
  chartSettings: z.record(z.string(), z.unknown()).default({}),
  /** Ids of rows that are marked in charts. */
  added: z.array(z.string()).default([]),
  /** The row and column with the focus, and the row at the top. */
  place: z.object({ row: z.string().optional(), column: z.string().optional(), top: z.string().optional() }).default({}),
});
export type Arrangement = Readonly<z.infer<typeof arrangementSchema>>;

const undoneSchema = z.object({ said: z.string(), ids: z.array(z.string()) });
export type Undoable = Readonly<z.infer<typeof undoneSchema>>;

/** What of the window the table and the charts have. */
const chartsSchema = z.object({
  shown: z.enum(['both', 'table', 'charts']).default('both'),
  tab: z.string().default('pareto'),
  /** The charts' share of the width beside the table, and of the height below it. */
  share: z.number().min(0).max(1).default(0.45),
  shareBelow: z.number().min(0).max(1).default(0.6),
  /** Which are shown as a table. */
  asTable: z.boolean().default(false),
});
export type ChartsLayout = Readonly<z.infer<typeof chartsSchema>>;

/** What survives reload and restart. */
const layoutSchema = z.object({
  mode: tableModeSchema.default('runs'),
  runs: arrangementSchema.prefault({}),
  candidates: arrangementSchema.prefault({}),
  /** Who is picked for a selection: ids of candidates. */
  picks: rolePicksSchema.default([]),
  charts: chartsSchema.prefault({}),
  undo: z.array(undoneSchema).default([]),
  redo: z.array(undoneSchema).default([]),
});
export type Layout = Readonly<z.infer<typeof layoutSchema>>;

export function layoutOf(saved: unknown): Layout {
  const parsed = layoutSchema.safeParse(saved);
  return parsed.success ? parsed.data : layoutSchema.parse({});
}

export function arranged(layout: Layout, mode: TableMode, change: Partial<Arrangement>): Layout {
  return { ...layout, [mode]: { ...layout[mode], ...change } };
}

/** More are remembered as what is shown. */
const MOST_REMEMBERED = 5000;

export function rememberedSelection(ids: ReadonlySet<string>): Arrangement['selected'] {
  return ids.size > MOST_REMEMBERED ? 'shown' : [...ids];
}
