import { intervalOf } from '../quantity/interval.ts';
import type { Assessed } from './assess.ts';
import { isComparable } from './assess.ts';
import { objectiveName, type Constraint } from './question.ts';

/** How a candidate stands to a constraint: `unknown` when what is missing could decide it either way. */
export interface ConstraintResult {
  readonly holds: 'yes' | 'no' | 'unknown';
  readonly name: string;
  /** The value that was compared; a share of draws for `by: probability`. */
  readonly value: number;
  readonly limit: number;
  readonly side: 'max' | 'min';
  readonly by: 'point' | 'high' | 'probability';
}

export const DEFAULT_PROBABILITY = 0.9;

/** One result per stated side of each constraint. */
export function checkConstraints(candidate: Assessed, constraints: readonly Constraint[]): readonly ConstraintResult[] {
  return constraints.flatMap((constraint) =>
    (['max', 'min'] as const)
      .filter((side) => constraint[side] !== undefined)
      .map((side) => check(candidate, constraint, side, constraint[side]!)),
  );
}

function check(candidate: Assessed, constraint: Constraint, side: 'max' | 'min', limit: number): ConstraintResult {
  const by = constraint.by ?? 'point';
  const name = objectiveName(constraint);
  const expression = candidate.expression(constraint);
  if (!isComparable(expression)) {
    // A lower bound above a maximum is proof enough; anything else is not.
    const proven = side === 'max' && expression.value > limit;
    return { holds: proven ? 'no' : 'unknown', name, value: expression.value, limit, side, by };
  }
  const { value, holds } = compare(candidate, constraint, side, limit, expression.value);
  return { holds: holds ? 'yes' : 'no', name, value, limit, side, by };
}

function compare(candidate: Assessed, constraint: Constraint, side: 'max' | 'min', limit: number, central: number) {
  const within = (value: number) => (side === 'max' ? value <= limit : value >= limit);
  switch (constraint.by ?? 'point') {
    case 'point':
      return { value: central, holds: within(central) };
    case 'high': {
      const { low, high } = intervalOf(candidate.expression(constraint), candidate.draws(constraint));
      const far = side === 'max' ? high : low;
      return { value: far, holds: within(far) };
    }
    case 'probability': {
      const draws = candidate.draws(constraint);
      const share = draws.reduce((count, value) => count + (within(value) ? 1 : 0), 0) / draws.length;
      return { value: share, holds: share >= (constraint.p ?? DEFAULT_PROBABILITY) };
    }
  }
}
