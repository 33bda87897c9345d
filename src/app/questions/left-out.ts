import * as z from 'zod';
import { hasEnded } from '../../core/candidates/candidates.ts';
import { RUN_STATUSES, type Run } from '../../core/runs/run.ts';
import { matchesGlob } from '../../core/text/glob.ts';
import type { ProjectState } from '../project/project.ts';

/** Runs that might be taken for candidates and are none. `parent`: it has metrics, but other runs below it. */
export const leftOutSchema = z.object({ why: z.enum(['parent', ...RUN_STATUSES]), runs: z.number().int() });
export type LeftOut = Readonly<z.infer<typeof leftOutSchema>>;

/** What a question over some experiments leaves out because only finished runs without children are candidates. */
export function leftOutRuns({ runs, tree }: ProjectState, experiments: readonly string[] | undefined): readonly LeftOut[] {
  const counts = new Map<LeftOut['why'], number>();
  for (const run of runs) {
    if (experiments !== undefined && !experiments.some((glob) => matchesGlob(glob, run.experiment.name))) continue;
    const why = tree.isLeaf(run.id) ? unfinished(run) : run.metrics.size > 0 ? 'parent' : undefined;
    if (why !== undefined) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...counts].map(([why, count]) => ({ why, runs: count }));
}

function unfinished(run: Run): LeftOut['why'] | undefined {
  return hasEnded(run) ? undefined : run.status;
}

/** `6 runs left out: 3 running, 2 failed, 1 a parent …`; empty where none is. */
export function leftOutText(all: readonly LeftOut[]): string {
  if (all.length === 0) return '';
  const total = all.reduce((sum, { runs }) => sum + runs, 0);
  const parts = all.map(({ why, runs }) => `${runs} ${WORDS[why]}`);
  return `${total} ${total === 1 ? 'run' : 'runs'} left out: ${parts.join(', ')}; candidates are finished runs without runs below them`;
}

const WORDS: Readonly<Record<LeftOut['why'], string>> = {
  parent: 'with metrics and runs below',
  running: 'still running',
  scheduled: 'not yet started',
  finished: 'finished',
  failed: 'failed',
  killed: 'killed',
  pruned: 'pruned',
  unknown: 'of unknown status',
};
