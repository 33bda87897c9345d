import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { commands, env, extensions, Uri, window, workspace } from 'vscode';
import type { Api } from '../../src/editor/extension.ts';
import { COMMANDS, EXTENSION_ID, ITEMS } from '../../src/editor/ids.ts';
import { eventually, extension, inWorkspace, rows } from './support/extension.ts';

describe('the Diagnostics view', () => {
  let api: Api;
  const table = inWorkspace('results.csv');

  before(async () => {
    api = await extension();
  });
  after(() => rmSync(table, { force: true }));

  it('lists by file what reading found, opens it at its place and copies it', async () => {
    const { diagnosticsTree: tree } = api;
    const [file] = await eventually(tree.onDidChangeTreeData!, async () => {
      const files = await rows(tree);
      return files.length > 0 ? files : undefined;
    });
    assert.equal(file!.text, 'kneepoint.yaml | 1 note');
    const [problem] = await rows(tree, file!.node);
    assert.match(problem!.text, /ran on, so their cost is unknown; .* \| 5:1$/);
    await commands.executeCommand(COMMANDS.openProblem, problem!.node);
    assert.equal(window.activeTextEditor?.selection.active.line, 4);
    await commands.executeCommand(COMMANDS.copyProblem, problem!.node);
    assert.match(await env.clipboard.readText(), /^kneepoint\.yaml:5:1: nothing says what/);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('offers a table that looks like runs: as a line to look at, or to be left alone', async () => {
    const { diagnosticsTree: tree } = api;
    writeFileSync(table, 'run_id,lr,auc,duration_s\na,0.1,0.91,60\nb,0.2,0.92,70\nc,0.3,0.93,80\n');
    await commands.executeCommand(COMMANDS.refresh);
    const found = await eventually(tree.onDidChangeTreeData!, async () => {
      const files = await rows(tree);
      const of = files.find(({ item }) => item.label === 'results.csv');
      return of === undefined ? undefined : (await rows(tree, of.node))[0];
    });
    assert.equal(found.item.contextValue, ITEMS.plausibleTable);
    await commands.executeCommand(COMMANDS.readTable, found.node);
    const document = window.activeTextEditor?.document;
    assert.equal(document?.uri.fsPath, inWorkspace('kneepoint.yaml'));
    assert.equal(document.isDirty, true);
    assert.match(document.getText(), /stores:\n {2}- path: results\.csv\n {4}map: \{ .*auc.* \}\n$/);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('copies diagnostics without names of runs', async () => {
    await commands.executeCommand(COMMANDS.copyDiagnostics);
    const text = await env.clipboard.readText();
    assert.match(text, /^Kneepoint \d+\.\d+\.\d+, VS Code \d/);
    assert.match(text, /- mlflow-sqlite: 20 runs/);
    assert.doesNotMatch(text, /baseline|digits/);
  });
});

describe('a selection', () => {
  it('is copied as a summary with its verdict', async () => {
    const { selectionsTree } = await extension();
    const [selection] = await rows(selectionsTree);
    await commands.executeCommand(COMMANDS.copySelection, selection!.node);
    assert.match(await env.clipboard.readText(), /^digits: gbm fold, \$0\.027\nholds: /);
  });
});

describe('keybindings', () => {
  it('collide with none of VS Code', async () => {
    const { keybindings } = (
      extensions.getExtension(EXTENSION_ID)!.packageJSON as { contributes: { keybindings: { key: string; command: string }[] } }
    ).contributes;
    const defaults = await workspace.openTextDocument(Uri.parse('vscode://defaultsettings/keybindings.json'));
    const taken = [...defaults.getText().matchAll(/"key":\s*"([^"]+)",?\s*\n?\s*"command":\s*"([^"]+)"/g)];
    assert.ok(taken.length > 500, `saw ${taken.length} keybindings`);
    for (const { key } of keybindings) {
      const [first] = key.split(' ');
      const others = taken.filter(([, other, command]) => other!.split(' ')[0] === first && !command!.startsWith('kneepoint.'));
      assert.deepEqual(
        others.map(([, other, command]) => `${other}: ${command}`),
        [],
      );
    }
  });
});
