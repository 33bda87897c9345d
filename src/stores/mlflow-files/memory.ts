import type { Cursor } from '../../core/ports/reader.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { cursorRecord } from '../cursor-record.ts';

/** What is known of a run that was listed, or is there and deleted. */
export interface KnownRun {
  readonly experiment: string;
  readonly state: 'active' | 'ended' | 'deleted';
  /** Prints: of two looks, of all its files where these were looked at, and of what the list told. */
  readonly glance: number;
  readonly files: number | undefined;
  readonly content: number;
}

/** What one list leaves for the next. */
export interface Memory {
  /** Names by id. */
  readonly experiments: ReadonlyMap<string, string>;
  readonly runs: ReadonlyMap<string, KnownRun>;
  /** By run: one that did not change still has the problems it had. */
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Runs whose `meta.yaml` was being written. */
  readonly torn: readonly string[];
  /** The runs that changed last. */
  readonly recent: readonly string[];
  /** Whose turn it is to be looked at in full, among those that go on and those that ended. */
  readonly turns: { readonly active: number; readonly ended: number };
}

/** Counts up when runs are read differently, so that what an older version remembers is not believed. */
const VERSION = 1;

const STATES = { active: 0, ended: 1, deleted: 2 } as const;
const NAMES = ['active', 'ended', 'deleted'] as const;

export function memoryText({ experiments, runs, problems, torn, recent, turns }: Memory): Cursor {
  const rows = [...runs].map(([id, { experiment, state, glance, files, content }]) => [
    id,
    experiment,
    STATES[state],
    glance,
    files ?? null,
    content,
  ]);
  return JSON.stringify({ version: VERSION, experiments: [...experiments], runs: rows, problems: [...problems], torn, recent, turns });
}

/** Undefined for no cursor, and for one that this version did not write. */
export function remembered(cursor: Cursor | undefined): Memory | undefined {
  const written = cursorRecord(cursor);
  if (written?.['version'] !== VERSION || !isWritten(written)) return undefined;
  const { experiments, runs, problems, torn, recent, turns } = written;
  return { experiments: new Map(experiments), runs: new Map(runs.map(runOf)), problems: new Map(problems), torn, recent, turns };
}

interface Written extends Pick<Memory, 'torn' | 'recent' | 'turns'> {
  readonly experiments: readonly (readonly [string, string])[];
  readonly runs: readonly Row[];
  readonly problems: readonly (readonly [string, readonly Diagnostic[]])[];
}

function isWritten(value: unknown): value is Written {
  const { experiments, runs, problems, torn, recent, turns } = value as Record<keyof Written, unknown>;
  return (
    isList(experiments, (pair) => isPair(pair, isText)) &&
    isList(problems, (pair) => isPair(pair, isProblems)) &&
    isList(runs, isRow) &&
    isList(torn, isText) &&
    isList(recent, isText) &&
    isTurns(turns)
  );
}

function isList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isPair(value: unknown, isSecond: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && isText(value[0]) && isSecond(value[1]);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isProblems(value: unknown): boolean {
  return isList(value, (one) => isText((one as Partial<Diagnostic> | null)?.code) && isText((one as Diagnostic).file));
}

type Row = [id: string, experiment: string, state: 0 | 1 | 2, glance: number, files: number | null, content: number];

function runOf([id, experiment, state, glance, files, content]: Row): [string, KnownRun] {
  return [id, { experiment, state: NAMES[state], glance, files: files ?? undefined, content }];
}

function isRow(row: unknown): boolean {
  if (!isPair(row, isText)) return false;
  const [, , state, glance, files, content] = row as unknown[];
  return NAMES[state as 0] !== undefined && [state, glance, files ?? 0, content].every((print) => typeof print === 'number');
}

function isTurns(value: unknown): value is Memory['turns'] {
  const { active, ended } = (value ?? {}) as Record<string, unknown>;
  return Number.isInteger(active) && Number.isInteger(ended);
}
