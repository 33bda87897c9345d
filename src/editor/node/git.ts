import { dirname } from 'node:path';
import { workspace } from 'vscode';
import { commitFiles, type Committed } from '../../node/git/commit-files.ts';
import { commitState, gitIn, type CommitState, type Git } from '../../node/git/repository.ts';
import { NoGit } from '../../node/git/run-git.ts';

export type { Committed, CommitState };

/** The git program as VS Code's own setting names it. Only in a trusted workspace: its configuration may name programs, and hooks are programs. */
function gitOf(folder: string): Git {
  const stated = workspace.getConfiguration('git').get<string | readonly string[] | null>('path');
  const path = (typeof stated === 'string' ? [stated] : (stated ?? [])).find((one) => one !== '') ?? 'git';
  return gitIn({ path }, folder);
}

/** `user.name`, where there is a git that knows it. */
export async function gitUserName(folder: string): Promise<string | undefined> {
  try {
    const { code, out } = await gitOf(folder).read('config', '--get', 'user.name');
    return code === 0 && out.trim() !== '' ? out.trim() : undefined;
  } catch (error) {
    if (error instanceof NoGit) return undefined;
    throw error;
  }
}

/** Absolute paths in one folder. */
export function stateOfFiles(files: readonly string[]): Promise<CommitState> {
  return commitState(gitOf(folderOf(files)), files);
}

export function commitTheseFiles(files: readonly string[], message: string, signal: AbortSignal): Promise<Committed> {
  return commitFiles(gitOf(folderOf(files)), files, { message, signal });
}

function folderOf([first = '.']: readonly string[]): string {
  return dirname(first);
}
