import { isKnown, type Range } from '../../core/quantity/quantity.ts';
import { reasonText } from '../../core/format/reason.ts';
import { MARK_BASES, MARKS, type NumberData, type QuantityData, type TextData } from '../../core/table/column.ts';

/** Different texts are stored once. */
export function textData(kind: TextData['kind'], rows: number, textOf: (row: number) => string | undefined): TextData {
  const dictionary: string[] = [];
  const codeOf = new Map<string, number>();
  const codes = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const text = textOf(row);
    if (text === undefined) continue;
    let code = codeOf.get(text);
    if (code === undefined) {
      code = dictionary.push(text);
      codeOf.set(text, code);
    }
    codes[row] = code;
  }
  return { kind, dictionary, codes };
}

export function numberData(kind: NumberData['kind'], rows: number, numberOf: (row: number) => number | undefined): NumberData {
  const values = new Float64Array(rows);
  const present = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const value = numberOf(row);
    if (value === undefined) continue;
    values[row] = value;
    present[row] = 1;
  }
  return { kind, values, present };
}

export function quantityData(rows: number, quantityOf: (row: number) => Range): QuantityData {
  const [values, low, high] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  const marks = new Uint8Array(rows);
  const reasons = textData('text', rows, (row) => {
    const quantity = quantityOf(row);
    if (!isKnown(quantity)) return reasonText(quantity);
    values[row] = quantity.value;
    low[row] = quantity.low;
    high[row] = quantity.high;
    marks[row] = MARK_BASES.indexOf(quantity.basis) | (quantity.atLeast === true ? MARKS.atLeast : 0);
    return undefined;
  });
  return { kind: 'quantity', values, low, high, unknown: reasons.codes, reasons: reasons.dictionary, marks };
}

export function unknownData(rows: number, reason: string): QuantityData {
  const none = new Float64Array(rows);
  return {
    kind: 'quantity',
    values: none,
    low: none,
    high: none,
    unknown: new Uint32Array(rows).fill(1),
    reasons: [reason],
    marks: new Uint8Array(rows),
  };
}
