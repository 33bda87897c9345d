import type { Goal } from '../../core/metrics/names.ts';
import type { Head } from './run-record.ts';

/** Longer ones are essays. */
const LONGEST = 8192;

/** What W&B knows of a run besides its numbers, under names of its own: a user's filters and hardware rules ask for them. */
export function tagsOf(
  head: Head,
  slurm: readonly (readonly [string, string])[],
  goals: ReadonlyMap<string, Goal>,
): ReadonlyMap<string, string> {
  const { runId, entity, group, jobType, tags, notes, sweepId, commit, remote } = head;
  const named: readonly (readonly [string, string | undefined])[] = [
    ['wandb.run_id', runId],
    ['wandb.entity', entity],
    ['wandb.group', group],
    ['wandb.job_type', jobType],
    ['wandb.tags', tags?.join(', ')],
    ['wandb.notes', notes],
    ['wandb.sweep_id', sweepId],
    ['wandb.git.commit', commit],
    ['wandb.git.remote', remote],
    ...slurm.map(([key, value]) => [`slurm.${key}`, value] as const),
    ...[...goals].map(([metric, goal]) => [`wandb.goal.${metric}`, goal] as const),
  ];
  return new Map(
    named.filter((tag): tag is readonly [string, string] => tag[1] !== undefined && tag[1] !== '' && tag[1].length <= LONGEST),
  );
}
