import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { commands, MarkdownString, window, workspace } from 'vscode';
import type { Api } from '../../src/editor/extension.ts';
import { COMMANDS, ITEMS } from '../../src/editor/ids.ts';
import { eventually, extension, inWorkspace, rows } from './support/extension.ts';

describe('the Selections view', () => {
  let tree: Api['selectionsTree'];
  const decision = inWorkspace('model-selection.yaml');
  const evidence = inWorkspace('model-selection.evidence.jsonl');
  const [original, rowsBefore] = [decision, evidence].map((path) => readFileSync(path, 'utf8'));

  before(async () => {
    tree = (await extension()).selectionsTree;
  });

  const verdict = (wanted: string) =>
    eventually(tree.onDidChangeTreeData!, async () =>
      (await rows(tree)).find(({ text }) => text.startsWith(`digits | ${wanted}`) || text.startsWith(`model-selection.yaml | ${wanted}`)),
    );

  it('shows a decision that follows from its evidence', async () => {
    const [holds] = await rows(tree);
    assert.equal(holds?.text, 'digits | holds · gbm fold, $0.027');
    assert.equal(holds.item.contextValue, ITEMS.selectionWithEvidence);
    assert.ok(holds.item.tooltip instanceof MarkdownString);
    assert.match(holds.item.tooltip.value.replaceAll('\\', ''), /Owner: @ml/);
  });

  it('opens the decision, and what it stands on', async () => {
    const [{ node } = assert.fail('no selection')] = await rows(tree);
    await commands.executeCommand(COMMANDS.openSelection, node);
    assert.equal(window.activeTextEditor?.document.uri.fsPath, decision);
    await commands.executeCommand(COMMANDS.openEvidence, node);
    assert.equal(window.activeTextEditor?.document.uri.fsPath, evidence);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('sees a number that was changed by hand, and says which', async () => {
    writeFileSync(decision, original!.replace('value: 0.957812', 'value: 0.997812'));
    const tampered = await verdict('tampered');
    const [finding] = await rows(tree, tampered.node);
    assert.match(finding!.text, /chosen\.0\.quality\.value is 0\.997812, the evidence gives 0\.957812/);
    writeFileSync(decision, original!);
    await verdict('holds');
  });

  it('sees evidence that was changed by hand', async () => {
    writeFileSync(evidence, rowsBefore!.replace('0.957812', '0.997812').replace('gbm', 'gbx'));
    await verdict('tampered');
    writeFileSync(evidence, rowsBefore!);
    await verdict('holds');
  });

  it('follows files that appear', async () => {
    const folder = workspace.workspaceFolders![0]!;
    const second = inWorkspace('eu.model-selection.yaml');
    writeFileSync(second, original!.replace('name: digits', 'name: europe'));
    const rowsAfter = await eventually(tree.onDidChangeTreeData!, async () => {
      const all = await rows(tree);
      return all.length === 2 ? all : undefined;
    });
    assert.match(rowsAfter[0]!.text, /^europe \| broken/);
    assert.equal(rowsAfter[0]!.item.contextValue, ITEMS.selection);
    await workspace.fs.delete(folder.uri.with({ path: `${folder.uri.path}/eu.model-selection.yaml` }));
    await eventually(tree.onDidChangeTreeData!, async () => ((await rows(tree)).length === 1 ? true : undefined));
  });
});
