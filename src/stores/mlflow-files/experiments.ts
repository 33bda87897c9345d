import { FileError, type Files } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run } from '../../core/runs/run.ts';
import { type FlatYaml, flatYaml } from './flat-yaml.ts';
import { diagnosticOf } from './problems.ts';
import { textOf } from './run-meta.ts';
import { inOrder } from './value-files.ts';

/** Folders of a store that are no experiments: deleted ones lie in `.trash`, the model registry in `models`. */
const NO_EXPERIMENTS: ReadonlySet<string> = new Set(['.trash', 'models']);
/** Folders of an experiment that are no runs. */
const NO_RUNS: ReadonlySet<string> = new Set(['tags', 'datasets', 'traces', 'models']);

export interface ExperimentFolder {
  readonly experiment: Run['experiment'];
  readonly path: string;
  /** Names of the folders that may be runs, in order. */
  readonly runs: readonly string[];
}

export interface StoreFolder {
  readonly files: Files;
  readonly path: string;
  /** Relative to the project, with `/`. */
  readonly identity: string;
  readonly problems: Diagnostic[];
}

/** The experiments of a store. One whose `meta.yaml` is being written has its name from `known`. */
export function readExperiments(store: StoreFolder, known: ReadonlyMap<string, string>): readonly ExperimentFolder[] {
  return experimentNames(store.files, store.path).flatMap((id): readonly ExperimentFolder[] => {
    const path = store.files.join(store.path, id);
    try {
      const name = nameOf(store, id, known.get(id));
      return name === undefined ? [] : [{ experiment: { id, name }, path, runs: folders(store.files, path, NO_RUNS) }];
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      store.problems.push(diagnosticOf('file-unreadable', `${store.identity}/${id}`, { args: { why: error.code } }));
      return [];
    }
  });
}

/** Folders of a store that may be experiments, in order. */
export function experimentNames(files: Files, path: string): readonly string[] {
  return folders(files, path, NO_EXPERIMENTS);
}

/**
 * Whether some folder in it is an experiment. Where a database keeps the runs, the same folders hold artifacts and no `meta.yaml`.
 * Throws a `FileError` where that cannot be seen.
 */
export function hasExperiment(files: Files, path: string): boolean {
  let refused: FileError | undefined;
  for (const id of experimentNames(files, path)) {
    try {
      if (isExperimentAt(files, files.join(path, id, 'meta.yaml'))) return true;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      refused ??= error;
    }
  }
  if (refused !== undefined) throw refused;
  return false;
}

function isExperimentAt(files: Files, meta: string): boolean {
  return files.exists(meta) && isExperiment(flatYaml(files.readText(meta) ?? ''));
}

/** A run's `meta.yaml` has an `experiment_id` too. */
function isExperiment(yaml: FlatYaml | undefined): yaml is FlatYaml {
  return yaml !== undefined && yaml.has('experiment_id') && yaml.has('name') && !yaml.has('run_id') && !yaml.has('run_uuid');
}

/** Undefined for what is no experiment, and for one that MLflow would not show either. */
function nameOf(store: StoreFolder, id: string, known: string | undefined): string | undefined {
  const { files, problems } = store;
  const file = `${store.identity}/${id}/meta.yaml`;
  const text = files.readText(files.join(store.path, id, 'meta.yaml'));
  if (text === undefined) {
    if (holdsRuns(store, id)) problems.push(diagnosticOf('experiment-without-meta', file));
    return undefined;
  }
  const yaml = flatYaml(text);
  if (!isExperiment(yaml)) {
    if (known === undefined) problems.push(diagnosticOf('meta-incomplete', file));
    return known;
  }
  const said = textOf(yaml, 'experiment_id');
  if (said === id) return textOf(yaml, 'name') ?? id;
  problems.push(diagnosticOf('experiment-id-differs', file, { args: { said: said ?? '' } }));
  return undefined;
}

const ASKED = 3;

/** Not so a folder of artifacts. */
function holdsRuns({ files, path }: StoreFolder, id: string): boolean {
  const experiment = files.join(path, id);
  return folders(files, experiment, NO_RUNS)
    .slice(0, ASKED)
    .some((run) => files.exists(files.join(experiment, run, 'meta.yaml')));
}

/** Links to folders count, as with MLflow; only two levels are looked at, so there are no circles. */
function folders(files: Files, path: string, others: ReadonlySet<string>): readonly string[] {
  const found = files.list(path).filter(({ name, kind }) => {
    if (others.has(name) || kind === 'file') return false;
    return kind === 'folder' || files.stat(files.join(path, name))?.kind === 'folder';
  });
  return inOrder(found).map(({ name }) => name);
}
