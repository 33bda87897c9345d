/** Numbers from one up to, but not including, another. */
export interface ValueRange {
  readonly from: number;
  readonly to: number;
}

/** About so many ranges can be looked over. */
const WANTED = 8;
/** From so many times the least on, ranges of one width would hold nearly everything in the first of them. */
const WIDE = 1000;
const MINUTE = 60_000;
const TIME_STEPS = [1, 10, 60, 360, 1440, 7 * 1440, 28 * 1440, 91 * 1440, 364 * 1440, 1820 * 1440].map((minutes) => minutes * MINUTE);

/** Ranges with round borders that hold all of some finite numbers: of one width, or decades where they are far apart. */
export function rangesOver(least: number, most: number, kind: 'number' | 'time'): readonly ValueRange[] {
  if (kind === 'time') return ofWidth(least, most, timeStep(most - least));
  return least > 0 && most / least >= WIDE ? decades(least, most) : ofWidth(least, most, roundStep((most - least) / WANTED));
}

/** The range that holds a number; they follow each other. */
export function rangeAt(ranges: readonly ValueRange[], value: number): number {
  let [low, high] = [0, ranges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ranges[middle]!.from <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function ofWidth(least: number, most: number, step: number): readonly ValueRange[] {
  const first = Math.floor(least / step);
  const end = Math.floor(most / step);
  // A tenth three times is a little less than 0.3.
  const last = round((end + 1) * step) <= most ? end + 1 : end;
  return Array.from({ length: last - first + 1 }, (_, i) => ({ from: round((first + i) * step), to: round((first + i + 1) * step) }));
}

function decades(least: number, most: number): readonly ValueRange[] {
  const [first, last] = [exponentOf(least), exponentOf(most)];
  const step = Math.ceil((last - first + 1) / WANTED);
  const count = Math.floor((last - first) / step) + 1;
  return Array.from({ length: count }, (_, i) => ({ from: Number(`1e${first + i * step}`), to: Number(`1e${first + (i + 1) * step}`) }));
}

function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/** 1, 2 or 5 times a power of ten, at least as large. */
function roundStep(step: number): number {
  const power = Number(`1e${exponentOf(step)}`);
  return [1, 2, 5, 10].map((times) => times * power).find((one) => one >= step) ?? step;
}

function timeStep(span: number): number {
  return TIME_STEPS.find((step) => span / step <= WANTED) ?? TIME_STEPS.at(-1)!;
}

/** Three times a tenth is no other border than 0.3. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
