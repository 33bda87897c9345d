import { setTimeout as sleep } from 'node:timers/promises';
import { SqlFileError, type SqlNote, type SqlReader, type SqlSnapshot } from '../../core/ports/sql.ts';
import { type Attempt, attempt, type Look } from './attempt.ts';
import { type BlockOptions, defaultBlocks } from './block-file.ts';
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
  const load = options.engine ?? (() => loadEngine(options.wasmPath));
  let engine: Promise<SqlEngine> | undefined;
  const journalled = new Set<string>();
  return {
    state: fileState,
    async read(path, read) {
      engine ??= load();
      const look = { path: realFile(path), read, engine: await engine, blocks: options.blocks ?? defaultBlocks };
      return untilConsistent(look, journalled, options);
    },
  };
}

/** `journalled` collects the files whose writers were seen to use a journal, for then its absence proves that none is at work. */
async function untilConsistent<T>(
  look: Look<T>,
  journalled: Set<string>,
  { attempts = 40, patienceMs = 2000 }: SqlReaderOptions,
): Promise<SqlSnapshot<T>> {
  const started = Date.now();
  let usable: SqlSnapshot<T> | undefined;
  for (let count = 1; ; count++) {
    const journalSeen = await goodMoment(look.path, journalled.has(look.path), count);
    const tried: Attempt<T> = attempt(look, journalSeen);
    if (tried.journalSeen) journalled.add(look.path);
    if (tried.verdict === 'consistent') return consistentSnapshot(tried, count);
    usable = 'value' in tried.outcome ? inconsistentSnapshot(tried.outcome.value, tried, count) : usable;
    if (count >= attempts || Date.now() - started >= patienceMs) {
      if (usable === undefined) throw new SqlFileError('busy', look.path, { attempts: count });
      return { ...usable, attempts: count };
    }
    await sleep(pauseAfter(count));
  }
}

function consistentSnapshot<T>({ outcome, state, notes }: Attempt<T>, count: number): SqlSnapshot<T> {
  if ('error' in outcome) throw outcome.error;
  return { value: outcome.value, state, consistent: true, attempts: count, notes: withRetries(notes, count) };
}

/** Its state equals no later one, so that whoever compares reads again. */
function inconsistentSnapshot<T>(value: T, { notes }: Attempt<T>, count: number): SqlSnapshot<T> {
  return { value, state: unrepeatable(), consistent: false, attempts: count, notes: withRetries(notes, count) };
}

function withRetries(notes: readonly SqlNote[], attempts: number): readonly SqlNote[] {
  return attempts === 1 ? notes : [...notes, { code: 'busy-retried', attempts }];
}

/** Short at first, because most writers are done at once; longer later, to sit out a burst. */
function pauseAfter(count: number): number {
  return Math.min(60, count * 3);
}
