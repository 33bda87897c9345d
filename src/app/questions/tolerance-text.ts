import { objectiveName, type Objective } from '../../core/decisions/question.ts';
import type { Tolerance } from '../../core/fronts/epsilon.ts';

export interface ToleranceFault {
  readonly fault: 'bad-epsilon';
  readonly text: string;
  readonly objectives: readonly string[];
}

/** `forwardCost=1` (in its unit) or `metrics.auc=0.5%` → one tolerance per objective, 0 where none is named. */
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
    if (match === null || at < 0) return { fault: 'bad-epsilon', text, objectives: names };
    tolerances[at] = match[3] === '%' ? { kind: 'relative', size: Number(match[2]) / 100 } : { kind: 'absolute', size: Number(match[2]) };
  }
  return tolerances;
}
