import { FileError, type Files } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { type Run, runId, type StoreRef } from '../../core/runs/run.ts';
import type { FindDataset } from './datasets.ts';
import type { MetricFiles } from './metric-file.ts';
import { printOfFiles } from './prints.ts';
import { diagnosticOf } from './problems.ts';
import { ENDED, type ReadMeta, type RunMeta, runMetaOf, type RunPlace } from './run-meta.ts';
import { mayPause, runPauses } from './run-pauses.ts';
import { noValues, readValues, type Values } from './run-values.ts';
import { valueFiles } from './value-files.ts';

/** What all runs of a store are read with. */
export interface RunSource {
  readonly files: Files;
  readonly store: StoreRef;
  readonly metrics: MetricFiles;
  readonly words: (text: string) => string;
}

export interface RunFolder {
  readonly id: string;
  readonly path: string;
  readonly experiment: Run['experiment'];
  readonly find: FindDataset;
}

export interface ReadRun {
  readonly run: Run | Exclude<ReadMeta, RunMeta>;
  /** What its files looked like, where somebody asked; taken before they were read. */
  readonly files: number | undefined;
  readonly problems: readonly Diagnostic[];
}

/** Reads a run's folder. `printed` says whether an ended run's files are to be remembered by their looks; all others' are. */
export function readRun(source: RunSource, folder: RunFolder, printed: boolean): ReadRun {
  const { experiment, id } = folder;
  const problems: Diagnostic[] = [];
  const below = `${source.store.identity}/${experiment.id}/${id}`;
  const meta = readMeta(source.files, folder, { experiment: experiment.id, run: id, file: `${below}/meta.yaml`, problems });
  if (typeof meta === 'string') return { run: meta, files: undefined, problems };
  const ended = ENDED.has(meta.status);
  try {
    const all = valueFiles(source.files, folder.path);
    const files = printed || !ended ? printOfFiles(source.files, all) : undefined;
    const values = noValues();
    readValues(
      { ...source, find: folder.find, values, ended, withTimes: mayPause(meta.startedAt, meta.endedAt), folder: below, problems },
      all,
    );
    return { run: runOf(source.store, folder, meta, values), files, problems };
  } catch (error) {
    return { run: 'broken', files: undefined, problems: [...problems, unreadable(error, below)] };
  }
}

/** MLflow empties the file before it writes it anew, and itself looks three times. */
const LOOKS = 3;

function readMeta(files: Files, { path }: RunFolder, place: RunPlace): ReadMeta {
  try {
    let text: string | undefined = '';
    for (let look = 0; look < LOOKS && text === ''; look++) text = files.readText(files.join(path, 'meta.yaml'));
    return runMetaOf(text ?? '', place);
  } catch (error) {
    place.problems.push(unreadable(error, place.file));
    return 'broken';
  }
}

function unreadable(error: unknown, file: string): Diagnostic {
  if (!(error instanceof FileError)) throw error;
  return diagnosticOf('file-unreadable', file, { args: { why: error.code } });
}

/** MLflow takes the name from the tag where `meta.yaml` has none. */
function runOf(store: StoreRef, { id, experiment }: RunFolder, meta: RunMeta, values: Values): Run {
  const { params, metrics, tags, datasets, lastSeenAt, times } = values;
  const parent = tags.get('mlflow.parentRunId');
  const end = meta.endedAt ?? lastSeenAt;
  return {
    id: runId(store, id),
    store,
    nativeId: id,
    name: meta.name || tags.get('mlflow.runName') || id,
    experiment,
    parentId: parent ? runId(store, parent) : undefined,
    status: meta.status,
    startedAt: meta.startedAt,
    endedAt: meta.endedAt,
    lastSeenAt,
    pauses: meta.startedAt === undefined || end === undefined ? [] : runPauses(meta.startedAt, end, times),
    params,
    metrics,
    tags,
    datasets,
    artifactUri: meta.artifactUri,
  };
}
