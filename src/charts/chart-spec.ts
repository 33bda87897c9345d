/** Vega-Lite as JSON. */
export type ChartSpec = Readonly<Record<string, unknown>>;

/** Beyond this many marks a canvas stutters; what matters is never left out. */
export const MOST_MARKS = 5000;
