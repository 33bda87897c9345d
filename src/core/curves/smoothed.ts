import { exp, ln } from '../numbers/elementary.ts';
import type { Curve } from './curve.ts';

/** The length of the whole curve, in the steps that a weight is meant for: the same weight smooths long and short curves alike. */
const STEPS = 1000;

/**
 * An exponential moving average whose weight fades with the distance on x, so that unevenly spaced points count by their place, without a bias
 * towards the first ones. `weight` is in [0, 1); 0 leaves the curve as it is. Gaps stay gaps.
 */
export function smoothed(curve: Curve, weight: number): Curve {
  const { x, y } = curve;
  const span = x.length === 0 ? 0 : x.at(-1)! - x[0]!;
  if (!(weight > 0) || !(span > 0)) return curve;
  const fading = ln(weight);
  const result = new Float64Array(y.length);
  let [sum, weights, before] = [0, 0, x[0]!];
  for (let at = 0; at < y.length; at++) {
    if (Number.isNaN(y[at]!)) {
      result[at] = Number.NaN;
      continue;
    }
    const kept = exp((fading * (x[at]! - before) * STEPS) / span);
    sum = sum * kept + y[at]!;
    weights = weights * kept + 1;
    before = x[at]!;
    result[at] = sum / weights;
  }
  return { x, y: result };
}
