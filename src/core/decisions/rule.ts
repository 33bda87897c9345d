import type { Goal } from '../metrics/names.ts';
import { pointSize } from '../metrics/names.ts';
import { roundSignificant } from '../numbers/round.ts';
import type { Rule } from './question.ts';

/** One candidate as a rule sees it, at its central values or in one draw. */
export interface Standing {
  /** In the metric's own unit, negated for a metric to be minimised: larger is better. */
  readonly quality: number;
  /** In the cost objective's unit. */
  readonly cost: number;
}

/** A rule made ready: who may win, by what number (larger wins), and what breaks a tie. */
export interface Ruling {
  /** Scores of all candidates; -Infinity for one that the rule does not admit. */
  scores(standings: readonly Standing[]): Float64Array;
  /** What decides among candidates whose scores are tied: the cheaper, or the better. */
  readonly tieBreak: 'cheaper' | 'better';
}

export interface QualityScale {
  readonly goal: Goal;
  readonly unit: string;
}

export function ruling(rule: Rule, { goal, unit }: QualityScale): Ruling {
  const sign = goal === 'max' ? 1 : -1;
  const point = pointSize(unit);
  switch (rule.kind) {
    case 'bestWithinBudget':
      return {
        tieBreak: 'cheaper',
        scores: (all) => Float64Array.from(all, ({ quality, cost }) => admitted(cost <= rule.usdPerMonth, quality)),
      };
    case 'cheapestAboveFloor':
      return {
        tieBreak: 'better',
        scores: (all) => Float64Array.from(all, ({ quality, cost }) => admitted(quality >= sign * rule.floor, -sameMoney(cost))),
      };
    case 'maxNetBenefit':
      return {
        tieBreak: 'cheaper',
        scores: (all) => Float64Array.from(all, ({ quality, cost }) => (quality * rule.usdPerMonthPerPoint) / point - cost),
      };
    case 'withinOfBest':
      return {
        tieBreak: 'better',
        scores: (all) => {
          const best = all.reduce((top, { quality }) => Math.max(top, quality), Number.NEGATIVE_INFINITY);
          const floor = best - rule.points * point;
          return Float64Array.from(all, ({ quality, cost }) => admitted(quality >= floor, -sameMoney(cost)));
        },
      };
  }
}

/** Costs that agree to three digits are the same money, so that nothing is decided by thousandths of a cent. */
export function sameMoney(cost: number): number {
  return roundSignificant(cost, 3);
}

function admitted(admits: boolean, score: number): number {
  return admits ? score : Number.NEGATIVE_INFINITY;
}
