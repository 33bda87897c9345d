import { setTimeout as sleep } from 'node:timers/promises';
import { SqlFileError, type SqlNote, type SqlReader, type SqlSnapshot } from '../../core/ports/sql.ts';
import { type Attempt, attempt, type Look } from './attempt.ts';
import { type BlockOptions, defaultBlocks } from './block-file.ts';
import { engineOnDemand } from './engine-on-demand.ts';
import { loadEngine, type SqlEngine } from './engine.ts';
import { fileState, unrepeatable } from './file-state.ts';
import { goodMoment } from './good-moment.ts';
import { realFile } from './look.ts';

export interface SqlReaderOptions {
  /** Where `sql-wasm.wasm` lies; needed in a bundle. */
  readonly wasmPath?: string;
  readonly blocks?: BlockOptions;
  /** Patience with a file that keeps changing: whichever runs out first. */
  readonly attempts?: number;
  readonly patienceMs?: number;
  /** Another way to the engine than loading it, for those who want to see what happens without the lazy contract. */
  readonly engine?: () => Promise<SqlEngine>;
}

/** Reads SQLite files of other programs in any journal mode, at any size, beside any writer. Nothing is written, created or locked. */
export function sqlReader(options: SqlReaderOptions = {}): SqlReader {
  const engine = engineOnDemand(options.engine ?? (() => loadEngine(options.wasmPath)));
  const journalled = new Set<string>();
  return {
    state: fileState,
    async read(path, read) {
      const look = { path: realFile(path), read, engine, blocks: options.blocks ?? defaultBlocks, wanted: new Set<number>() };
      return untilConsistent(look, journalled, options);
    },
  };
}

/** `journalled` collects the files whose writers were seen to use a journal, for then its absence proves that none is at work. */
async function untilConsistent<T>(
  look: Look<T>,
  journalled: Set<string>,
  { attempts = 200, patienceMs = 2000 }: SqlReaderOptions,
): Promise<SqlSnapshot<T>> {
  const started = Date.now();
  const isOver = (count: number): boolean => count >= attempts || Date.now() - started >= patienceMs;
  let usable: SqlSnapshot<T> | undefined;
  let { wanted } = look;
  for (let count = 1; ; count++) {
    const tried = await lookOnce({ ...look, wanted }, journalled, count);
    if (tried.verdict === 'consistent' && tried.outcome !== undefined) return proven(tried.outcome, tried, count);
    usable = unproven(tried, count) ?? usable;
    if (isOver(count)) return givenUp(look.path, usable, count);
    if (tried.asked.size > 0) wanted = tried.asked;
    await sleep(pauseAfter(count));
  }
}

/** Once it is known which pages to copy, a look that comes at a bad moment costs next to nothing. */
async function lookOnce<T>(look: Look<T>, journalled: Set<string>, count: number): Promise<Attempt<T>> {
  const { path, wanted, engine } = look;
  if (wanted.size === 0 && (await goodMoment(path, journalled.has(path), count))) journalled.add(path);
  const tried = await attempt(look, journalled.has(path));
  if (tried.journalSeen) journalled.add(path);
  if (!engine.isMissing()) return tried;
  await engine.load();
  return lookOnce(look, journalled, count);
}

function proven<T>(outcome: NonNullable<Attempt<T>['outcome']>, { state, notes }: Attempt<T>, count: number): SqlSnapshot<T> {
  if ('error' in outcome) throw outcome.error;
  return { value: outcome.value, state, consistent: true, attempts: count, notes: withRetries(notes, count) };
}

/** Its state equals no later one, so that whoever compares reads again. */
function unproven<T>({ outcome, notes }: Attempt<T>, count: number): SqlSnapshot<T> | undefined {
  if (outcome === undefined || 'error' in outcome) return undefined;
  return { value: outcome.value, state: unrepeatable(), consistent: false, attempts: count, notes: withRetries(notes, count) };
}

function givenUp<T>(path: string, usable: SqlSnapshot<T> | undefined, count: number): SqlSnapshot<T> {
  if (usable === undefined) throw new SqlFileError('busy', path, { attempts: count });
  return { ...usable, attempts: count };
}

function withRetries(notes: readonly SqlNote[], attempts: number): readonly SqlNote[] {
  return attempts === 1 ? notes : [...notes, { code: 'busy-retried', attempts }];
}

/** Short, because the gaps between the commits of a busy writer are; longer later, to sit out a burst. */
function pauseAfter(count: number): number {
  return Math.min(30, count);
}
