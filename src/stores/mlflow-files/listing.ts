import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { type Run, type RunId, runId } from '../../core/runs/run.ts';
import { datasetsOf } from './datasets.ts';
import { type ExperimentFolder, readExperiments } from './experiments.ts';
import { type ListedRun, listRun, type Progress } from './list-run.ts';
import type { KnownRun, Memory } from './memory.ts';
import { printOfRun } from './prints.ts';
import { condensed } from './problems.ts';
import type { RunSource } from './read-run.ts';
import { recentOf, turnsOf } from './turns.ts';

export interface Listing {
  readonly changed: readonly Run[];
  readonly removed: readonly RunId[];
  readonly diagnostics: readonly Diagnostic[];
  /** Computed when asked for: whoever lists a store once has no use for it. */
  readonly memory: () => Memory;
}

export function listRuns(source: RunSource, root: string, before: Memory | undefined): Listing {
  const { files, store } = source;
  const found: Diagnostic[] = [];
  const experiments = readExperiments({ files, path: root, identity: store.identity, problems: found }, before?.experiments ?? new Map());
  const { due, next } = turnsOf(before);
  const progress: Progress = { source, before, due, runs: new Map(), problems: new Map(), torn: [], changed: [], printed: 0 };
  for (const experiment of experiments) listExperiment(progress, experiment);
  return {
    changed: progress.changed,
    removed: removedOf(progress),
    diagnostics: condensed([...found, ...[...progress.problems.values()].flat()], store.identity),
    memory: () => memoryOf(progress, experiments, next),
  };
}

function memoryOf(
  { before, changed, runs, problems, torn }: Progress,
  experiments: readonly ExperimentFolder[],
  turns: Memory['turns'],
): Memory {
  const changedIds = before === undefined ? [] : changed.map(({ nativeId }) => nativeId);
  return {
    experiments: new Map(experiments.map(({ experiment: { id, name } }) => [id, name])),
    runs: new Map([...runs].map(([id, run]) => [id, withContent(run)])),
    problems: new Map([...problems].filter(([, found]) => found.length > 0)),
    torn,
    recent: recentOf(changedIds, before?.recent ?? []),
    turns,
  };
}

function withContent({ content, ...run }: ListedRun): KnownRun {
  return { ...run, content: typeof content === 'number' ? content : printOfRun(content) };
}

function removedOf({ before, runs, source }: Progress): readonly RunId[] {
  const isThere = (run: { readonly state: KnownRun['state'] } | undefined) => run !== undefined && run.state !== 'deleted';
  return [...(before?.runs ?? [])].filter(([id, run]) => isThere(run) && !isThere(runs.get(id))).map(([id]) => runId(source.store, id));
}

function listExperiment(progress: Progress, { experiment, path, runs }: ExperimentFolder): void {
  const { files } = progress.source;
  const find = datasetsOf(files, path);
  const renamed = progress.before?.experiments.get(experiment.id) !== experiment.name;
  for (const id of runs) listRun(progress, { id, path: files.join(path, id), experiment, find }, renamed);
}
