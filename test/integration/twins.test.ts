import assert from 'node:assert/strict';
import { CancellationTokenSource, commands, MarkdownString } from 'vscode';
import type { Api } from '../../src/editor/extension.ts';
import { COMMANDS, ITEMS } from '../../src/editor/ids.ts';
import { eventually, extension, row, rows, type Row } from './support/extension.ts';
import { takeFirstUntil } from './support/quick-pick.ts';

type Node = Parameters<Api['runsTree']['getTreeItem']>[0];

describe('runs that two tools logged', () => {
  let tree: Api['runsTree'];

  before(async () => {
    tree = (await extension()).runsTree;
  });

  /** Every run, wherever it stands. */
  async function runs(): Promise<readonly Row<Node>[]> {
    const below = async ({ node }: Row<Node>): Promise<readonly Row<Node>[]> => {
      const inside = await rows(tree, node);
      return [...inside.filter((one) => one.node.kind === 'run'), ...(await Promise.all(inside.map(below))).flat()];
    };
    return below(await row(tree, 'mlflow.db'));
  }
  const once = (is: (run: Row<Node>) => boolean) => eventually(tree.onDidChangeTreeData!, async () => (await runs()).find(is));

  it('are said to be one, shown with the reason, and taken apart again', async () => {
    const all = await runs();
    const baseline = all.find(({ item }) => item.label === 'baseline')!;
    assert.equal(baseline.item.contextValue, ITEMS.run);
    await takeFirstUntil(commands.executeCommand(COMMANDS.sameRun, baseline.node));
    const one = await once(({ item }) => item.contextValue === ITEMS.runWithTwins);
    const { tooltip } = (await tree.resolveTreeItem!(one.item, one.node, new CancellationTokenSource().token)) ?? {};
    assert.ok(tooltip instanceof MarkdownString);
    assert.match(tooltip.value.replaceAll('\\', ''), /Counted as this run:\n- mlflow-sqlite:mlflow\.db:\w+: somebody said so/);

    await takeFirstUntil(commands.executeCommand(COMMANDS.differentRuns, one.node));
    await once(({ item }) => item.label === 'baseline' && item.contextValue === ITEMS.run);
    assert.deepEqual(
      (await runs()).map(({ text }) => text),
      all.map(({ text }) => text),
    );
  });
});
