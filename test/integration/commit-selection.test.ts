import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { commands } from 'vscode';
import type { Api } from '../../src/editor/extension.ts';
import { COMMANDS } from '../../src/editor/ids.ts';
import { extension, inWorkspace, rows } from './support/extension.ts';
import { takeFirstUntil } from './support/quick-pick.ts';

describe('Commit Selection', () => {
  let tree: Api['selectionsTree'];
  const files = ['model-selection.evidence.jsonl', 'model-selection.yaml'];
  const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: inWorkspace(), encoding: 'utf8' });

  before(async () => {
    tree = (await extension()).selectionsTree;
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.name', 'Somebody');
    git('config', 'user.email', 'somebody@example.org');
    git('config', 'commit.gpgsign', 'false');
  });
  after(() => rmSync(inWorkspace('.git'), { recursive: true, force: true }));

  async function commit(): Promise<void> {
    const [{ node } = assert.fail('no selection')] = await rows(tree);
    await takeFirstUntil(commands.executeCommand(COMMANDS.commitSelection, node));
  }

  it('commits a decision that was written before, with its evidence and nothing else', async () => {
    await commit();
    assert.deepEqual(git('ls-tree', '--name-only', 'HEAD').trim().split('\n'), files);
    assert.match(git('log', '-1', '--format=%B'), /^Select gbm fold for digits\n\nprimary: gbm fold, /);
  });

  it('makes no commit where git has the files as they are', async () => {
    const head = git('rev-parse', 'HEAD');
    await commit();
    assert.equal(git('rev-parse', 'HEAD'), head);
  });
});
