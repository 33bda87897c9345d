import type { CandidateFacts } from '../../core/candidates/facts.ts';
import { objectiveName, type Objective } from '../../core/decisions/question.ts';
import type { Tolerance } from '../../core/fronts/epsilon.ts';

export interface ToleranceFault {
  readonly fault: 'bad-epsilon';
  readonly text: string;
  readonly objectives: readonly string[];
}

/**
 * `forwardCost=5%` or `metrics.auc=0.005`, in its own unit → one tolerance per objective, 0 where none is named. Per cents are for what is
 * minimised and never negative.
 */
export function parseTolerances(
  texts: readonly string[] | undefined,
  objectives: readonly Objective[],
  candidates: readonly CandidateFacts[],
): readonly Tolerance[] | undefined | ToleranceFault {
  if (texts === undefined || texts.length === 0) return undefined;
  const names = objectives.map(objectiveName);
  const tolerances = names.map((): Tolerance => ({ kind: 'absolute', size: 0 }));
  for (const text of texts) {
    const named = parseTolerance(text, names);
    if (named === undefined || (named.tolerance.kind === 'relative' && !hasShares(objectives[named.at]!, candidates))) {
      return { fault: 'bad-epsilon', text, objectives: names };
    }
    tolerances[named.at] = named.tolerance;
  }
  return tolerances;
}

function hasShares(objective: Objective, candidates: readonly CandidateFacts[]): boolean {
  if ('cost' in objective) return true;
  if (objective.goal === 'max') return false;
  return candidates.every(({ metrics }) => {
    const estimate = metrics[objective.metric];
    return estimate === undefined || 'unknown' in estimate || estimate.value >= 0;
  });
}

function parseTolerance(text: string, names: readonly string[]): { at: number; tolerance: Tolerance } | undefined {
  const match = /^(.+)=(\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
  const at = names.findIndex((name) => name === match?.[1] || name === `metrics.${match?.[1]}`);
  if (match === null || at < 0) return undefined;
  const size = Number(match[2]);
  return { at, tolerance: match[3] === '%' ? { kind: 'relative', size: size / 100 } : { kind: 'absolute', size } };
}
