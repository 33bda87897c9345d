import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { commands, TabInputTextDiff, window, workspace } from 'vscode';
import type { Api } from '../../src/editor/extension.ts';
import { COMMANDS, SCHEMES } from '../../src/editor/ids.ts';
import { eventually, extension, inWorkspace, rows } from './support/extension.ts';
import { takeFirstUntil } from './support/quick-pick.ts';

describe('Select Model', () => {
  let tree: Api['selectionsTree'];
  const files = ['model-selection.yaml', 'model-selection.evidence.jsonl'].map((name) => inWorkspace(name));
  const original = files.map((file) => readFileSync(file, 'utf8'));
  const [, another] = /candidate: (\w+)/.exec(original[0]!) ?? assert.fail('nobody was rejected');
  const folder = workspace.workspaceFolders![0]!.uri;

  before(async () => {
    tree = (await extension()).selectionsTree;
  });
  afterEach(async () => {
    files.forEach((file, i) => writeFileSync(file, original[i]!));
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  const previewed = () =>
    eventually(window.tabGroups.onDidChangeTabs, () =>
      window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .map(({ input }) => input)
        .find((input): input is TabInputTextDiff => input instanceof TabInputTextDiff && input.modified.scheme === SCHEMES.draft),
    );

  /** Takes what each step proposes, and answers the preview. */
  async function selecting(answer: (shown: TabInputTextDiff) => Thenable<unknown>): Promise<void> {
    const done = commands.executeCommand(COMMANDS.selectModel, folder, [{ role: 'fallback', id: another }]);
    await Promise.all([previewed().then(answer), takeFirstUntil(done)]);
  }

  it('makes a decision anew, looks at it, writes it with its evidence, and it holds', async () => {
    let shown = '';
    await selecting(async ({ original: before, modified: after }) => {
      assert.equal((await workspace.openTextDocument(before)).getText(), original[0]);
      shown = (await workspace.openTextDocument(after)).getText();
      await commands.executeCommand(COMMANDS.writeSelection);
    });
    assert.match(shown, /supersedes: sha256:/);
    assert.match(shown, new RegExp(`role: fallback\\n +id: ${another}`));
    assert.equal(readFileSync(files[0]!, 'utf8'), shown);
    const text = await eventually(tree.onDidChangeTreeData!, async () =>
      (await rows(tree)).map((row) => row.text).find((one) => one.startsWith('digits | holds') && one.includes('fallback')),
    );
    assert.match(text, /^digits \| holds · gbm fold, \$0\.027; fallback /);
  });

  it('changes nothing when the preview is left', async () => {
    await selecting(() => commands.executeCommand(COMMANDS.leavePreview));
    assert.deepEqual(
      files.map((file) => readFileSync(file, 'utf8')),
      original,
    );
  });

  it('changes nothing when the decision was changed meanwhile', async () => {
    const theirs = `${original[0]!}# theirs\n`;
    await selecting(async () => {
      writeFileSync(files[0]!, theirs);
      await commands.executeCommand(COMMANDS.writeSelection);
    });
    assert.deepEqual(
      files.map((file) => readFileSync(file, 'utf8')),
      [theirs, original[1]],
    );
  });
});
