import type { Source } from './row.ts';

/** Rows of the archived price pages that Epoch AI collected (to March 2025); `rows` are line numbers of the data set. */
export function epoch(rows: string, asOf: string): Source {
  return {
    source: `epoch-research/training-cost-trends:data/Hardware prices.csv rows ${rows} (secondary)`,
    asOf,
    confidence: 'old',
  };
}
