import { lossSign } from '../candidates/replicates.ts';
import type { Assessed } from './assess.ts';
import { isComparable } from './assess.ts';
import { checkConstraints, type ConstraintResult } from './constraints.ts';
import type { Constraint, Objective } from './question.ts';
import { withoutRedundantSetups } from './setups.ts';
import type { UnknownReason } from '../quantity/unknown.ts';
import { epsilonFront, type Tolerance } from '../fronts/epsilon.ts';
import { paretoFront } from '../fronts/pareto.ts';
import { nonDominatedRanks } from '../fronts/ranks.ts';

export interface Comparison {
  readonly objectives: readonly Objective[];
  /** Candidates with all objectives known and no constraint broken, in the given order. */
  readonly compared: readonly Assessed[];
  /** Set-ups left out because another one of the same configuration is as good in every objective. */
  readonly redundantSetups: number;
  /** Indices into `compared`, ascending. */
  readonly front: Uint32Array;
  /** 0 for the front, 1 for the front without it, and so on; by index into `compared`. */
  readonly ranks: Uint32Array;
  /** One column per objective, smaller is better. */
  readonly losses: readonly Float64Array[];
  readonly excluded: readonly { readonly candidate: Assessed; readonly constraint: ConstraintResult }[];
  readonly undecided: readonly { readonly candidate: Assessed; readonly reason: UnknownReason }[];
}

/**
 * The front over any objectives. Who misses a value is listed with the reason and kept off the front. With tolerances
 * (one per objective) the front is thinned to points that differ by more; ranks stay exact.
 */
export function compare(
  candidates: readonly Assessed[],
  objectives: readonly Objective[],
  constraints: readonly Constraint[],
  tolerances?: readonly Tolerance[],
): Comparison {
  const compared: Assessed[] = [];
  const excluded: { candidate: Assessed; constraint: ConstraintResult }[] = [];
  const undecided: { candidate: Assessed; reason: UnknownReason }[] = [];
  for (const candidate of candidates) {
    const results = checkConstraints(candidate, constraints);
    const broken = results.find((result) => result.holds === 'no');
    const reason = missingReason(candidate, objectives, results);
    if (broken !== undefined) excluded.push({ candidate, constraint: broken });
    else if (reason !== undefined) undecided.push({ candidate, reason });
    else compared.push(candidate);
  }
  const distinct = withoutRedundantSetups(compared, objectives);
  const losses = objectives.map((objective) => lossColumn(distinct, objective));
  const redundantSetups = compared.length - distinct.length;
  return {
    objectives,
    compared: distinct,
    redundantSetups,
    front: tolerances === undefined ? paretoFront(losses) : epsilonFront(losses, tolerances),
    ranks: nonDominatedRanks(losses),
    losses,
    excluded,
    undecided,
  };
}

function lossColumn(candidates: readonly Assessed[], objective: Objective): Float64Array {
  const sign = lossSign(objective.goal);
  return Float64Array.from(candidates, (candidate) => sign * candidate.expression(objective).value);
}

function missingReason(
  candidate: Assessed,
  objectives: readonly Objective[],
  results: readonly ConstraintResult[],
): UnknownReason | undefined {
  for (const objective of objectives) {
    const expression = candidate.expression(objective);
    if (!isComparable(expression)) return expression.missing[0] ?? { unknown: 'metric-not-a-number' };
  }
  const open = results.find((result) => result.holds === 'unknown');
  return open === undefined ? undefined : { unknown: 'metric-missing', about: open.name };
}
