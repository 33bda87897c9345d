import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { gitFolder, gitRepository, type GitFolder } from '../../../test/support/git-folder.ts';
import { commitFiles } from './commit-files.ts';
import { gitIn } from './repository.ts';

const FILES = ['model-selection.yaml', 'model-selection.evidence.jsonl'];
const MESSAGE = 'Select lgbm for prod\n\nauc 0.8, $412/mo\n';
const made: GitFolder[] = [];
afterEach(() => made.splice(0).forEach(({ remove }) => remove()));

function own<T extends GitFolder>(folder: T): T {
  made.push(folder);
  return folder;
}

/** With a decision that nobody committed yet. */
function decided(folder = gitRepository(), at = ''): GitFolder {
  own(folder);
  for (const file of FILES) folder.write(join(at, file), `${file}, 1\n`);
  return folder;
}
const commit = (folder: GitFolder, files = FILES, at = '.') => commitFiles(folder.port(at), files, { message: MESSAGE });
const namesOf = (folder: GitFolder, revision = 'HEAD') =>
  folder.run('log', '-1', '--name-only', '--format=', revision).trim().split('\n').sort();

/** What else is going on in a repository: something staged, half of a file, a new file, something deleted. */
function busy(folder: GitFolder): void {
  for (const name of ['half.py', 'gone.py', 'other.py']) folder.write(name, 'a = 1\n');
  folder.run('add', '.', ':!model-selection*');
  folder.run('commit', '-q', '-m', 'more');
  folder.write('half.py', 'a = 2\n');
  folder.write('fresh.py', 'new\n');
  folder.run('add', 'half.py', 'fresh.py');
  folder.run('rm', '-q', '--cached', 'gone.py');
  folder.write('half.py', 'a = 3\n');
  folder.write('other.py', 'unstaged\n');
  folder.write('untracked.py', 'never added\n');
}

describe('a commit of a decision', () => {
  test('has exactly its files, under the message, and its hash is told', async () => {
    const folder = decided();
    const done = await commit(folder);
    expect(done).toEqual({ hash: folder.run('rev-parse', '--short', 'HEAD').trim(), branch: 'main' });
    expect(namesOf(folder)).toEqual([...FILES].sort());
    expect(folder.run('log', '-1', '--format=%B').trim()).toBe(MESSAGE.trim());
    expect(folder.run('status', '--porcelain')).toBe('');
  });

  test('leaves what else is staged, half staged or unstaged as it was', async () => {
    const folder = decided();
    busy(folder);
    const before = folder.index();
    const work = folder.run('diff');
    await commit(folder);
    expect(namesOf(folder)).toEqual([...FILES].sort());
    const after = folder.index();
    expect(after.staged).toBe(before.staged);
    expect(after.entries.filter((entry) => !FILES.some((file) => entry.endsWith(`\t${file}`)))).toEqual(before.entries);
    expect(folder.run('diff')).toBe(work);
    expect(folder.run('status', '--porcelain', 'untracked.py')).toBe('?? untracked.py\n');
  });

  test('of files that are there already has what is on the disk, not what was staged of them', async () => {
    const folder = decided();
    await commit(folder);
    folder.write(FILES[0]!, 'staged\n');
    folder.run('add', FILES[0]!);
    folder.write(FILES[0]!, 'final\n');
    await commit(folder);
    expect(namesOf(folder)).toEqual([FILES[0]]);
    expect(folder.run('show', `HEAD:${FILES[0]!}`)).toBe('final\n');
  });

  test('is the first of a repository', async () => {
    const folder = own(gitFolder());
    folder.run('init', '-q');
    folder.run('config', 'user.name', 'Ada');
    folder.run('config', 'user.email', 'ada@example.org');
    folder.write('staged.py', 'a\n');
    folder.run('add', '.');
    decided(folder);
    expect(await commit(folder)).toMatchObject({ branch: 'main' });
    expect(namesOf(folder)).toEqual([...FILES].sort());
    expect(folder.run('diff', '--cached', '--name-only')).toBe('staged.py\n');
  });

  test('of names with stars, brackets, colons and a leading dash takes no other file', async () => {
    const folder = own(gitRepository());
    const names = ['-m[a]*:(top)ü.model-selection.yaml', '-m[a]*:(top)ü.model-selection.evidence.jsonl'];
    for (const name of [...names, '-ma.model-selection.yaml', '-m[a]x:(top)ü.model-selection.yaml']) folder.write(name, 'x\n');
    expect(await commit(folder, names)).toHaveProperty('hash');
    expect(folder.run('-c', 'core.quotePath=false', 'log', '-1', '--name-only', '--format=').trim().split('\n').sort()).toEqual(
      [...names].sort(),
    );
  });

  test('works below the top, in a worktree, and in a submodule', async () => {
    const folder = decided(gitRepository(), 'models/eu');
    expect(await commit(folder, FILES, 'models/eu')).toHaveProperty('hash');
    expect(namesOf(folder)).toEqual(FILES.map((file) => `models/eu/${file}`).sort());

    folder.run('worktree', 'add', '-q', 'tree', '-b', 'side');
    for (const file of FILES) folder.write(`tree/${file}`, 'side\n');
    expect(await commit(folder, FILES, 'tree')).toMatchObject({ branch: 'side' });
    expect(namesOf(folder, 'side')).toEqual([...FILES].sort());

    const inner = own(gitRepository('inner'));
    folder.run('submodule', '--quiet', 'add', inner.root, 'sub');
    const identity = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@b' };
    for (const file of FILES) folder.write(`sub/${file}`, 'sub\n');
    const before = folder.run('rev-parse', 'HEAD');
    expect(await commitFiles(folder.port('sub', identity), FILES, { message: MESSAGE })).toHaveProperty('hash');
    expect(folder.run('-C', 'sub', 'log', '-1', '--name-only', '--format=').trim().split('\n').sort()).toEqual([...FILES].sort());
    expect(folder.run('rev-parse', 'HEAD')).toBe(before);
  });

  test('belongs to no branch where HEAD is detached', async () => {
    const folder = decided();
    folder.run('checkout', '-q', '--detach');
    expect(await commit(folder)).toMatchObject({ branch: undefined, hash: expect.any(String) });
  });

  test('is made in the repository of the files, whatever repository the environment names', async () => {
    const [folder, other] = [decided(), own(gitRepository())];
    const env = { GIT_DIR: join(other.root, '.git'), GIT_WORK_TREE: other.root, GIT_INDEX_FILE: join(other.root, '.git/index') };
    expect(await commitFiles(folder.port('.', env), FILES, { message: MESSAGE })).toHaveProperty('hash');
    expect(namesOf(folder)).toEqual([...FILES].sort());
  });
});

describe('hooks and signing', () => {
  test('run, and see the message and the files', async () => {
    const folder = decided();
    folder.script('.git/hooks/pre-commit', 'git diff --cached --name-only -- "model*" > seen.txt\n');
    folder.script('.git/hooks/commit-msg', 'echo "Signed-off-by: a hook" >> "$1"\n');
    expect(await commit(folder)).toHaveProperty('hash');
    expect(folder.read('seen.txt').trim().split('\n').sort()).toEqual([...FILES].sort());
    expect(folder.run('log', '-1', '--format=%B')).toContain('Signed-off-by: a hook');
  });

  test.each([
    ['pre-commit', 'echo "no decisions on a Friday" >&2\nexit 1\n', 'no decisions on a Friday'],
    ['commit-msg', 'echo "the message lacks a ticket"\nexit 1\n', 'the message lacks a ticket'],
  ])('that refuse are heard, and nothing is staged that was not (%s)', async (hook, text, words) => {
    const folder = decided();
    busy(folder);
    folder.script(`.git/hooks/${hook}`, text);
    const [before, head] = [folder.index(), folder.run('rev-parse', 'HEAD')];
    expect(await commit(folder)).toEqual({ none: 'failed', words });
    expect(folder.index()).toEqual(before);
    expect(folder.run('rev-parse', 'HEAD')).toBe(head);
    expect(FILES.map((file) => folder.run('status', '--porcelain', file))).toEqual(FILES.map((file) => `?? ${file}\n`));
    expect(folder.read(FILES[0]!)).toBe(`${FILES[0]!}, 1\n`);
  });

  test('that sign are asked, and a commit that cannot be signed is none', async () => {
    const folder = decided();
    folder.run('config', 'commit.gpgSign', 'true');
    folder.run('config', 'gpg.program', folder.script('.git/gpg', 'echo "gpg: no secret key" >&2\nexit 2\n'));
    const before = folder.index();
    const done = await commit(folder);
    expect(done).toMatchObject({ none: 'failed', words: expect.stringMatching(/failed to sign the data/) });
    expect(folder.index()).toEqual(before);
    folder.run(
      'config',
      'gpg.program',
      folder.script('.git/gpg', 'cat >/dev/null\necho "[GNUPG:] SIG_CREATED " >&2\necho "-----BEGIN PGP SIGNATURE-----"\n'),
    );
    expect(await commit(folder)).toHaveProperty('hash');
    expect(folder.run('cat-file', 'commit', 'HEAD')).toContain('gpgsig -----BEGIN PGP SIGNATURE-----');
  });

  test('that wait for ever are stopped, and leave nothing staged', async () => {
    const folder = decided();
    folder.script('.git/hooks/pre-commit', 'sleep 5\n');
    const done = await commitFiles(folder.port(), FILES, { message: MESSAGE, timeoutMs: 300 });
    expect(done).toMatchObject({ none: 'failed', words: expect.stringContaining('took too long') });
    expect(folder.run('diff', '--cached', '--name-only')).toBe('');
    expect(folder.run('ls-files')).toBe('train.py\n');
    expect(existsSync(join(folder.root, '.git/index.lock'))).toBe(false);
  });
});

describe('what keeps from a commit is told before anything is staged', () => {
  const untouched = async (folder: GitFolder, expected: object, at = '.') => {
    const before = folder.index();
    expect(await commit(folder, FILES, at)).toMatchObject(expected);
    expect(folder.index()).toEqual(before);
  };

  test('a merge', async () => {
    const folder = own(gitRepository());
    folder.run('checkout', '-q', '-b', 'side');
    folder.write('train.py', 'epochs = 2\n');
    folder.run('commit', '-qam', 'two');
    folder.run('checkout', '-q', 'main');
    folder.run('merge', '-q', '--no-ff', '--no-commit', 'side');
    await untouched(decided(folder), { none: 'under-way', what: 'merge' });
  });

  test.each(['rebase', 'cherry-pick', 'revert'] as const)('a %s', async (what) => {
    const folder = own(gitRepository());
    folder.run('checkout', '-q', '-b', 'side');
    folder.write('train.py', 'epochs = 2\n');
    folder.run('commit', '-qam', 'two');
    folder.run('checkout', '-q', 'main');
    folder.write('train.py', 'epochs = 3\n');
    folder.run('commit', '-qam', 'three');
    const commands = { rebase: ['rebase', '-q', 'side'], 'cherry-pick': ['cherry-pick', 'side'], revert: ['revert', '--no-edit', 'side'] };
    expect(() => folder.run(...commands[what])).toThrow();
    await untouched(decided(folder), { none: 'under-way', what });
  });

  test('files that are ignored', async () => {
    const folder = own(gitRepository());
    folder.write('.gitignore', '*.jsonl\n');
    await untouched(decided(folder), { none: 'ignored', files: [FILES[1]] });
  });

  test('no name', async () => {
    const folder = own(gitRepository());
    folder.run('config', '--unset', 'user.name');
    folder.run('config', '--unset', 'user.email');
    await untouched(decided(folder), { none: 'no-identity' });
  });

  test('nothing that is new', async () => {
    const folder = decided();
    await commit(folder);
    await untouched(folder, { none: 'nothing-new' });
  });

  test('a lock that another git holds', async () => {
    const folder = decided();
    writeFileSync(join(folder.root, '.git/index.lock'), '');
    const done = await commitFiles(folder.port(), FILES, { message: MESSAGE, waits: [] });
    expect(done).toMatchObject({ none: 'failed', words: expect.stringContaining('index.lock') });
  });

  test('a lock that another git lets go of in the meantime keeps from nothing', async () => {
    const folder = decided();
    const lock = join(folder.root, '.git/index.lock');
    writeFileSync(lock, '');
    const { port } = folder;
    const git = port();
    let tries = 0;
    const letsGo = { ...git, write: (...all: Parameters<typeof git.write>) => (tries++ === 1 && rmSync(lock), git.write(...all)) };
    expect(await commitFiles(letsGo, FILES, { message: MESSAGE, waits: [0, 0, 0] })).toHaveProperty('hash');
  });

  test('no repository, and no git', async () => {
    const folder = own(gitFolder());
    expect(await commit(folder)).toEqual({ none: 'no-repository' });
    expect(await commitFiles(gitIn({ path: join(folder.root, 'no-such-git') }, folder.root), FILES, { message: MESSAGE })).toEqual({
      none: 'no-git',
    });
    expect(await commitFiles(gitIn({ path: 'git' }, join(folder.root, 'gone')), FILES, { message: MESSAGE })).toEqual({ none: 'no-git' });
  });
});
