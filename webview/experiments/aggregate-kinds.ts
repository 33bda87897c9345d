/** What a group can show of a column of numbers. */
export const AGGREGATES = ['sum', 'mean', 'median', 'min', 'max'] as const;
export type AggregateKind = (typeof AGGREGATES)[number];
