import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { eventually, extension, inWorkspace, rows } from './support/extension.ts';

describe('a table that kneepoint.yaml names', () => {
  const table = inWorkspace('sweep.csv');
  const configuration = inWorkspace('kneepoint.yaml');
  const configured = readFileSync(configuration, 'utf8');

  after(async () => {
    rmSync(table, { force: true });
    writeFileSync(configuration, configured);
    const { runsTree: tree } = await extension();
    await eventually(tree.onDidChangeTreeData!, async () => ((await rows(tree)).length === 1 ? true : undefined));
  });

  it('is read again when it changes, though no name says that it is a store', async () => {
    const { runsTree: tree, onDidLoad } = await extension();
    let isRead = false;
    const listening = onDidLoad((loaded) => (isRead = 'summary' in loaded && loaded.summary.readAgainAfterMs === undefined));
    const shows = (start: string) =>
      eventually(tree.onDidChangeTreeData!, async () => (await rows(tree)).find(({ text }) => text.startsWith(start)));
    await rows(tree);
    const sweep = 'id,lr,test_acc,train_s\na,0.1,0.9,60\n';
    writeFileSync(table, sweep);
    writeFileSync(configuration, `${configured}stores:\n  - path: sweep.csv\n`);
    await shows('sweep.csv | 1 run ');
    // What is read again after a quick look would show it as well.
    await eventually(tree.onDidChangeTreeData!, async () => (await rows(tree), isRead || undefined));
    writeFileSync(table, `${sweep}b,0.2,0.91,61\n`);
    await shows('sweep.csv | 2 runs ');
    listening.dispose();
  });
});
