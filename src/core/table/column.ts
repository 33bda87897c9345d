import * as z from 'zod';
import { QUANTITY_BASES } from '../quantity/basis.ts';

/** What a column of the experiments table holds. */
export const COLUMN_KINDS = ['text', 'number', 'quantity', 'time', 'status'] as const;

/** A column without its values: what a picker and a heading need. `id` is a field of the filter language. */
export const columnMetaSchema = z.object({
  id: z.string().min(1),
  title: z.string(),
  kind: z.enum(COLUMN_KINDS),
  group: z.enum(['own', 'run', 'cost', 'metrics', 'params', 'tags']),
  /** `USD`, `s`, `fraction` …; empty where it has none. */
  unit: z.string(),
  /** Which way is better, where that is known. */
  goal: z.enum(['max', 'min']).optional(),
  /** The column that has the standard errors of this one. */
  error: z.string().optional(),
  /** Rows that have a value. */
  present: z.number().int().nonnegative(),
});
export type ColumnMeta = Readonly<z.infer<typeof columnMetaSchema>>;

const dictionary = z.array(z.string());

/** Values by row. They cross to a webview as buffers, so that 100,000 of them cost a copy and no parsing. */
export const columnDataSchema = z.discriminatedUnion('kind', [
  /** `codes[row]` is 1 more than the place in `dictionary`; 0 is missing. */
  z.object({ kind: z.enum(['text', 'status']), dictionary, codes: z.instanceof(Uint32Array) }),
  /** Where `present[row]` is 0 the value is missing; a NaN that is present was logged. */
  z.object({ kind: z.enum(['number', 'time']), values: z.instanceof(Float64Array), present: z.instanceof(Uint8Array) }),
  /** `unknown[row]` is 1 more than the place in `reasons`, 0 where the value is known; `marks` are bits of `MARKS`. */
  z.object({
    kind: z.literal('quantity'),
    values: z.instanceof(Float64Array),
    low: z.instanceof(Float64Array),
    high: z.instanceof(Float64Array),
    unknown: z.instanceof(Uint32Array),
    reasons: dictionary,
    marks: z.instanceof(Uint8Array),
  }),
]);
export type ColumnData = Readonly<z.infer<typeof columnDataSchema>>;
export type TextData = Extract<ColumnData, { dictionary: string[] }>;
export type NumberData = Extract<ColumnData, { present: Uint8Array }>;
export type QuantityData = Extract<ColumnData, { kind: 'quantity' }>;

export function isText(data: ColumnData): data is TextData {
  return 'codes' in data;
}

/** What stands behind the number of a quantity: its basis in the two low bits, and whether it is a lower bound. */
export const MARKS = { basis: 0b11, atLeast: 0b100 } as const;
export const MARK_BASES = QUANTITY_BASES;
