import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { commands, Uri, window, workspace } from 'vscode';
import type { Api } from '../../src/editor/extension.ts';
import { COMMANDS } from '../../src/editor/ids.ts';
import { eventually, extension, inWorkspace, row, rows } from './support/extension.ts';
import { takeFirstUntil } from './support/quick-pick.ts';

describe('Set Hardware', () => {
  let tree: Api['runsTree'];
  const file = inWorkspace('kneepoint.yaml');
  const original = readFileSync(file, 'utf8');

  before(async () => {
    tree = (await extension()).runsTree;
  });

  const text = async (label: string) => {
    const store = await row(tree, 'mlflow.db');
    return (await rows(tree, store.node)).find(({ item }) => item.label === label)?.text ?? '';
  };
  const priced = (label: string, is: boolean) =>
    eventually(tree.onDidChangeTreeData!, async () => ((await text(label)).includes('cost unknown') !== is ? true : undefined));

  it('prices an experiment by one rule, keeps every other byte of kneepoint.yaml, and can be undone', async () => {
    assert.match(await text('Größe/π 50%'), /cost unknown/);
    const store = await row(tree, 'mlflow.db');
    const { node } = await row(tree, 'Größe/π 50%', store.node);
    await takeFirstUntil(commands.executeCommand(COMMANDS.setHardware, node));
    const rule = '    - when: { experiment: Größe/π 50% }\n      sku: aws:g6.xlarge\n';
    assert.equal(
      readFileSync(file, 'utf8'),
      original.replace('      region: us-east-1\n\nworkloads', `      region: us-east-1\n${rule}\nworkloads`),
    );
    await priced('Größe/π 50%', true);

    const document = await workspace.openTextDocument(Uri.file(file));
    await window.showTextDocument(document);
    await commands.executeCommand('undo');
    await document.save();
    assert.equal(readFileSync(file, 'utf8'), original);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await priced('Größe/π 50%', false);
  });

  it('says so where kneepoint.yaml is broken, and leaves it', async () => {
    writeFileSync(file, `${original}broken: [\n`);
    const store = await row(tree, 'mlflow.db');
    await takeFirstUntil(commands.executeCommand(COMMANDS.setHardware, store.node));
    assert.equal(readFileSync(file, 'utf8'), `${original}broken: [\n`);
    writeFileSync(file, original);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await eventually(tree.onDidChangeTreeData!, async () => ((await rows(tree))[0]!.text.includes('$') ? true : undefined));
  });
});
