import type { TableMode } from '../../src/protocol/table.ts';

export interface WantedRows {
  readonly ids: readonly string[];
  /** How they came to be the ones, in words. */
  readonly why: string;
}

export interface RowsAtHand {
  /** Of the whole table, in its order. */
  readonly ids: readonly string[];
  readonly selected: ReadonlySet<string>;
  /** The first rows as they are listed. */
  readonly first: readonly string[];
  /** How many rows are listed. */
  readonly listed: number;
  readonly mode: TableMode;
}

/** The selected rows, in the order of the table; without a selection the first that the table lists. */
export function wantedRows({ ids, selected, first, listed, mode }: RowsAtHand, most: number): WantedRows {
  const chosen = selected.size === 0 ? [] : ids.filter((id) => selected.has(id));
  if (chosen.length > most) return { ids: chosen.slice(0, most), why: `the first ${most} of ${chosen.length} selected ${mode}` };
  if (chosen.length > 0)
    return { ids: chosen, why: chosen.length === 1 ? `the selected ${ONE[mode]}` : `${chosen.length} selected ${mode}` };
  const why = first.length < listed ? `the first ${first.length} ${mode} of the table` : `all ${mode} of the table`;
  return { ids: first, why: `${why}; select rows to choose others` };
}

const ONE = { runs: 'run', candidates: 'candidate' } as const;
