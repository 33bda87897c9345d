import { formatDuration } from '../../src/core/format/duration.ts';
import { formatMetric } from '../../src/core/format/metric.ts';
import { formatUsd } from '../../src/core/format/money.ts';
import { visible } from '../../src/core/text/visible.ts';
import type { AxisColumn } from './axis-column.ts';
import { isMoney } from './columns.ts';
import { t } from '../ui/l10n.ts';

/** A value of a column in words, as charts say it. */
export function textOf({ meta, texts }: Pick<AxisColumn, 'meta' | 'texts'>): (value: number) => string {
  if (texts !== undefined) return (value) => visible(texts[Math.round(value)] ?? '');
  if (isMoney(meta)) return formatUsd;
  if (meta.unit === 's') return formatDuration;
  if (meta.kind === 'time') return (value) => new Date(value).toISOString().slice(0, 16).replace('T', ' ');
  return (value) => formatMetric(value);
}

/** Shorter, for the narrow room between two axes: `$1.2e-5`. */
export function tickTextOf(column: Pick<AxisColumn, 'meta' | 'texts'>): (value: number) => string {
  const text = textOf(column);
  const isShort = (value: number) => value === 0 || Math.abs(value) >= LEAST_PLAIN;
  return (value) => (column.texts === undefined && isMoney(column.meta) && !isShort(value) ? `$${tiny(value)}` : text(value));
}

const LEAST_PLAIN = 1e-3;
const tiny = (value: number) => String(Number(value.toPrecision(2)).toExponential());

/** What a row has there; `none` where it has nothing. */
export function valueText(column: AxisColumn, row: number): string {
  const value = column.value(row);
  return Number.isNaN(value) ? t('none') : textOf(column)(value);
}
