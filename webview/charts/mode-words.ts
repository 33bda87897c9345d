import type { TableMode } from '../../src/protocol/table.ts';
import { t } from '../ui/l10n.ts';

/** What the rows of a table are, within a sentence. */
export function rowsWord(mode: TableMode): string {
  return mode === 'runs' ? t('runs') : t('candidates');
}

export function nonePassText(mode: TableMode): string {
  return mode === 'runs' ? t('No runs pass the filter.') : t('No candidates pass the filter.');
}
