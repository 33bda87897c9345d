import { lossSign } from '../candidates/replicates.ts';
import { grouped } from '../record/grouped.ts';
import type { Assessed } from './assess.ts';
import type { Objective } from './question.ts';

/**
 * Candidates without those serving set-ups that another set-up of the same configuration matches or beats in every
 * objective; of equal ones the smallest batch stays, since it waits least. They are no alternatives: they would stand
 * beside themselves on a front and share out their own probability of being best.
 */
export function withoutRedundantSetups(candidates: readonly Assessed[], objectives: readonly Objective[]): readonly Assessed[] {
  const siblings = grouped(candidates, ({ facts }) => facts.configurationId);
  return candidates.filter((candidate) => {
    const others = siblings.get(candidate.facts.configurationId)!;
    return others.length === 1 || !others.some((other) => other !== candidate && replaces(other, candidate, objectives));
  });
}

function replaces(other: Assessed, candidate: Assessed, objectives: readonly Objective[]): boolean {
  let better = false;
  for (const objective of objectives) {
    const sign = lossSign(objective.goal);
    const difference = sign * (other.expression(objective).value - candidate.expression(objective).value);
    if (difference > 0) return false;
    if (difference < 0) better = true;
  }
  return better || waitsLess(other, candidate);
}

function waitsLess({ facts: a }: Assessed, { facts: b }: Assessed): boolean {
  const [first, second] = [a.serving.batch ?? 0, b.serving.batch ?? 0];
  return first < second || (first === second && a.id < b.id);
}
