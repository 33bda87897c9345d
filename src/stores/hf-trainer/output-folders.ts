import type { Files, FileStat } from '../../core/ports/files.ts';
import { fileState } from '../../core/ports/file-state.ts';
import { above, lastPart } from '../folder-runs/paths.ts';
import type { StorePlace } from '../store-format.ts';

export interface JsonFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the place, `/` between parts. */
  readonly below: string;
  readonly stat: FileStat;
}

/** The output folder of a Trainer, with what lies in it and in its checkpoints. */
export interface OutputFolder {
  /** Relative to the place, `.` for the place itself. */
  readonly path: string;
  readonly state: JsonFile | undefined;
  /** The states of the checkpoints, that of the largest step first. */
  readonly checkpoints: readonly JsonFile[];
  /** `all_results.json` and the like, in the order of their names. */
  readonly results: readonly JsonFile[];
  readonly files: readonly JsonFile[];
}

export const STATE_FILE = 'trainer_state.json';
const FILES: ReadonlySet<string> = new Set([STATE_FILE, 'train_results.json', 'eval_results.json', 'all_results.json']);

export function isTrainerFile(name: string): boolean {
  return FILES.has(name);
}

export function outputFolders({ path: root, found }: StorePlace, files: Files): readonly OutputFolder[] {
  const folders = new Map<string, JsonFile[]>();
  for (const path of found()) {
    const stat = files.stat(path);
    if (stat?.kind !== 'file') continue;
    const below = files.relative(root, path);
    const folder = outputOf(below);
    const others = folders.get(folder) ?? [];
    folders.set(folder, [...others, { path, below, stat }]);
  }
  return [...folders].map(([path, all]) => outputFolder(path, all));
}

/** Equal for two looks at a folder when nothing was written in between. */
export function stateOf({ files }: OutputFolder): string {
  return files.map(({ below, stat }) => `${below}|${fileState(stat)}`).join('\n');
}

/** A checkpoint is a part of the run that wrote it. */
function outputOf(below: string): string {
  const folder = above(below) ?? '.';
  return stepIn(below) === undefined ? folder : (above(folder) ?? '.');
}

function stepIn(below: string): number | undefined {
  const step = /(?:^|\/)checkpoint-(\d+)\/trainer_state\.json$/.exec(below)?.[1];
  return step === undefined ? undefined : Number(step);
}

function outputFolder(path: string, files: readonly JsonFile[]): OutputFolder {
  const states = files.filter(({ below }) => lastPart(below) === STATE_FILE);
  const checkpoints = states.filter(({ below }) => stepIn(below) !== undefined);
  return {
    path,
    state: states.find(({ below }) => stepIn(below) === undefined),
    checkpoints: checkpoints.toSorted((a, b) => (stepIn(b.below) ?? 0) - (stepIn(a.below) ?? 0)),
    results: files.filter(({ below }) => lastPart(below) !== STATE_FILE).toSorted((a, b) => (a.below < b.below ? -1 : 1)),
    files,
  };
}
