import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  CancellationTokenSource,
  commands,
  ConfigurationTarget,
  DiagnosticSeverity,
  languages,
  MarkdownString,
  TreeItemCollapsibleState,
  Uri,
  workspace,
} from 'vscode';
import type { Api } from '../../src/editor/extension.ts';
import { COMMANDS, SETTINGS } from '../../src/editor/ids.ts';
import { eventually, extension, inWorkspace, row, rows } from './support/extension.ts';
import { changeStore, newRun } from './support/mlflow.ts';

type Tree = Api['runsTree'];

async function experiment(tree: Tree, name: string) {
  const store = await row(tree, 'mlflow.db');
  return (await row(tree, name, store.node)).node;
}

async function hover(tree: Tree, name: string, inExperiment: string): Promise<string> {
  const { node, item } = await row(tree, name, await experiment(tree, inExperiment));
  const resolved = await tree.resolveTreeItem!(item, node, new CancellationTokenSource().token);
  assert.ok(resolved?.tooltip instanceof MarkdownString);
  return resolved.tooltip.value.replaceAll('\\<', '&lt;').replaceAll('\\', '');
}

function errors() {
  const all = languages.getDiagnostics(Uri.file(inWorkspace('kneepoint.yaml')));
  return all.filter(({ source, severity }) => source === 'kneepoint' && severity === DiagnosticSeverity.Error);
}

describe('the Runs view', () => {
  let tree: Tree;
  const store = inWorkspace('mlflow.db');
  const original = readFileSync(store);
  const configuration = inWorkspace('kneepoint.yaml');
  const configured = readFileSync(configuration, 'utf8');

  before(async () => {
    tree = (await extension()).runsTree;
  });

  it('shows store and experiments by name, with the number of runs and what they cost', async () => {
    const top = await rows(tree);
    assert.deepEqual(
      top.map(({ text }) => text),
      ['mlflow.db | 20 runs · ≥ $1.48'],
    );
    const below = await rows(tree, top[0]!.node);
    assert.deepEqual(
      below.map(({ text }) => text),
      ['Default | 2 runs · cost unknown', 'Größe/π 50% | 7 runs · cost unknown', 'digits | 11 runs · $1.48'],
    );
  });

  it('shows the newest run first, with metric, cost and age, and children below their parent', async () => {
    const runs = await rows(tree, await experiment(tree, 'digits'));
    assert.deepEqual(
      runs.map(({ item }) => item.label),
      ['resumed after ninety minutes', 'gbm fold 1', 'gbm fold 0', 'mlp seed 2', 'mlp seed 1', 'mlp seed 0', 'sweep', 'baseline'],
    );
    assert.match(String(runs[1]!.item.description), /^0\.9656 · \$0\.027 · \d+ \w+ ago$/);
    const sweep = runs.find(({ item }) => item.label === 'sweep')!;
    assert.equal(sweep.item.collapsibleState, TreeItemCollapsibleState.Collapsed);
    assert.deepEqual(
      (await rows(tree, sweep.node)).map(({ item }) => item.label),
      ['lr=0.001', 'lr=0.01', 'lr=0.1'],
    );
  });

  it('says "cost unknown" where no hardware is known, never $0', async () => {
    const runs = await rows(tree, await experiment(tree, 'Größe/π 50%'));
    assert.ok(runs.length > 0);
    for (const { text } of runs) assert.match(text, /cost unknown/);
  });

  it('explains a cost in its hover: the total, its arithmetic, the price with source and date, the hardware', async () => {
    const text = await hover(tree, 'baseline', 'digits');
    assert.match(text, /\$0\.16/);
    assert.match(text, /0\.2 h × 1 instance × \$0\.80\d*\/instance·h = \$0\.16/);
    assert.match(text, /\(20\d\d-\d\d-\d\d\)/);
    assert.match(text, /aws:g6\.xlarge/);
    assert.match(text, /hardware rule 1 in kneepoint\.yaml/);
  });

  it('shows a hostile name as text', async () => {
    const text = await hover(tree, '<img src=x onerror=alert(1)>', 'Größe/π 50%');
    assert.match(text, /&lt;img src=x onerror=alert\(1\)>/);
    assert.doesNotMatch(text, /</);
    assert.match(text, /hardware not recorded/);
  });

  it('offers more where a list is long', async () => {
    const settings = workspace.getConfiguration();
    await settings.update(SETTINGS.pageSize, 3, ConfigurationTarget.Workspace);
    const shown = async () => rows(tree, await experiment(tree, 'digits'));
    const first = await eventually(tree.onDidChangeTreeData!, async () => ((await shown()).length === 4 ? shown() : undefined));
    assert.equal(first[3]!.text, 'Show more | 3 of 8 shown');
    await commands.executeCommand(COMMANDS.showMoreRuns, first[3]!.node);
    assert.equal((await shown()).at(-1)!.text, 'Show more | 6 of 8 shown');
    await settings.update(SETTINGS.pageSize, undefined, ConfigurationTarget.Workspace);
    await eventually(tree.onDidChangeTreeData!, async () => ((await shown()).length === 8 ? true : undefined));
  });

  it('shows a run that another program adds, and keeps the ids of all others', async () => {
    const before = (await rows(tree, await experiment(tree, 'digits'))).map(({ item }) => item.id);
    await changeStore(store, newRun('feedfeedfeedfeedfeedfeedfeedfeed', 'added while open'));
    const after = await eventually(tree.onDidChangeTreeData!, async () => {
      const runs = await rows(tree, await experiment(tree, 'digits'));
      return runs.some(({ item }) => item.label === 'added while open') ? runs : undefined;
    });
    assert.deepEqual(
      after.slice(1).map(({ item }) => item.id),
      before,
    );
    assert.match(String(after[0]!.item.description), /^\$0\.80 · \d+ \w+ ago$/);
    writeFileSync(store, original);
    await eventually(tree.onDidChangeTreeData!, async () =>
      (await rows(tree)).some(({ text }) => text.startsWith('mlflow.db | 20 runs')) ? true : undefined,
    );
  });

  it('marks an error in kneepoint.yaml at its place and shows no cost until it is mended', async () => {
    writeFileSync(configuration, configured.replace('sku: aws:g6.xlarge', 'sku: 7'));
    const broken = await eventually(tree.onDidChangeTreeData!, async () => {
      const top = await rows(tree);
      return top[0]!.item.label === '1 problem while reading' ? top : undefined;
    });
    assert.equal(broken[1]!.text, 'mlflow.db | 20 runs · cost unknown');
    const [problem] = await rows(tree, broken[0]!.node);
    assert.match(problem!.text, /^hardware\.rules\.0\.sku: .* \| kneepoint\.yaml:8$/);
    const [diagnostic] = errors();
    assert.equal(diagnostic?.range.start.line, 7);
    writeFileSync(configuration, configured);
    await eventually(tree.onDidChangeTreeData!, async () =>
      (await rows(tree))[0]!.text === 'mlflow.db | 20 runs · ≥ $1.48' ? true : undefined,
    );
    assert.deepEqual(errors(), []);
  });

  it('is empty where there is no store, so that its welcome says what was looked for', async () => {
    rmSync(store);
    await eventually(tree.onDidChangeTreeData!, async () => ((await rows(tree)).length === 0 ? true : undefined));
    writeFileSync(store, original);
    await eventually(tree.onDidChangeTreeData!, async () => ((await rows(tree)).length === 1 ? true : undefined));
  });
});
