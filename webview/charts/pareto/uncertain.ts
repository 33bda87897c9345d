import { possibleFront } from '../../../src/core/fronts/probability.ts';
import type { FrontsAnswer } from '../../../src/protocol/table.ts';
import type { ChartServices } from '../chart.ts';
import type { ColumnValues } from '../values.ts';
import type { Objective } from './axes.ts';
import type { ParetoModel } from './model.ts';
import type { Reading } from './reading.ts';
import type { Step } from './steps.ts';

/** What joint draws say about a model: only the host has them, for costs share factors. */
export interface Uncertainty {
  /** The share of draws in which a point is on the front; undefined for one that hardly can be. */
  share(point: number): number | undefined;
  readonly steps: readonly Step[];
}

/** More points than these are not drawn jointly; those nearest to the front come first. */
const MOST = 800;
/** How much wider than its 90 % an interval may turn out in a draw. */
const WIDER = 2.5;

/** Points that may be on the front in some draw; none where nothing is uncertain. */
export function uncertainPoints({ model, across, up }: Pick<Reading, 'model' | 'across' | 'up'>): readonly number[] {
  const isUncertain = (row: number) => across.low(row) < across.high(row) || up.low(row) < up.high(row);
  if (!model.rows.some(isUncertain)) return [];
  const x = widened(model, model.axes.x, across, model.cost);
  const y = widened(model, model.axes.y, up, model.loss);
  const possible = [...possibleFront([x.low, y.low], [x.high, y.high])].filter((point) => Number.isFinite(model.cost[point]));
  const chosen = new Set([...model.curve, ...possible.sort((a, b) => model.ranks[a]! - model.ranks[b]! || a - b)]);
  return [...chosen].slice(0, MOST);
}

/** The least and the greatest loss. */
function widened({ rows }: ParetoModel, { goal }: Objective, values: ColumnValues, losses: Float64Array) {
  const reach = (point: number, better: boolean) => {
    const row = rows[point]!;
    const isDown = (goal === 'min') === better;
    return WIDER * (isDown ? values.value(row) - values.low(row) : values.high(row) - values.value(row));
  };
  return {
    low: losses.map((loss, point) => loss - reach(point, true)),
    high: losses.map((loss, point) => loss + reach(point, false)),
  };
}

/** Asks for each model once. `changed` is told when an answer is there. */
export function createUncertainties(ask: ChartServices['ask'], changed: () => void): (reading: Reading) => Uncertainty | undefined {
  let asked: ParetoModel | undefined;
  let known: Uncertainty | undefined;
  return (reading) => {
    const { model, axes, table } = reading;
    if (asked === model) return known;
    asked = model;
    known = undefined;
    const points = uncertainPoints(reading);
    if (points.length === 0) return undefined;
    const { mode, revision } = table.schema;
    const axisOf = ({ id, goal }: Objective) => ({ column: id, goal });
    const rows = points.map((point) => model.rows[point]!);
    void ask('fronts', { mode, revision, x: axisOf(axes.x), y: axisOf(axes.y), rows }).then((answer) => {
      // The table is another one by now, or nothing can be drawn: central values are all there is.
      if (asked !== model || !('shares' in answer)) return;
      known = uncertaintyOf(points, model, answer);
      changed();
    });
    return undefined;
  };
}

function uncertaintyOf(
  points: readonly number[],
  { rows }: ParetoModel,
  { shares, steps }: Extract<FrontsAnswer, { shares: unknown }>,
): Uncertainty {
  const share = new Map(points.map((point, i) => [point, shares[i]!]));
  const pointOf = new Map(points.map((point) => [rows[point]!, point]));
  return {
    share: (point) => share.get(point),
    steps: steps.map(({ from, to, cost, gain }) => ({
      from: pointOf.get(from)!,
      to: pointOf.get(to)!,
      cost,
      gain,
      isNoise: gain.low <= 0,
    })),
  };
}
