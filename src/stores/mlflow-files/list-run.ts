import { FileError } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run } from '../../core/runs/run.ts';
import type { KnownRun, Memory } from './memory.ts';
import { glanceAt, printOfFiles, printOfRun } from './prints.ts';
import { diagnosticOf } from './problems.ts';
import { readRun, type RunFolder, type RunSource } from './read-run.ts';
import { ENDED } from './run-meta.ts';
import { valueFiles } from './value-files.ts';

/** In a first list, of so many runs the files' looks are remembered; the others' are when it is their turn. */
const PRINTED_AT_FIRST = 300;

/** What was told of a run is not yet printed where nobody asked. */
export type ListedRun = Omit<KnownRun, 'content'> & { readonly content: number | Run };

/** One list while it is being made. */
export interface Progress {
  readonly source: RunSource;
  readonly before: Memory | undefined;
  /** The runs that are looked at in full. */
  readonly due: ReadonlySet<string>;
  readonly runs: Map<string, ListedRun>;
  readonly problems: Map<string, readonly Diagnostic[]>;
  readonly torn: string[];
  readonly changed: Run[];
  printed: number;
}

/** A folder without `meta.yaml` is no run. `renamed` says that the experiment is, so that no run of it is what it was. */
export function listRun(progress: Progress, folder: RunFolder, renamed: boolean): void {
  const { before, runs, problems, source } = progress;
  const { id, experiment } = folder;
  const glance = glanceAt(source.files, folder.path);
  if (glance === undefined) return reportClosed(progress, folder);
  if (runs.has(id)) return reportTwice(progress, `${experiment.id}/${id}`);
  const known = before?.runs.get(id);
  if (known === undefined || renamed || !looksTheSame(progress, folder, glance, known)) return read(progress, folder, glance, known);
  runs.set(id, known);
  problems.set(id, before?.problems.get(id) ?? []);
}

/** Nothing can be seen in a folder that may not be looked into; what was known of the run in it holds. */
function reportClosed({ before, runs, problems, source: { files, store } }: Progress, { id, path, experiment }: RunFolder): void {
  try {
    files.list(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    problems.set(id, [diagnosticOf('file-unreadable', `${store.identity}/${experiment.id}/${id}`, { args: { why: error.code } })]);
    const known = before?.runs.get(id);
    if (known !== undefined) runs.set(id, known);
  }
}

function reportTwice({ problems, source }: Progress, place: string): void {
  problems.set(place, [diagnosticOf('run-twice', `${source.store.identity}/${place}`)]);
}

function looksTheSame({ due, source }: Progress, { id, path, experiment }: RunFolder, glance: number, known: KnownRun): boolean {
  if (known.experiment !== experiment.id || known.glance !== glance) return false;
  if (known.state === 'deleted' || !due.has(id)) return true;
  try {
    return known.files === printOfFiles(source.files, valueFiles(source.files, path));
  } catch (error) {
    if (error instanceof FileError) return false;
    throw error;
  }
}

function read(progress: Progress, folder: RunFolder, glance: number, known: KnownRun | undefined): void {
  const { before, runs, problems, source } = progress;
  const { id, experiment } = folder;
  const isPrinted = before !== undefined || progress.printed++ < PRINTED_AT_FIRST;
  const { run, files, problems: found } = readRun(source, folder, isPrinted);
  problems.set(id, found);
  if (typeof run === 'object') runs.set(id, listed(progress, run, { glance, files }, known));
  else if (run === 'deleted') runs.set(id, { experiment: experiment.id, state: 'deleted', glance, files, content: 0 });
  else if (run === 'broken') keepBroken(progress, id, known);
}

/** It is being written, mostly: what was known of it holds until it can be read, and only who finds it so again says it. */
function keepBroken({ before, runs, problems, torn }: Progress, id: string, known: KnownRun | undefined): void {
  torn.push(id);
  if (known !== undefined) runs.set(id, known);
  if (before !== undefined && !before.torn.includes(id)) problems.set(id, []);
}

function listed({ changed }: Progress, run: Run, prints: Pick<KnownRun, 'glance' | 'files'>, known: KnownRun | undefined): ListedRun {
  const content = known === undefined ? run : printOfRun(run);
  if (known === undefined || known.state === 'deleted' || known.content !== content) changed.push(run);
  return { experiment: run.experiment.id, state: ENDED.has(run.status) ? 'ended' : 'active', ...prints, content };
}
