import { type ColumnData, isText } from './column.ts';

/** Whether some rows differ in a column: a missing value differs from one that is there, NaN does not differ from NaN. */
export function differs(data: ColumnData, rows: ArrayLike<number>): boolean {
  if (rows.length < 2) return false;
  const same = sameAs(data, rows[0]!);
  for (let i = 1; i < rows.length; i++) if (!same(rows[i]!)) return true;
  return false;
}

function sameAs(data: ColumnData, first: number): (row: number) => boolean {
  if (isText(data)) return (row) => data.codes[row] === data.codes[first];
  if (data.kind === 'quantity') {
    return (row) =>
      data.unknown[row] === data.unknown[first] && (data.unknown[row] !== 0 || Object.is(data.values[row], data.values[first]));
  }
  return (row) => data.present[row] === data.present[first] && (data.present[row] === 0 || Object.is(data.values[row], data.values[first]));
}
