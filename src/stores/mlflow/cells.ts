import type { MetricValue } from '../../core/runs/run.ts';

/** Values by the number of their row; rows are written one after the other first. */
export interface Cells<Value> {
  read(row: number): Value;
  write(row: number, value: Value): void;
}

export function textCells(): Cells<string> {
  const texts: string[] = [];
  return {
    read: (row) => texts[row]!,
    write(row, text) {
      texts[row] = text;
    },
  };
}

export function metricCells(): Cells<MetricValue> {
  let numbers = new Float64Array(3 * 1024);
  return {
    read(row) {
      const at = numbers[3 * row + 2]!;
      return { value: numbers[3 * row]!, step: numbers[3 * row + 1]!, at: Number.isNaN(at) ? undefined : at };
    },
    write(row, { value, step, at }) {
      if (3 * row === numbers.length) numbers = doubled(numbers);
      numbers[3 * row] = value;
      numbers[3 * row + 1] = step;
      numbers[3 * row + 2] = at ?? Number.NaN;
    },
  };
}

function doubled(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
