import { expect, test } from 'vitest';
import { hourOf, projectState } from '../../../test/support/project-state.ts';
import { counterpartsOf } from './counterparts.ts';

const wandb = { kind: 'wandb', identity: 'wandb' };
const STATE = projectState([
  hourOf('a', { startedAt: 100, twins: [{ id: 't', rule: 'same-folder' }] }),
  hourOf('b', { startedAt: 120 }),
  hourOf('far', { startedAt: 9000, store: wandb }),
  hourOf('near', { startedAt: 90, store: wandb }),
  hourOf('timeless', { startedAt: undefined, store: wandb }),
]);

test('a run’s twins, and what else it may be: of other trackers first, the nearest in time first', () => {
  expect(counterpartsOf(STATE, 'a')).toMatchObject({
    twins: [{ id: 't', rule: 'same-folder' }],
    others: [{ id: 'near' }, { id: 'far' }, { id: 'timeless' }, { id: 'b' }],
  });
});

test('a run that is not there has none', () => {
  expect(counterpartsOf(STATE, 'zz')).toBeUndefined();
});
