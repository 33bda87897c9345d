import { afterAll, expect, it } from 'vitest';
import { mlflowProject, type StoredRun } from '../../../test/support/mlflow-store.ts';
import { cli } from '../../../test/support/run-cli.ts';

const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

async function asked(experiments: readonly string[], args: readonly string[], config?: string) {
  const runs = experiments.map((experiment, at): StoredRun => ({ name: `run ${at}`, experiment, metrics: { auc: 0.7 } }));
  const { root, remove } = await mlflowProject(runs, config);
  removals.push(remove);
  return Promise.all(['pareto', 'select', 'report'].map((command) => cli(command, root, ...args)));
}

it('an experiment that is none is said with those that there are', async () => {
  for (const answer of await asked(['flowers', 'flights'], ['--experiment', 'nix']))
    expect(answer).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('kneepoint: --experiment "nix": no experiment is called so; there are flowers, flights\n') as string,
    });
});

it('ten of many are named, and one that is nearly so', async () => {
  const names = Array.from({ length: 12 }, (_, at) => `experiment number ${at}`);
  const [{ err }] = (await asked(names, ['--experiment', 'experiment numbr 7'])) as [{ err: string }];
  expect(err).toContain('did you mean experiment number');
  expect(err).toMatch(/there are experiment number 0, .*experiment number 9 and 2 more\n$/);
});

it('one that kneepoint.yaml names is said to stand there', async () => {
  const [{ err }] = (await asked(['flowers'], [], 'candidates: {experiments: [nix]}\n')) as [{ err: string }];
  expect(err).toContain('candidates.experiments in kneepoint.yaml "nix": no experiment is called so; there is flowers\n');
});
