import type { ChartAxis } from './pareto-chart.ts';

/** How values of an axis become places: the domain with some air around, and whether it is logarithmic. */
export interface AxisScale {
  readonly type: 'log' | 'linear';
  readonly domain: readonly [number, number];
  /** 0 at the domain's start, 1 at its end. */
  place(value: number): number;
}

const DECADE = 10;
const AIR = 0.07;

/** Costs that span more than a decade stand on a logarithmic axis, and whatever a person wants to, where nothing is at or below zero. */
export function axisScale({ kind, scale }: Pick<ChartAxis, 'kind' | 'scale'>, values: readonly number[]): AxisScale {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const isLog = scale === undefined ? kind === 'money' && high / low > DECADE : scale === 'log' && high > low;
  if (isLog && low > 0) return logScale(low, high);
  const air = high > low ? AIR * (high - low) : Math.abs(high) * AIR || 1;
  // Money below nothing is no place on an axis.
  const start = kind === 'money' && low >= 0 ? Math.max(0, low - air) : low - air;
  const [from, to] = [rounded(start, high - low), rounded(high + air, high - low)];
  return { type: 'linear', domain: [from, to], place: (value) => (value - from) / (to - from) };
}

function logScale(low: number, high: number): AxisScale {
  const air = Math.exp(AIR * Math.log(high / low));
  const [from, to] = [Number((low / air).toPrecision(3)), Number((high * air).toPrecision(3))];
  return { type: 'log', domain: [from, to], place: (value) => Math.log(value / from) / Math.log(to / from) };
}

/** Three digits of the span: a spec that is compared must not hang on the last bit. */
function rounded(value: number, span: number): number {
  const decimals = span > 0 ? Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(span)))) : 6;
  return Number(value.toFixed(decimals));
}
