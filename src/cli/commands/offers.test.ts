import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { mlflowProject } from '../../../test/support/mlflow-store.ts';
import { cli } from '../../../test/support/run-cli.ts';

const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

it('a table that may be runs is offered on a line of its own', async () => {
  const { root, remove } = await mlflowProject([{ name: 'a' }]);
  removals.push(remove);
  writeFileSync(
    join(root, 'results.csv'),
    'run,learning_rate,epochs,accuracy,seconds\na,0.1,3,0.71,60\nb,0.2,3,0.72,61\nc,0.3,3,0.73,62\n',
  );
  const { out } = await cli('scan', root);
  expect(out).toMatch(/\nresults\.csv looks like a table of runs; .* \(or "ignore: true"\)\nNext: /);
  expect(out).not.toContain('\\u{A}');
});
