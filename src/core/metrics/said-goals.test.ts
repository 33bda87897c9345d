import { expect, it } from 'vitest';
import type { Run } from '../runs/run.ts';
import { saidGoals } from './said-goals.ts';

const run = (tags: Record<string, string>) =>
  ({ store: { kind: 'optuna-sqlite', identity: 'x' }, tags: new Map(Object.entries(tags)) }) as unknown as Run;

it('a tracker’s own word on a metric’s direction is taken, unless another run says the other way', () => {
  const runs = [
    run({ 'optuna.direction.value': 'min', 'wandb.goal.val/acc': 'max' }),
    run({ 'optuna.direction.value': 'max', 'wandb.goal.val/acc': 'max', 'wandb.goal.x': 'sideways', other: 'min' }),
  ];
  expect([...saidGoals(runs)]).toEqual([['val/acc', 'max']]);
});
