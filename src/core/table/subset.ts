import { type ColumnData, isText } from './column.ts';

/** A column of some rows alone, in their order. */
export function pickRows(data: ColumnData, rows: readonly number[]): ColumnData {
  if (isText(data)) return pickTexts(data, rows);
  const values = Float64Array.from(rows, (row) => data.values[row]!);
  if (data.kind !== 'quantity') return { ...data, values, present: Uint8Array.from(rows, (row) => data.present[row]!) };
  return {
    ...data,
    values,
    low: Float64Array.from(rows, (row) => data.low[row]!),
    high: Float64Array.from(rows, (row) => data.high[row]!),
    unknown: Uint32Array.from(rows, (row) => data.unknown[row]!),
    marks: Uint8Array.from(rows, (row) => data.marks[row]!),
  };
}

/** With a dictionary of these rows' texts: the whole one may have a text for each of 100,000 rows. */
function pickTexts(data: Extract<ColumnData, { dictionary: string[] }>, rows: readonly number[]): ColumnData {
  const known = new Map([[0, 0]]);
  const dictionary: string[] = [];
  const codes = Uint32Array.from(rows, (row) => {
    const code = data.codes[row] ?? 0;
    if (!known.has(code)) known.set(code, dictionary.push(data.dictionary[code - 1]!));
    return known.get(code)!;
  });
  return { kind: data.kind, dictionary, codes };
}
