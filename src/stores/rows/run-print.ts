import type { Run } from '../../core/runs/run.ts';
import { textHash64 } from './hash.ts';

const known = new WeakMap<Run, string>();

/** A fingerprint of all that a row tells of a run, compared only with an earlier one of the same run. */
export function runPrint(run: Run): string {
  let print = known.get(run);
  if (print === undefined) known.set(run, (print = textHash64(textOf(run))));
  return print;
}

function textOf(run: Run): string {
  const {
    name,
    experiment,
    parentId,
    status,
    startedAt,
    endedAt,
    pauses,
    durationSeconds,
    unreadDuration,
    params,
    metrics,
    tags,
    machine,
  } = run;
  // JSON has no NaN.
  const values = [...metrics].map(([key, { value }]) => [key, String(value)]);
  return JSON.stringify([
    [name, experiment.name, parentId, status, startedAt, endedAt, durationSeconds, unreadDuration],
    [...params],
    values,
    [...tags],
    pauses,
    machine,
  ]);
}
