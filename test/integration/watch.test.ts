import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Api } from '../../src/editor/extension.ts';
import { eventually, extension, inWorkspace, rows } from './support/extension.ts';

describe('What is followed', () => {
  let tree: Api['runsTree'];
  let onDidLoad: Api['onDidLoad'];
  const table = inWorkspace('sweep.csv');
  const prices = inWorkspace('our-prices.yaml');
  const configuration = inWorkspace('kneepoint.yaml');
  const configured = readFileSync(configuration, 'utf8');
  const price = (usdPerHour: number) => `- { sku: 'aws:g6.xlarge', region: us-east-1, usdPerHour: ${usdPerHour} }\n`;

  before(async () => {
    ({ runsTree: tree, onDidLoad } = await extension());
  });
  const shows = (text: string) =>
    eventually(tree.onDidChangeTreeData!, async () => ((await rows(tree)).some((row) => row.text.startsWith(text)) ? true : undefined));

  it('a table that the configuration names, and a file of private prices, whatever they are called', async () => {
    let isRead = false;
    const listening = onDidLoad((loaded) => (isRead = 'summary' in loaded && loaded.summary.readAgainAfterMs === undefined));
    writeFileSync(table, 'run_id,accuracy\na,0.9\n');
    writeFileSync(prices, price(8.05));
    writeFileSync(
      configuration,
      `${configured}stores:\n  - path: sweep.csv\n    map: { id: run_id, metrics: [accuracy] }\nprices:\n  private: our-prices.yaml\n`,
    );
    await shows('sweep.csv | 1 run ');
    assert.ok((await rows(tree)).some(({ text }) => text.startsWith('mlflow.db | 20 runs · ≥ $14')));
    // What is read again after a quick look would show the new row as well.
    await eventually(tree.onDidChangeTreeData!, async () => (await rows(tree), isRead || undefined));
    listening.dispose();
    appendFileSync(table, 'b,0.8\n');
    await shows('sweep.csv | 2 runs ');
    writeFileSync(prices, price(80.5));
    await shows('mlflow.db | 20 runs · ≥ $148');
    rmSync(table);
    rmSync(prices);
    writeFileSync(configuration, configured);
    await shows('mlflow.db | 20 runs · ≥ $1.48');
  });
});
