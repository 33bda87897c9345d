import { curveOf, type Curve } from '../../core/curves/curve.ts';
import { smoothed } from '../../core/curves/smoothed.ts';
import { thinned } from '../../core/curves/thinned.ts';
import type { RunCost } from '../../core/ledgers/run-costs.ts';
import type { SeriesPoint } from '../../core/ports/reader.ts';
import { defined } from '../../core/record/defined.ts';
import type { Run } from '../../core/runs/run.ts';
import { BY_STEP, byMoney, byTime, type NoPlaces, type Places } from './curve-axis.ts';

export interface CurveWish {
  readonly metric: string;
  readonly over: 'step' | 'time' | 'money';
  readonly points: number;
  readonly smoothing: number;
}

export interface RunCurve extends Curve {
  readonly smooth?: Curve;
  readonly of: number;
  readonly note?: string;
}

/** A run's values as a curve to draw: smoothed as a whole, then thinned. `cost` is undefined where costs cannot be told. */
export function runCurve(run: Run, cost: RunCost | undefined, points: readonly SeriesPoint[], wish: CurveWish): RunCurve | NoPlaces {
  if (points.length === 0) return { none: `no values of ${wish.metric} were logged`, mendable: false };
  const places = placesOf(run, cost, points, wish.over);
  if ('none' in places) return places;
  const whole = curveOf(points.map((point) => ({ x: places.placeOf(point), y: point.value })));
  const smooth = wish.smoothing > 0 ? thinned(smoothed(whole, wish.smoothing), wish.points) : undefined;
  return { ...thinned(whole, wish.points), of: points.length, ...defined({ smooth, note: places.note }) };
}

function placesOf(run: Run, cost: RunCost | undefined, points: readonly SeriesPoint[], over: CurveWish['over']): Places | NoPlaces {
  if (over === 'step') return BY_STEP;
  if (over === 'time') return byTime(run, points);
  return cost === undefined ? { none: 'the cost is unknown: kneepoint.yaml has an error', mendable: true } : byMoney(run, cost, points);
}
