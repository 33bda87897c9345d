import type { ProjectState } from '../../../src/app/project/project.ts';
import { diagnosticSentence } from '../../../src/core/format/diagnostic.ts';
import { isKnown, view } from '../../../src/core/quantity/quantity.ts';
import { createSampler } from '../../../src/core/quantity/sampler.ts';
import { RUN_STATUSES, type Run } from '../../../src/core/runs/run.ts';

/** Throws where a state says something that no store can have said. */
export function judge(state: ProjectState): void {
  const sampler = createSampler();
  const ids = new Set<string>();
  for (const run of state.runs) {
    demand(!ids.has(run.id), `the id ${run.id} stands for two runs`);
    ids.add(run.id);
    judgeRun(run);
    const cost = state.costs.get(run.id);
    demand(cost !== undefined, `${run.id} has no cost, not even an unknown one`);
    const spent = view(cost.spent, sampler);
    demand(!isKnown(spent) || (spent.value >= 0 && Number.isFinite(spent.value)), `${run.id} spent ${JSON.stringify(spent)}`);
  }
  for (const diagnostic of state.diagnostics) {
    demand(diagnostic.file !== '' && diagnosticSentence(diagnostic) !== '', `a diagnostic says nothing: ${JSON.stringify(diagnostic)}`);
    demand(!diagnostic.file.includes('\\') && !diagnostic.file.startsWith('/'), `a diagnostic names an absolute path: ${diagnostic.file}`);
  }
}

function judgeRun(run: Run): void {
  const at = run.id;
  demand(run.nativeId !== '' && typeof run.name === 'string', `${at} has no id or name`);
  demand(RUN_STATUSES.includes(run.status), `${at} has the status ${run.status}`);
  for (const time of [run.startedAt, run.endedAt, run.lastSeenAt]) {
    demand(time === undefined || (typeof time === 'number' && Number.isFinite(time) && time > 0), `${at} has the time ${time}`);
  }
  for (const { start, end } of run.pauses) demand(start <= end, `${at} pauses from ${start} to ${end}`);
  const { durationSeconds } = run as { durationSeconds?: unknown };
  demand(durationSeconds === undefined || (typeof durationSeconds === 'number' && durationSeconds >= 0), `${at} took ${durationSeconds} s`);
  for (const [key, { value, step }] of run.metrics) {
    demand(typeof key === 'string' && typeof value === 'number', `${at} has the metric ${key} = ${String(value)}`);
    demand(Number.isFinite(step), `${at} has ${key} at step ${step}`);
  }
  for (const map of [run.params, run.tags])
    for (const [key, value] of map) demand(typeof key === 'string' && typeof value === 'string', `${at} has ${key}`);
}

/** Metrics that are exactly zero, by run and name. */
export function zeros(state: ProjectState): ReadonlySet<string> {
  return new Set(state.runs.flatMap((run) => [...run.metrics].filter(([, { value }]) => value === 0).map(([key]) => `${run.id} ${key}`)));
}

export function demand(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(message);
}
