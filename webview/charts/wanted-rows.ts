import type { TableMode } from '../../src/protocol/table.ts';
import { rowsWord } from './mode-words.ts';
import { t } from '../ui/l10n.ts';

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
  if (chosen.length > most)
    return { ids: chosen.slice(0, most), why: t('the first {0} of {1} selected {2}', most, chosen.length, rowsWord(mode)) };
  if (chosen.length > 0)
    return {
      ids: chosen,
      why:
        chosen.length === 1
          ? mode === 'runs'
            ? t('the selected run')
            : t('the selected candidate')
          : t('{0} selected {1}', chosen.length, rowsWord(mode)),
    };
  const why =
    first.length < listed ? t('the first {0} {1} of the table', first.length, rowsWord(mode)) : t('all {0} of the table', rowsWord(mode));
  return { ids: first, why: t('{0}; select rows to choose others', why) };
}
