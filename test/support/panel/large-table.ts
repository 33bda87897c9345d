import { numberData, quantityData, textData } from '../../../src/app/table/column-data.ts';
import { tableModel, type ColumnSource, type TableModel } from '../../../src/app/table/table-model.ts';
import type { ColumnMeta } from '../../../src/core/table/column.ts';

const FAMILIES = ['lgbm', 'mlp', 'resnet', 'ft-transformer', 'svm-rbf', 'random forest'];

/** A table of made-up runs, the same every time: names that all differ, costs, metrics with holes and NaN, parameters. */
export function largeTable(rows: number, columns: number): TableModel {
  const of = (
    id: string,
    group: ColumnMeta['group'],
    kind: ColumnMeta['kind'],
    data: ColumnSource['data'],
    unit = '',
    goal?: 'max' | 'min',
  ): ColumnSource => ({
    meta: { id, title: id.replace(/^(metrics|params)\./, ''), kind, group, unit, present: rows, ...(goal === undefined ? {} : { goal }) },
    data,
  });
  const text = (id: string, group: ColumnMeta['group'], textOf: (row: number) => string | undefined) =>
    of(id, group, 'text', () => textData('text', rows, textOf));
  const random = (row: number, salt: number) => mixed(row * 64 + salt) / 2 ** 32;
  const fixed: readonly ColumnSource[] = [
    text('name', 'run', (row) => `${FAMILIES[row % FAMILIES.length]!}-d${row % 17}-n${(row * 7) % 1000}-run-${row}`),
    text('experiment', 'run', (row) => `experiment ${row % 12}`),
    of('status', 'run', 'status', () => textData('status', rows, (row) => (row % 9 === 0 ? 'failed' : 'finished'))),
    of('startedAt', 'run', 'time', () => numberData('time', rows, (row) => Date.UTC(2026, 10, 20) - row * 60_000)),
    text('hardware', 'run', (row) => (row % 3 === 0 ? undefined : `aws:g${row % 5}.xlarge`)),
    of('spent', 'cost', 'quantity', () => quantityData(rows, (row) => costOf(row, random(row, 1) * 40)), 'USD', 'min'),
    of('durationSeconds', 'cost', 'quantity', () => quantityData(rows, (row) => costOf(row, random(row, 2) * 9000, 's')), 's'),
  ];
  const metric = (at: number) =>
    of(
      `metrics.m${at}`,
      'metrics',
      'number',
      () => numberData('number', rows, (row) => (row % 13 === at % 13 ? undefined : row % 101 === 0 ? Number.NaN : random(row, 3 + at))),
      '',
      'max',
    );
  const param = (at: number) =>
    text(`params.p${at}`, 'params', (row) => (row % 11 === at % 11 ? undefined : String(mixed(row + at) % (at + 2))));
  const rest = Array.from({ length: Math.max(0, columns - fixed.length) }, (_, at) => (at % 2 === 0 ? metric(at >> 1) : param(at >> 1)));
  return tableModel(
    Array.from({ length: rows }, (_, row) => `mlflow-sqlite:mlflow.db:${row.toString(16).padStart(32, '0')}`),
    [...fixed, ...rest],
  );
}

function costOf(row: number, value: number, unit: 'USD' | 's' = 'USD') {
  if (row % 10 === 7) return { unknown: 'hardware-not-recorded' } as const;
  return { value, low: value * 0.9, high: value * 1.2, unit, basis: row % 4 === 0 ? 'estimated' : 'derived', sources: [] } as const;
}

function mixed(seed: number): number {
  let value = (seed + 0x9e3779b9) | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
