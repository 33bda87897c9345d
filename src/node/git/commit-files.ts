import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commitState, literally, type CommitState, type Git } from './repository.ts';
import type { GitResult } from './run-git.ts';

export type Committed =
  | Extract<CommitState, { none: string }>
  /** Git, a hook or the signing refused; the index is as it was. */
  | { readonly none: 'failed'; readonly words: string }
  | { readonly none: 'stopped' }
  | { readonly hash: string; readonly branch: string | undefined };

export interface CommitOptions {
  readonly message: string;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
  /** How long to wait for another git, in milliseconds, before each further try. */
  readonly waits?: readonly number[];
}

/** An editor asks git for its status whenever a file changes, which locks the index for a moment. */
const LOCK_WAITS_MS = [100, 200, 400, 800, 1600];

/**
 * Commits exactly these files of one folder, whatever else is staged: that stays staged. Hooks run, and what signs signs. When nothing comes of it,
 * what was untracked is untracked again.
 */
export async function commitFiles(
  git: Git,
  files: readonly string[],
  { waits = LOCK_WAITS_MS, ...options }: CommitOptions,
): Promise<Committed> {
  for (const wait of waits) {
    const done = await committed(git, files, options);
    if (!('words' in done) || !/index\.lock/.test(done.words)) return done;
    await delay(wait);
  }
  return committed(git, files, options);
}

async function committed(git: Git, files: readonly string[], { message, ...more }: Omit<CommitOptions, 'waits'>): Promise<Committed> {
  const state = await commitState(git, files);
  if ('none' in state) return state;
  const untracked = files.filter((file) => state.untracked.includes(basename(file)));
  const undo = async () => {
    if (untracked.length > 0) await git.write(['rm', '--cached', '--quiet', '--force', '--', ...untracked.map(literally)]);
  };
  if (untracked.length > 0) {
    const added = await git.write(['add', '--intent-to-add', '--', ...untracked.map(literally)]);
    if (added.code !== 0) {
      await undo();
      return failed(added);
    }
  }
  const before = await headOf(git);
  const done = await git.write(['commit', '--only', '--quiet', '-m', message, '--', ...files.map(literally)], more);
  // What was stopped while a hook ran after it was committed all the same.
  if (done.code !== 0 && (await headOf(git)) === before) {
    await undo();
    return more.signal?.aborted === true ? { none: 'stopped' } : failed(done);
  }
  const { out } = await git.read('rev-parse', '--short', 'HEAD');
  return { hash: out.trim(), branch: state.branch };
}

/** Nothing where there is no commit yet. */
async function headOf(git: Git): Promise<string> {
  return (await git.read('rev-parse', '--quiet', '--verify', 'HEAD')).out.trim();
}

const MOST_LINES = 12;

/** The last words: hooks speak before they refuse. */
function failed({ code, out, err, timedOut }: GitResult): Committed {
  if (timedOut) return { none: 'failed', words: 'it took too long and was stopped; a hook, or what signs, may be waiting for somebody' };
  const lines = `${out}\n${err}`.split('\n').filter((line) => line.trim() !== '');
  const words = lines.slice(-MOST_LINES).join('\n');
  return {
    none: 'failed',
    words: words === '' ? `git ended with ${code === undefined ? 'a signal' : `code ${code}`} and said nothing` : words,
  };
}
