import type { ColumnMeta } from '../../src/core/table/column.ts';
import { visible } from '../../src/core/text/visible.ts';
import type { HeadView } from '../grid/grid-model.ts';
import { isNumeric } from './cell-text.ts';
import type { Arrangement } from './layout.ts';
import { t } from '../ui/l10n.ts';

/** Cells of a time say their own unit, as the shortest that fits. */
const UNITS: Readonly<Record<string, string>> = { USD: '$', 'USD/month': '$/mo', 'USD/1k': '$/1k', fraction: '', '1': '', s: '', h: '' };

export function headView(meta: ColumnMeta, { sort }: Pick<Arrangement, 'sort'>, rows: number): HeadView {
  const at = sort.findIndex(({ column }) => column === meta.id);
  const key = sort[at];
  const better = meta.goal === undefined ? '' : meta.goal === 'max' ? t(', higher is better') : t(', lower is better');
  const present = meta.present < rows ? t(', {0} of {1} have it', meta.present.toLocaleString('en'), rows.toLocaleString('en')) : '';
  return {
    title: titleOf(meta),
    ...(meta.id === 'star' ? { label: 'star' } : {}),
    hint: `${visible(meta.id)}${better}${present}`,
    numeric: isNumeric(meta),
    sort: key === undefined ? 'none' : key.descending ? 'descending' : 'ascending',
    order: key !== undefined && sort.length > 1 ? at + 1 : undefined,
  };
}

/** With its unit, which cells then do not repeat. */
export function titleOf({ id, title, unit, kind }: ColumnMeta): string {
  if (id === 'star') return '★';
  // A plain number says nothing of its unit.
  const shown = kind === 'quantity' || !/^(?:s|h)$/.test(unit) ? (UNITS[unit] ?? unit) : unit;
  return shown === '' ? visible(title) : `${visible(title)} ${shown}`;
}
