import { frontByCost } from '../../../src/core/fronts/front-by-cost.ts';
import { lowerHull2d } from '../../../src/core/fronts/hull.ts';
import { knee } from '../../../src/core/fronts/knee.ts';
import { nonDominatedRanks } from '../../../src/core/fronts/ranks.ts';
import { meaningOf } from '../../../src/core/metrics/names.ts';
import type { ColumnValues } from '../values.ts';
import type { Axes, Objective } from './axes.ts';

/** Points of two objectives: `rows[i]` is the row of point i, and every other list goes by points too. */
export interface ParetoModel {
  readonly axes: Axes;
  readonly rows: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** What is lost by each, so that less is better; without end by who breaks a constraint and therefore has no place on the front. */
  readonly cost: Float64Array;
  readonly loss: Float64Array;
  /** 0 for the front, 1 for the front without it, and so on. */
  readonly ranks: Uint32Array;
  /** Points of the front by ascending cost, one of equal ones. */
  readonly curve: Uint32Array;
  readonly knee: number | undefined;
  /** Corners of the hull, where a split of the traffic has the mean of both objectives. */
  readonly hull: Uint32Array | undefined;
  /** Points that are equal to point i in both, itself among them; absent where it is alone. */
  readonly tied: ReadonlyMap<number, readonly number[]>;
  /** Rows without a place. */
  readonly missing: number;
  readonly atLeast: number;
  /** Points that break a constraint of the question. */
  readonly outside: number;
}

/** The constraint that a row breaks; undefined where it keeps all of them. */
export type BreaksOf = (row: number) => string | undefined;

const DECADE = 10;

/** The front of some rows. Who misses a value, or has no more than a lower bound, has no place and is counted. */
export function paretoModel(
  rows: Uint32Array,
  axes: Axes,
  across: ColumnValues,
  up: ColumnValues,
  breaksOf: BreaksOf = () => undefined,
): ParetoModel {
  const placed = rows.filter((row) => across.standing(row) === 'known' && up.standing(row) === 'known');
  const atLeast = rows.reduce((sum, row) => sum + Number(isBound(row, across, up)), 0);
  const [x, y] = [across, up].map(({ value }) => Float64Array.from(placed, value)) as [Float64Array, Float64Array];
  const isOutside = Array.from(placed, (row) => breaksOf(row) !== undefined);
  const inside = (losses: Float64Array) => losses.map((value, point) => (isOutside[point] ? Number.POSITIVE_INFINITY : value));
  const [cost, loss] = [inside(lossOf(axes.x, x)), inside(lossOf(axes.y, y))];
  const curve = frontByCost(cost, loss).filter((point) => !isOutside[point]);
  return {
    ...{ axes, rows: placed, x, y, cost, loss, curve, atLeast },
    // Where all are outside nobody is on the front.
    ranks: nonDominatedRanks([cost, loss]).map((rank, point) => (isOutside[point] ? Math.max(1, rank) : rank)),
    knee: kneeOf(cost, loss, curve),
    hull: canSplit(axes) && curve.length > 2 ? hullOf(cost, loss, curve) : undefined,
    tied: tiedPoints(x, y, cost, curve),
    missing: rows.length - placed.length - atLeast,
    outside: isOutside.filter(Boolean).length,
  };
}

function hullOf(cost: Float64Array, loss: Float64Array, curve: Uint32Array): Uint32Array {
  const along = (losses: Float64Array) => Float64Array.from(curve, (point) => losses[point]!);
  return lowerHull2d(along(cost), along(loss)).map((at) => curve[at]!);
}

function isBound(row: number, across: ColumnValues, up: ColumnValues): boolean {
  const both = [across.standing(row), up.standing(row)];
  return both.includes('at least') && !both.includes('missing');
}

function lossOf({ goal }: Objective, values: Float64Array): Float64Array {
  return goal === 'min' ? values : values.map((value) => -value);
}

/** By the front's own span, as the report has it; costs over more than a decade by their logarithm. */
function kneeOf(cost: Float64Array, loss: Float64Array, curve: Uint32Array): number | undefined {
  if (curve.length < 3) return undefined;
  const [from, to] = [curve[0]!, curve[curve.length - 1]!];
  const bounds = { cost: [cost[from]!, cost[to]!], loss: [loss[to]!, loss[from]!] } as const;
  const logCost = bounds.cost[0] > 0 && bounds.cost[1] / bounds.cost[0] > DECADE;
  return knee(cost, loss, bounds, { logCost })?.index;
}

/** Costs per request and means over examples alone: half of the traffic on each of two candidates costs and errs half of each. */
function canSplit({ x, y }: Axes): boolean {
  return x.unit === 'USD/1k' && y.group === 'metrics' && meaningOf(y.title)?.mean === true;
}

/** Equal points lie on one another, so that a front says how many there are. */
function tiedPoints(x: Float64Array, y: Float64Array, cost: Float64Array, curve: Uint32Array): ReadonlyMap<number, readonly number[]> {
  const groups = new Map(Array.from(curve, (point) => [x[point]!, { y: y[point]!, points: [] as number[] }]));
  for (let point = 0; point < x.length; point++) {
    const group = groups.get(x[point]!);
    if (group !== undefined && group.y === y[point] && Number.isFinite(cost[point])) group.points.push(point);
  }
  const several = [...groups.values()].filter(({ points }) => points.length > 1);
  return new Map(several.flatMap(({ points }) => points.map((point) => [point, points] as const)));
}
