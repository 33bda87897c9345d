import { exponentOf } from '../../src/core/format/digits.ts';
import { type AxisColumn, extentOf, isLogarithmic } from './axis-column.ts';
import { textOf, tickTextOf } from './value-text.ts';

/** An axis that stands upright: 0 is its foot, 1 its head, where the better values are. */
export interface UprightScale {
  readonly column: AxisColumn;
  readonly log: boolean;
  /** NaN for a row without a value. */
  place(row: number): number;
  placeOf(value: number): number;
  valueAt(place: number): number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  text(value: number): string;
}

/** More texts do not stand beside an axis. */
const MOST_TEXTS = 14;
const TICKS = 5;

/** Undefined where no row has a value. */
export function uprightScale(column: AxisColumn, rows: ArrayLike<number>): UprightScale | undefined {
  const extent = extentOf(column, rows);
  if (extent === undefined) return undefined;
  const log = isLogarithmic(column, extent);
  const line = (value: number) => (log ? Math.log(value) : value);
  const [from, to] = [line(extent.low), line(extent.high)];
  const isTurned = column.meta.goal === 'min';
  const turned = (share: number) => (isTurned ? 1 - share : share);
  const placeOf = (value: number) => (to === from ? 0.5 : turned((line(value) - from) / (to - from)));
  const valueAt = (place: number) => {
    const at = from + turned(place) * (to - from);
    return log ? Math.exp(at) : at;
  };
  const [text, tickText] = [textOf(column), tickTextOf(column)];
  const values =
    column.texts === undefined
      ? log
        ? decades(extent.low, extent.high)
        : even(extent.low, extent.high, areWhole(column, rows))
      : places(extent.low, extent.high);
  return {
    column,
    log,
    place: (row) => placeOf(column.value(row)),
    placeOf,
    valueAt,
    text,
    ticks: values.map((value) => ({ at: placeOf(value), text: tickText(value) })),
  };
}

function places(low: number, high: number): readonly number[] {
  const count = high - low + 1;
  const step = Math.max(1, Math.ceil(count / MOST_TEXTS));
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => low + i * step);
}

/** Round numbers between the ends, and the ends themselves where no round one is close. */
function even(low: number, high: number, whole: boolean): readonly number[] {
  if (low === high) return [low];
  const raw = whole ? Math.max(1, (high - low) / TICKS) : (high - low) / TICKS;
  const unit = Number(`1e${exponentOf(raw)}`);
  const step = unit * ([1, 2, 5, 10].find((times) => times * unit >= raw * 0.999) ?? 10);
  const inner: number[] = [];
  for (let k = Math.ceil(low / step); k * step <= high; k++) inner.push(Number((k * step).toPrecision(12)));
  return withEnds(inner, low, high, (value) => (value - low) / (high - low));
}

function decades(low: number, high: number): readonly number[] {
  const inner: number[] = [];
  for (let exponent = exponentOf(low); exponent <= exponentOf(high); exponent++) {
    const power = Number(`1e${exponent}`);
    for (const times of high / low > 1e4 ? [1] : [1, 3]) if (times * power >= low && times * power <= high) inner.push(times * power);
  }
  return withEnds(inner, low, high, (value) => Math.log(value / low) / Math.log(high / low));
}

const CLOSE = 0.06;

function withEnds(inner: readonly number[], low: number, high: number, share: (value: number) => number): readonly number[] {
  return [low, ...inner.filter((value) => share(value) > CLOSE && share(value) < 1 - CLOSE), high];
}

/** Half a layer is no tick. */
function areWhole({ value }: AxisColumn, rows: ArrayLike<number>): boolean {
  for (let at = 0; at < rows.length; at++) {
    const found = value(rows[at]!);
    if (!Number.isNaN(found) && !Number.isInteger(found)) return false;
  }
  return true;
}
