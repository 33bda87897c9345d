import { frontByCost } from '../../core/fronts/front-by-cost.ts';
import { frontProbability } from '../../core/fronts/probability.ts';
import { interval90 } from '../../core/numbers/quantile.ts';
import { drawsOf } from '../../core/quantity/draws.ts';
import type { Sampler } from '../../core/quantity/sampler.ts';
import type { FrontAsk, JointFront } from '../../core/table/joint-front.ts';
import type { TableModel } from './table-model.ts';

interface Drawn {
  /** Losses by the central values. */
  readonly values: Float64Array;
  /** Losses by draw. */
  readonly draws: readonly Float64Array[];
}

/**
 * How often each of some rows is on their front, over joint draws of two columns, and what lies between neighbours on it: what two rows share, as a
 * price, cancels in their difference. Undefined where a column cannot be drawn, or a row has no value there.
 */
export function jointFront(model: TableModel, { x, y, rows }: FrontAsk, sampler: Sampler): JointFront | undefined {
  const [cost, loss] = [lossesOf(model, x, rows, sampler), lossesOf(model, y, rows, sampler)];
  if (cost === undefined || loss === undefined || rows.length === 0) return undefined;
  const shares = frontProbability({
    candidates: rows.length,
    draws: sampler.draws,
    objectives: 2,
    fill: (draw, [across, up]) => {
      for (let i = 0; i < rows.length; i++) {
        across![i] = cost.draws[i]![draw]!;
        up![i] = loss.draws[i]![draw]!;
      }
    },
  });
  const curve = frontByCost(cost.values, loss.values);
  const steps = Array.from(curve.subarray(1), (to, at) => {
    const from = curve[at]!;
    return { from: rows[from]!, to: rows[to]!, cost: difference(cost, from, to), gain: difference(loss, to, from) };
  });
  return { shares: Float64Array.from(shares), steps };
}

function lossesOf(model: TableModel, { column, goal }: FrontAsk['x'], rows: readonly number[], sampler: Sampler): Drawn | undefined {
  const sign = goal === 'min' ? 1 : -1;
  const expressions = rows.map((row) => model.expression(column, row));
  const known = expressions.filter((expression) => expression !== undefined && Number.isFinite(expression.value));
  if (known.length < rows.length) return undefined;
  return {
    values: Float64Array.from(known, (expression) => sign * expression!.value),
    draws: known.map((expression) => Float64Array.from(drawsOf(expression!, sampler), (value) => sign * value)),
  };
}

/** From one row to another, draw by draw. */
function difference({ values, draws }: Drawn, from: number, to: number): JointFront['steps'][number]['cost'] {
  const value = values[to]! - values[from]!;
  const { low, high } = interval90(draws[to]!.map((drawn, draw) => drawn - draws[from]![draw]!));
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
}
