import type { ParetoModel } from './model.ts';

/** What may not be passed, in the units of the axes: at most where less is better, at least where more is. */
export interface Limits {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
}

export interface Within {
  /** How many points keep the limits. */
  readonly count: number;
  /** The best of them: of most quality, or with a limit of quality alone of least cost. */
  readonly best: number | undefined;
}

/** Who keeps the limits, and who is the best of them; all points and the knee's neighbourhood without limits. */
export function within({ axes, cost, loss, curve }: ParetoModel, limits: Limits): Within {
  const mostCost = limits.x === undefined ? Number.POSITIVE_INFINITY : limits.x * (axes.x.goal === 'min' ? 1 : -1);
  const mostLoss = limits.y === undefined ? Number.POSITIVE_INFINITY : limits.y * (axes.y.goal === 'min' ? 1 : -1);
  const keeps = (point: number) => Number.isFinite(cost[point]) && cost[point]! <= mostCost && loss[point]! <= mostLoss;
  let count = 0;
  for (let point = 0; point < cost.length; point++) count += Number(keeps(point));
  // Along the curve costs rise and losses fall.
  const best = limits.x === undefined ? curve.find(keeps) : curve.findLast(keeps);
  return { count, best };
}
