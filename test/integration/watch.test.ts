import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Api } from '../../src/editor/extension.ts';
import { eventually, extension, inWorkspace, rows } from './support/extension.ts';

describe('What is followed', () => {
  let tree: Api['runsTree'];
  const table = inWorkspace('results.csv');
  const prices = inWorkspace('our-prices.yaml');
  const configuration = inWorkspace('kneepoint.yaml');
  const configured = readFileSync(configuration, 'utf8');
  const price = (usdPerHour: number) => `- { sku: 'aws:g6.xlarge', region: us-east-1, usdPerHour: ${usdPerHour} }\n`;

  before(async () => {
    tree = (await extension()).runsTree;
  });
  const shows = (text: string) =>
    eventually(tree.onDidChangeTreeData!, async () => ((await rows(tree)).some((row) => row.text.startsWith(text)) ? true : undefined));

  it('a table that the configuration names, and a file of private prices, whatever they are called', async () => {
    writeFileSync(table, 'run_id,accuracy\na,0.9\n');
    writeFileSync(prices, price(8.05));
    writeFileSync(
      configuration,
      `${configured}stores:\n  - path: results.csv\n    map: { id: run_id, metrics: [accuracy] }\nprices:\n  private: our-prices.yaml\n`,
    );
    await shows('results.csv | 1 run');
    assert.ok((await rows(tree)).some(({ text }) => text.startsWith('mlflow.db | 20 runs · ≥ $14')));
    appendFileSync(table, 'b,0.8\n');
    await shows('results.csv | 2 runs');
    writeFileSync(prices, price(80.5));
    await shows('mlflow.db | 20 runs · ≥ $148');
    rmSync(table);
    rmSync(prices);
    writeFileSync(configuration, configured);
    await shows('mlflow.db | 20 runs · ≥ $1.48');
  });
});
