import { aggregate, textsIn, type Aggregate } from '../../src/core/table/aggregate.ts';
import { type ColumnData, type ColumnMeta, isText, MARK_BASES, MARKS, type QuantityData } from '../../src/core/table/column.ts';
import { weakerBasis } from '../../src/core/quantity/basis.ts';
import type { QuantityBasis } from '../../src/core/quantity/basis.ts';
import { formatCount } from '../../src/core/format/number.ts';
import { formatMetric } from '../../src/core/format/metric.ts';
import { formatDate } from '../../src/core/format/date.ts';
import { visible } from '../../src/core/text/visible.ts';
import type { GroupCell } from '../../src/core/table/grouping.ts';
import type { CellView } from '../grid/cell-view.ts';
import type { AggregateKind } from './aggregate-kinds.ts';
import { quantityView, shownCell } from './cell-text.ts';
import type { ShownGroup } from './rows-view.ts';
import { t } from '../ui/l10n.ts';

/** Money and time add up; of a metric the one in the middle says most. */
export function defaultAggregate({ group }: ColumnMeta): AggregateKind {
  return group === 'cost' ? 'sum' : 'median';
}

/** The cell that names a group: its value and how many rows stand behind it. */
export function groupName({ cell, rows, collapsed }: ShownGroup, by: ColumnMeta): CellView {
  const text = groupText(cell, by);
  return {
    text: `${text} (${formatCount(rows.length)})`,
    title: `${visible(by.title)}: ${text}`,
    icon: collapsed ? 'collapsed' : 'expanded',
  };
}

function groupText(cell: GroupCell, by: ColumnMeta): string {
  if (cell.kind === 'missing') return t('no {0}', visible(by.title));
  if (cell.kind === 'unknown') return t('{0} unknown', visible(by.title));
  if (cell.kind !== 'range') return shownCell(by, cell).text;
  return t('{0} to {1}', borderText(cell.from, by), borderText(cell.to, by));
}

function borderText(value: number, { kind, unit }: ColumnMeta): string {
  if (kind === 'time') return formatDate(value);
  if (kind !== 'quantity') return formatMetric(value);
  return quantityView({ value, low: value, high: value, unit: unit as never, basis: 'measured', sources: [] }).text;
}

const known = new WeakMap<Uint32Array, Map<string, { readonly data: ColumnData | undefined; readonly view: CellView }>>();

/** What a group comes to in a column. A group's rows do not change, so it is worked out once. */
export function groupCell(meta: ColumnMeta, data: ColumnData | undefined, rows: Uint32Array, kind: AggregateKind): CellView {
  const cells = known.get(rows) ?? new Map();
  known.set(rows, cells);
  const key = `${kind} ${meta.id}`;
  const before = cells.get(key);
  if (before !== undefined && before.data === data) return before.view;
  const view = computedCell(meta, data, rows, kind);
  cells.set(key, { data, view });
  return view;
}

function computedCell(meta: ColumnMeta, data: ColumnData | undefined, rows: Uint32Array, kind: AggregateKind): CellView {
  if (meta.id === 'star') return { text: '' };
  if (data === undefined) return { text: '…', tone: 'muted' };
  if (isText(data)) return textCell(data, rows);
  const found = aggregate(data, rows);
  if (found === undefined) return { text: data.kind === 'quantity' ? 'unknown' : 'none', tone: 'muted', numeric: data.kind !== 'time' };
  if (data.kind !== 'quantity') return plainCell(data.kind, found, kind);
  const isLeast = found.atLeast > 0 || (kind === 'sum' && found.without > 0);
  const value = valueOf(found, kind);
  const sum = { value, low: value, high: value, unit: meta.unit as never, basis: weakestBasis(data, rows), sources: [] };
  return { ...quantityView(isLeast ? { ...sum, atLeast: true } : sum), title: titleFor(found, kind) };
}

function plainCell(of: 'number' | 'time', found: Aggregate, kind: AggregateKind): CellView {
  if (of === 'number') return { text: formatMetric(valueOf(found, kind)), title: titleFor(found, kind), numeric: true };
  return { text: formatDate(found.min), title: t('{0} to {1}, UTC', formatDate(found.min), formatDate(found.max)) };
}

function textCell(data: ColumnData, rows: Uint32Array): CellView {
  const { different, text, without } = textsIn(data, rows);
  if (different === 0) return { text: '' };
  const rest = without === 0 ? '' : t(', {0} without', formatCount(without));
  if (text !== undefined) return { text: `${visible(text)}${rest}`, title: `${visible(text)}${rest}` };
  return { text: t('{0} different', formatCount(different)), tone: 'muted' };
}

function valueOf(found: Aggregate, kind: AggregateKind): number {
  return kind === 'mean' ? found.sum / found.count : found[kind];
}

const KINDS: Readonly<Record<AggregateKind, string>> = {
  sum: t('sum of'),
  mean: t('mean of'),
  median: t('median of'),
  min: t('min of'),
  max: t('max of'),
};

function titleFor(found: Aggregate, kind: AggregateKind): string {
  const { min, median, max, count, without, atLeast } = found;
  const missing = without === 0 ? '' : t(', {0} without a value', formatCount(without));
  const bounds = atLeast === 0 ? '' : t(', {0} of them lower bounds', formatCount(atLeast));
  const of = `${KINDS[kind]} ${formatCount(count)}${bounds}${missing}`;
  return t('{0}; least {1}, median {2}, most {3}', of, formatMetric(min), formatMetric(median), formatMetric(max));
}

function weakestBasis({ marks, unknown }: QuantityData, rows: Uint32Array): QuantityBasis {
  let weakest: QuantityBasis = 'measured';
  for (const row of rows) if (unknown[row] === 0) weakest = weakerBasis(weakest, MARK_BASES[marks[row]! & MARKS.basis]!);
  return weakest;
}
