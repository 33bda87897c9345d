import type { CandidateFacts } from '../candidates/facts.ts';
import type { Objective } from './question.ts';

/** Metrics among the objectives of which nothing tells a candidate's error: its value is drawn as if it were certain. */
export function metricsWithoutError({ metrics }: Pick<CandidateFacts, 'metrics'>, objectives: readonly Objective[]): readonly string[] {
  return objectives.flatMap((objective) => {
    const estimate = 'metric' in objective ? metrics[objective.metric] : undefined;
    return 'metric' in objective && estimate !== undefined && !('unknown' in estimate) && estimate.error === 'unknown'
      ? [objective.metric]
      : [];
  });
}
