import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { NoGit, runGit, type GitOptions, type GitProgram, type GitResult } from './run-git.ts';

export const UNDER_WAY = ['merge', 'rebase', 'cherry-pick', 'revert'] as const;
export type UnderWay = (typeof UNDER_WAY)[number];

/** How files stand in their repository, before anything is done to it. */
export type CommitState =
  | { readonly none: 'no-git' | 'no-repository' }
  | { readonly none: 'refused'; readonly words: string }
  | { readonly none: 'under-way'; readonly what: UnderWay }
  | { readonly none: 'ignored'; readonly files: readonly string[] }
  | { readonly none: 'no-identity'; readonly words: string }
  | { readonly none: 'nothing-new' }
  | { readonly branch: string | undefined; readonly untracked: readonly string[] };

/** Git, asked from one folder. */
export interface Git {
  read(...args: readonly string[]): Promise<GitResult>;
  write(args: readonly string[], more?: Pick<GitOptions, 'signal' | 'timeoutMs'>): Promise<GitResult>;
  readonly folder: string;
}

export function gitIn(program: GitProgram, folder: string): Git {
  return {
    read: (...args) => runGit(program, args, { cwd: folder, kind: 'read' }),
    write: (args, more = {}) => runGit(program, args, { cwd: folder, kind: 'write', ...more }),
    folder,
  };
}

/** A file by its name alone, whatever stars and brackets it has. Said for each path: what is said for all would reach hooks. */
export function literally(path: string): string {
  return `:(literal)${basename(path)}`;
}

/** Whether some files of one folder can be committed, and what keeps them from it. Nothing is changed. */
export async function commitState(git: Git, files: readonly string[]): Promise<CommitState> {
  try {
    return await stateOf(git, files);
  } catch (error) {
    if (error instanceof NoGit) return { none: 'no-git' };
    throw error;
  }
}

async function stateOf(git: Git, files: readonly string[]): Promise<CommitState> {
  const place = await git.read('rev-parse', '--is-inside-work-tree');
  if (place.code !== 0 || place.out.trim() !== 'true') return notInside(place);
  const what = await underWay(git);
  if (what !== undefined) return { none: 'under-way', what };
  const ignored = await ignoredOf(git, files);
  if (ignored.length > 0) return { none: 'ignored', files: ignored };
  const identity = await identityFault(git);
  if (identity !== undefined) return { none: 'no-identity', words: identity };
  const status = await git.read('status', '--porcelain', '-z', '--untracked-files=all', '--', ...files.map(literally));
  if (status.code !== 0) return { none: 'refused', words: status.err.trim() };
  if (status.out === '') return { none: 'nothing-new' };
  const others = await git.read('ls-files', '--others', '-z', '--', ...files.map(literally));
  const head = await git.read('symbolic-ref', '--quiet', '--short', 'HEAD');
  return { branch: head.code === 0 ? head.out.trim() : undefined, untracked: listed(others.out) };
}

/** `false` inside of `.git` or a bare repository. */
function notInside({ code, err }: GitResult): CommitState {
  if (code === 0 || /not a git repository|must be run in a work tree/i.test(err)) return { none: 'no-repository' };
  return { none: 'refused', words: err.trim() };
}

/** A file that is tracked already is not ignored. */
async function ignoredOf(git: Git, files: readonly string[]): Promise<readonly string[]> {
  const asked = await Promise.all(files.map((file) => git.read('check-ignore', '--quiet', '--', `./${basename(file)}`)));
  return files.filter((_, i) => asked[i]!.code === 0);
}

const HEADS: readonly (readonly [string, UnderWay])[] = [
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
];

async function underWay(git: Git): Promise<UnderWay | undefined> {
  const places = await git.read('rev-parse', '--git-path', 'rebase-merge', '--git-path', 'rebase-apply');
  if (places.out.split('\n').some((place) => place !== '' && existsSync(resolve(git.folder, place)))) return 'rebase';
  for (const [head, what] of HEADS) {
    if ((await git.read('rev-parse', '--quiet', '--verify', head)).code === 0) return what;
  }
  return undefined;
}

async function identityFault(git: Git): Promise<string | undefined> {
  for (const who of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const asked = await git.read('var', who);
    if (asked.code !== 0) return asked.err.trim().split('\n').at(-1) ?? '';
  }
  return undefined;
}

export function listed(out: string): readonly string[] {
  return out.split('\0').filter((name) => name !== '');
}
