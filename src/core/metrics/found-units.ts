import type { Run } from '../runs/run.ts';
import { isErrorName, meaningOf } from './names.ts';
import { rangeByName } from './range.ts';

/** A metric whose name says a fraction and whose values say something else. */
export interface NoFraction {
  readonly metric: string;
  /** In what it is counted instead; undefined where most of its values are fractions. */
  readonly unit: 'percent' | '1' | undefined;
  readonly least: number;
  readonly most: number;
  readonly outside: number;
  readonly of: number;
}

/** Rounding, and what is a little more than the whole, is left alone. */
const MOST_OF_FRACTION = 1.5;

/** Metrics that are fractions by their names alone, and not by their values; `stated` ones are what a person says. */
export function noFractions(runs: readonly Run[], stated: (metric: string) => boolean): readonly NoFraction[] {
  const seen = new Map<string, Seen | undefined>();
  for (const run of runs) {
    for (const [metric, { value }] of run.metrics) {
      if (!seen.has(metric)) seen.set(metric, isFraction(metric) && !stated(metric) ? begin(metric) : undefined);
      const known = seen.get(metric);
      if (known !== undefined && Number.isFinite(value)) add(known, value);
    }
  }
  return [...seen.values()].flatMap((known) => (known === undefined || known.outside === 0 ? [] : [judged(known)]));
}

interface Seen {
  readonly metric: string;
  readonly lowest: number;
  readonly highest: number;
  /** The name does not tell what it can be: a score may count anything. */
  readonly isAnything: boolean;
  least: number;
  most: number;
  above: number;
  outside: number;
  of: number;
}

function isFraction(metric: string): boolean {
  return !isErrorName(metric) && meaningOf(metric)?.unit === 'fraction';
}

function begin(metric: string): Seen {
  const range = rangeByName(metric);
  return {
    metric,
    isAnything: range === undefined,
    lowest: range?.least ?? Number.NEGATIVE_INFINITY,
    highest: Math.max(MOST_OF_FRACTION, range?.most ?? MOST_OF_FRACTION),
    least: Number.POSITIVE_INFINITY,
    most: Number.NEGATIVE_INFINITY,
    ...{ above: 0, outside: 0, of: 0 },
  };
}

function add(seen: Seen, value: number): void {
  seen.of++;
  if (value > seen.highest) seen.above++;
  if (value > seen.highest || value < seen.lowest) seen.outside++;
  seen.least = Math.min(seen.least, value);
  seen.most = Math.max(seen.most, value);
}

function judged({ metric, isAnything, least, most, above, outside, of }: Seen): NoFraction {
  const isPercent = !isAnything && least >= 0 && most <= 100 && above * 2 > of;
  const unit = isPercent ? ('percent' as const) : outside * 2 > of ? ('1' as const) : undefined;
  return { metric, unit, least, most, outside, of };
}
