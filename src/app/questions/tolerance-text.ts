import { objectiveName, type Objective } from '../../core/decisions/question.ts';
import type { Tolerance } from '../../core/fronts/epsilon.ts';

export interface ToleranceFault {
  readonly fault: 'bad-epsilon';
  readonly text: string;
  readonly objectives: readonly string[];
}

/** `forwardCost=5%` or `metrics.auc=0.005`, in its own unit → one tolerance per objective, 0 where none is named. Per cents are for what is minimised. */
export function parseTolerances(
  texts: readonly string[] | undefined,
  objectives: readonly Objective[],
): readonly Tolerance[] | undefined | ToleranceFault {
  if (texts === undefined || texts.length === 0) return undefined;
  const names = objectives.map(objectiveName);
  const tolerances = names.map((): Tolerance => ({ kind: 'absolute', size: 0 }));
  for (const text of texts) {
    const match = /^(.+)=(\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
    const at = names.findIndex((name) => name === match?.[1] || name === `metrics.${match?.[1]}`);
    const relativeGain = match?.[3] === '%' && objectives[at]?.goal === 'max';
    if (match === null || at < 0 || relativeGain) return { fault: 'bad-epsilon', text, objectives: names };
    tolerances[at] = match[3] === '%' ? { kind: 'relative', size: Number(match[2]) / 100 } : { kind: 'absolute', size: Number(match[2]) };
  }
  return tolerances;
}
