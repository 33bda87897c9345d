import { expect, it } from 'vitest';
import type { ColumnMeta, QuantityData } from '../../src/core/table/column.ts';
import { groupCell } from './group-cells.ts';

const META = { id: 'spent', title: 'Spent', kind: 'quantity', group: 'cost', unit: 'USD' } as ColumnMeta;

function costs(marks: readonly number[]): QuantityData {
  const values = Float64Array.from(marks, (_, at) => at + 1);
  return {
    kind: 'quantity',
    values,
    ...{ low: values, high: values, unknown: new Uint32Array(marks.length), reasons: [], marks: Uint8Array.from(marks) },
  };
}

it.each(['sum', 'mean', 'median', 'min', 'max'] as const)('a %s over a lower bound is one, and says so', (kind) => {
  const shown = groupCell(META, costs([0, 0b100, 0]), Uint32Array.of(0, 1, 2), kind);
  expect(shown.text).toMatch(/^≥/);
  expect(shown.title).toContain('of 3, 1 of them lower bounds;');
});

it('a sum over whole costs is the sum', () => {
  const shown = groupCell(META, costs([0, 0]), Uint32Array.of(0, 1), 'sum');
  expect(shown.text).toBe('$3.00');
  expect(shown.title).not.toContain('bound');
});
