import { expect, it } from 'vitest';
import type { Run } from '../runs/run.ts';
import { noFractions } from './found-units.ts';

const runs = (metric: string, ...values: number[]) =>
  values.map((value) => ({ metrics: new Map([[metric, { value, step: 0, at: undefined }]]) }) as unknown as Run);

const found = (metric: string, ...values: number[]) => noFractions(runs(metric, ...values), () => false)[0];

it.each([
  ['accuracy', [91, 92.5], 'percent'],
  ['accuracy', [91, 92.5, 0.4], 'percent'],
  ['val/f1', [0, 55, 60], 'percent'],
  ['accuracy', [250, 300], '1'],
  ['score', [3, 5, 4], '1'],
  ['accuracy', [-3, 1.7, 0.9, 0.8, 0.7], undefined],
  ['accuracy', [0.9, 0.8, 91], undefined],
] as const)('%s of %j is no fraction, and is counted as %s', (metric, values, unit) => {
  expect(found(metric, ...values)).toMatchObject({ metric, unit });
});

it.each([
  ['accuracy', [0, 1, 1.000001]],
  ['r2', [-40, 0.2]],
  ['wer', [1.7, 0.3]],
  ['rmse', [91, 92]],
  ['accuracy_se', [2, 3]],
  ['accuracy', [Number.NaN, Number.POSITIVE_INFINITY]],
] as const)('%s of %j is what its name says', (metric, values) => {
  expect(found(metric, ...values)).toBeUndefined();
});

it('a unit that a person states is not doubted', () => {
  expect(noFractions(runs('accuracy', 91, 92), (metric) => metric === 'accuracy')).toEqual([]);
});
