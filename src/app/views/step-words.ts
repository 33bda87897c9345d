import { objectiveName, type Objective } from '../../core/decisions/question.ts';
import { isKnown } from '../../core/quantity/quantity.ts';
import type { Member } from './pareto-view.ts';

/** In what the gain of a step is counted: hundredths of a fraction, and per cents, are points; anything else counts in its own unit, and a bare number in none. */
export function gainUnit(objective: Objective, { values }: Pick<Member, 'values'>): string {
  const quality = values[objectiveName(objective)];
  const unit = quality !== undefined && isKnown(quality) ? quality.unit : '1';
  if (unit === 'fraction' || unit === 'percent') return 'points';
  return unit === '1' ? '' : unit;
}
