/** One line of a metric's file. */
export interface Point {
  readonly step: number;
  readonly at: number;
  readonly value: number;
}

const INTEGER = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NOT_FINITE = /^([+-]?)(nan|inf|infinity)$/i;

/**
 * A line as MLflow reads it, or undefined where MLflow refuses it. Two fields have no step; five end with a dataset's name and digest,
 * and of these MLflow does not read the step that stands there.
 */
export function pointOf(line: string): Point | undefined {
  const fields = line.trim().split(' ');
  const [time = '', value = '', step = ''] = fields;
  if (![2, 3, 5].includes(fields.length)) return undefined;
  const at = integerOf(time);
  const number = numberOf(value);
  const counted = fields.length === 3 ? integerOf(step) : 0;
  return at === undefined || number === undefined || counted === undefined ? undefined : { step: counted, at, value: number };
}

function integerOf(text: string): number | undefined {
  const number = Number(text);
  return INTEGER.test(text) && Number.isSafeInteger(number) ? number : undefined;
}

function numberOf(text: string): number | undefined {
  if (DECIMAL.test(text)) return Number(text);
  const [, sign, word] = NOT_FINITE.exec(text) ?? [];
  if (word === undefined) return undefined;
  return word.toLowerCase() === 'nan' ? Number.NaN : sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** By step, then time, then value, as Python compares them: nothing is greater than NaN, nor NaN than anything, and the first stays. */
export function isAhead(a: Point, b: Point): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.at !== b.at) return a.at > b.at;
  return a.value > b.value;
}
