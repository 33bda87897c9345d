import type { RunStatus } from '../../core/runs/run.ts';
import type { Cell } from '../rows/number-text.ts';

const WORDS: readonly (readonly [status: RunStatus, words: string])[] = [
  ['finished', 'finished complete completed done success succeeded successful ok terminated'],
  ['running', 'running run in_progress active started'],
  ['failed', 'failed fail failure error errored crashed crash oom'],
  ['killed', 'killed canceled cancelled aborted stopped interrupted preempted timeout'],
  ['pruned', 'pruned'],
  ['scheduled', 'scheduled pending queued waiting created'],
];

const STATUSES: ReadonlyMap<string, RunStatus> = new Map(
  WORDS.flatMap(([status, words]) => words.split(' ').map((word) => [word, status])),
);

/** A state in the words of many tools: `FINISHED`, `TrialState.COMPLETE`, `in progress`; undefined for a word of none of them. */
export function statusOf(cell: Cell): RunStatus | undefined {
  const text = String(cell).trim().toLowerCase();
  return STATUSES.get(text.slice(text.lastIndexOf('.') + 1).replace(/[\s-]+/g, '_'));
}
