import { basisMark, formatQuantity } from '../../src/core/format/quantity.ts';
import { formatDate } from '../../src/core/format/date.ts';
import { formatMetric } from '../../src/core/format/metric.ts';
import type { Known } from '../../src/core/quantity/quantity.ts';
import { type Cell, cellAt } from '../../src/core/table/cell.ts';
import type { ColumnData, ColumnMeta } from '../../src/core/table/column.ts';
import { visible } from '../../src/core/text/visible.ts';
import type { CellView } from '../grid/cell-view.ts';
import { t } from '../ui/l10n.ts';

const MENDS = t('Enter or a click opens kneepoint.yaml, where it can be said.');
const MISSING: CellView = { text: t('none'), tone: 'muted' };
const COMING: CellView = { text: '…', tone: 'muted' };

/** A value as the table shows it: the number short, what stands behind it in the hover. */
export function cellView(meta: ColumnMeta, data: ReadonlyMap<string, ColumnData>, row: number): CellView {
  const column = data.get(meta.id);
  if (column === undefined) return COMING;
  const cell = cellAt(column, row);
  if (meta.id === 'star') return starView(cell);
  if (cell.kind === 'missing') return missingView(meta);
  return shownCell(meta, cell, standardError(meta, data, row));
}

/** A cell that has something, on its own. */
export function shownCell(meta: ColumnMeta, cell: Exclude<Cell, { kind: 'missing' }>, error?: number): CellView {
  switch (cell.kind) {
    case 'text': {
      const text = visible(cell.text);
      return { text, title: text };
    }
    case 'time':
      return { text: formatDate(cell.value), title: 'UTC' };
    case 'number':
      if (!Number.isFinite(cell.value)) return { text: String(cell.value), title: t('logged as {0}', cell.value), numeric: true };
      return {
        text: formatMetric(cell.value, error),
        title: error === undefined ? String(cell.value) : t('{0}, standard error {1}', cell.value, error),
        numeric: true,
      };
    case 'unknown':
      return {
        text: t('unknown'),
        title: `${visible(cell.reason)}. ${MENDS}`,
        numeric: true,
        tone: 'link',
      };
    case 'quantity':
      return quantityView(quantityOf(meta, cell), meta.group === 'metrics' ? 'shown' : 'hidden');
  }
}

export function isNumeric({ kind }: ColumnMeta): boolean {
  return kind === 'number' || kind === 'quantity';
}

/** Of a cost the interval is in the hover; of a metric it says whether a difference means anything. */
export function quantityView(known: Known, interval: 'shown' | 'hidden' = 'hidden'): CellView {
  const text = formatQuantity(known, { interval, marks: 'hidden' });
  const basis = known.basis === 'measured' || known.basis === 'derived' ? '' : `, ${known.basis}`;
  return {
    text,
    mark: basisMark(known.basis),
    title: `${formatQuantity(known, { per: 'shown', marks: 'hidden' })}${basis}`,
    numeric: true,
  };
}

function quantityOf({ unit }: ColumnMeta, { value, low, high, basis, atLeast }: Extract<Cell, { kind: 'quantity' }>): Known {
  const known = { value, low, high, basis, unit: unit as Known['unit'], sources: [] };
  return atLeast ? { ...known, atLeast: true } : known;
}

/** Without hardware there is no cost, and it can be said. */
function missingView(meta: ColumnMeta): CellView {
  if (meta.group === 'own') return { text: '' };
  if (meta.id !== 'hardware') return { ...MISSING, numeric: isNumeric(meta) };
  return { text: t('unknown'), title: `${t('The run does not say what it ran on.')} ${MENDS}`, tone: 'link' };
}

function starView(cell: Cell): CellView {
  return cell.kind === 'text'
    ? { text: '', label: t('starred'), title: t('Starred: Enter or a click takes the star away'), icon: 'star' }
    : { text: '', label: t('not starred'), title: t('Enter or a click stars'), icon: 'star-empty' };
}

function standardError({ error }: ColumnMeta, data: ReadonlyMap<string, ColumnData>, row: number): number | undefined {
  const column = error === undefined ? undefined : data.get(error);
  const cell = column === undefined ? undefined : cellAt(column, row);
  return cell?.kind === 'number' ? cell.value : undefined;
}
