import type { ColumnMeta } from '../../src/core/table/column.ts';
import { visible } from '../../src/core/text/visible.ts';

/** Columns of numbers. */
export function numberColumns(metas: Iterable<ColumnMeta>): readonly ColumnMeta[] {
  return [...metas].filter(({ kind, present }) => (kind === 'number' || kind === 'quantity') && present > 0);
}

const UNITS: Readonly<Record<string, string>> = { USD: '$', 'USD/month': '$/mo', 'USD/1k': '$/1k', fraction: '', '1': '' };

/** What an axis is called, with its unit. */
export function axisTitle({ title, unit }: ColumnMeta): string {
  const shown = UNITS[unit] ?? unit;
  return shown === '' ? visible(title) : `${visible(title)}, ${visible(shown)}`;
}

export function isMoney({ unit }: ColumnMeta): boolean {
  return unit === 'USD' || unit.startsWith('USD/');
}
