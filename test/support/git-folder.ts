import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gitIn, type Git } from '../../src/node/git/repository.ts';

/** A folder in which real git works as on a machine where nothing is set. */
export interface GitFolder {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  /** What git answers; fails when git does. */
  run(...args: readonly string[]): string;
  write(path: string, text: string): void;
  read(path: string): string;
  /** An executable file. */
  script(path: string, text: string): string;
  /** What the index holds, and what is staged against HEAD. */
  index(): { readonly entries: readonly string[]; readonly staged: string };
  /** The port, asked from here or from a folder below. */
  port(folder?: string, env?: Readonly<Record<string, string>>): Git;
  remove(): void;
}

export function gitFolder(name = 'repository'): GitFolder {
  const scratch = mkdtempSync(join(tmpdir(), 'kneepoint-git-'));
  const root = join(scratch, name);
  mkdirSync(root, { recursive: true });
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: join(scratch, 'home'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(scratch, 'gitconfig'),
  };
  mkdirSync(env.HOME);
  // No name is made up of the account and the machine.
  writeFileSync(
    env.GIT_CONFIG_GLOBAL,
    '[user]\n\tuseConfigOnly = true\n[init]\n\tdefaultBranch = main\n[protocol "file"]\n\tallow = always\n',
  );
  const run = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const write = (path: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { mode });
  };
  return {
    root,
    env,
    run,
    write: (path, text) => write(path, text),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    script(path, text) {
      write(path, `#!/bin/sh\n${text}`, 0o755);
      return join(root, path);
    },
    index: () => ({ entries: run('ls-files', '-s').split('\n'), staged: run('diff', '--cached') }),
    port: (folder = '.', more = {}) => gitIn({ path: 'git', env: { ...env, ...more } }, join(root, folder)),
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

/** The same with a repository, somebody's name, and a first commit. */
export function gitRepository(name?: string): GitFolder {
  const folder = gitFolder(name);
  folder.run('init', '-q');
  folder.run('config', 'user.name', 'Ada');
  folder.run('config', 'user.email', 'ada@example.org');
  folder.write('train.py', 'epochs = 1\n');
  folder.run('add', '.');
  folder.run('commit', '-q', '-m', 'first');
  return folder;
}
