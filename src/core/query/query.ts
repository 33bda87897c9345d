import type { FieldName } from './fields.ts';

/** What a row has under a field: a number (times in milliseconds since 1970 UTC), a text, or a number that may be more. NaN is missing. */
export type QueryValue = number | string | LowerBound;

/** A sum of which a part is unknown. */
export interface LowerBound {
  readonly atLeast: number;
}

/** A question about one row, as parsed: every literal already has the type of the field it is compared with. */
export type Query =
  | { readonly op: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly op: 'not'; readonly of: Query }
  | { readonly op: 'has'; readonly field: FieldName }
  | { readonly op: 'compare'; readonly field: FieldName; readonly by: Comparator; readonly value: Literal }
  | { readonly op: 'like'; readonly field: FieldName; readonly pattern: string; readonly negated?: true }
  | { readonly op: 'in'; readonly field: FieldName; readonly values: readonly Literal[] };

export const COMPARATORS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparator = (typeof COMPARATORS)[number];

export type Literal = { readonly kind: 'number'; readonly value: number } | { readonly kind: 'text'; readonly value: string } | TimeLiteral;

/** A stretch of time as far as it was written: a day, a minute, a second. Milliseconds since 1970 UTC, end excluded. */
export interface TimeLiteral {
  readonly kind: 'time';
  readonly text: string;
  readonly from: number;
  readonly until: number;
}

/** The query that every row passes: what an empty filter says. */
export const EVERYTHING: Query = { op: 'and', parts: [] };
