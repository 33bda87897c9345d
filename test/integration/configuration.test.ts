import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  commands,
  DiagnosticSeverity,
  languages,
  MarkdownString,
  Uri,
  window,
  workspace,
  type CodeAction,
  type CompletionList,
  type Hover,
  type TextDocument,
} from 'vscode';
import { eventually, extension, inWorkspace } from './support/extension.ts';

const file = Uri.file(inWorkspace('kneepoint.yaml'));

describe('kneepoint.yaml', () => {
  const original = readFileSync(file.fsPath, 'utf8');
  let document: TextDocument;

  before(async () => {
    await extension();
    document = await workspace.openTextDocument(file);
    await window.showTextDocument(document);
  });
  after(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    writeFileSync(file.fsPath, original);
  });

  /** Puts a text at the end, asks at its last place, and takes it away again. */
  async function completed(text: string) {
    const editor = window.activeTextEditor!;
    const end = document.positionAt(document.getText().length);
    await editor.edit((edit) => edit.insert(end, text));
    const at = document.positionAt(document.getText().length);
    const list = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', file, at);
    await commands.executeCommand('workbench.action.files.revert');
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }
  async function hovered(word: string): Promise<string> {
    const at = document.positionAt(document.getText().indexOf(word) + 1);
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', file, at);
    return hovers
      .flatMap(({ contents }) => contents.map((one) => (one instanceof MarkdownString ? one.value : '')))
      .join('\n')
      .replaceAll('\\', '');
  }

  it('completes keys that are not there, SKUs, experiments and metrics', async () => {
    assert.ok((await completed('\n')).includes('candidates'));
    assert.ok(!(await completed('\n')).includes('hardware'));
    assert.ok((await completed('candidates:\n  experiments:\n    - ')).includes('digits'));
    assert.ok((await completed('value:\n  usdPerMonthPerPoint:\n    ')).includes('val/accuracy'));
    assert.equal((await completed('prices:\n  overrides:\n    - sku: '))[0], 'aws:g6.xlarge');
  });

  it('explains a key, a SKU by its price with date and source, and a metric', async () => {
    assert.match(await hovered('sku: aws'), /What is paid for/);
    assert.match(await hovered('aws:g6.xlarge'), /\$0\.80\d*\/h · aws, us-east-1 · 20\d\d-\d\d-\d\d/);
    assert.match(await hovered('val/accuracy'), /higher is better/);
  });

  it('marks wrong keys and SKUs, and mends them', async () => {
    const { onDidLoad } = await extension();
    writeFileSync(file.fsPath, original.replace('policy:', 'polcy:').replace('sku: aws:g6.xlarge', 'sku: aws:g6.xlrage'));
    const problems = await eventually(onDidLoad, () => {
      const found = own().filter(({ severity }) => severity !== DiagnosticSeverity.Information);
      return found.length >= 2 ? found : undefined;
    });
    assert.deepEqual(problems.map(({ code }) => code).sort(), ['unknown-key', 'unknown-sku']);
    await eventually(workspace.onDidChangeTextDocument, () => (document.getText().includes('polcy') ? true : undefined));
    for (const problem of problems) {
      const fixes = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', file, problem.range);
      const [best] = fixes.filter(({ isPreferred }) => isPreferred === true);
      assert.ok(best?.edit, `no fix for ${problem.message}`);
      await workspace.applyEdit(best.edit);
    }
    assert.equal(document.getText(), original);
    await document.save();
    await eventually(onDidLoad, () => (own().every(({ severity }) => severity === DiagnosticSeverity.Information) ? true : undefined));
  });

  it('says how many runs have no hardware, and offers to set it', async () => {
    const [note] = own();
    assert.equal(note?.code, 'hardware-not-recorded');
    assert.match(note.message, /nothing says what \d+ of \d+ runs ran on/);
    const fixes = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', file, note.range);
    assert.ok(fixes.some(({ title }) => title === 'Set Hardware…'));
  });

  function own() {
    return languages.getDiagnostics(file).filter(({ source }) => source === 'kneepoint');
  }
});

describe('a selection file', () => {
  it('is marked where it was changed by hand', async () => {
    const decision = Uri.file(inWorkspace('model-selection.yaml'));
    const text = readFileSync(decision.fsPath, 'utf8');
    await extension();
    await window.showTextDocument(decision);
    writeFileSync(decision.fsPath, text.replace('value: 0.957812', 'value: 0.997812'));
    const found = await eventually(languages.onDidChangeDiagnostics, () =>
      languages.getDiagnostics(decision).find(({ code }) => code === 'tampered'),
    );
    assert.equal(found.severity, DiagnosticSeverity.Error);
    assert.match(text.split('\n')[found.range.start.line]!, /value: 0\.957812/);
    writeFileSync(decision.fsPath, text);
    await eventually(languages.onDidChangeDiagnostics, () => (languages.getDiagnostics(decision).length === 0 ? true : undefined));
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
});
