import { expect, it } from 'vitest';
import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import type { Run } from '../../core/runs/run.ts';
import { runTree } from '../../core/runs/tree.ts';
import { unsaidReplicates } from './unsaid-replicates.ts';

function row(name: string, params: Readonly<Record<string, string>>, kind = 'table'): Run {
  const metrics = new Map([['accuracy', { value: 0.9, step: 0, at: undefined }]]);
  const of = { status: 'finished', experiment: { id: 'r', name: 'r' }, params: new Map(Object.entries(params)), metrics };
  return { ...of, id: name, nativeId: name, name, store: { kind, identity: 'r.csv' }, tags: new Map(), datasets: [] } as unknown as Run;
}

const told = (...runs: Run[]) => unsaidReplicates({}, runs, runTree(runs));

it('rows of different names and equal parameters are told to count as replicates', () => {
  const all = told(row('A', { host: 'x' }), row('B', { host: 'x' }), row('C', { host: 'y' }));
  expect(all.map(diagnosticSentence)).toEqual([
    'the 2 rows with host=x have different names (A, B) and count as replicates of one candidate; list what tells them apart under params in map, such as their name, or their seeds under candidates.replicatesOver',
  ]);
});

it.each([
  ['a column of seeds', [row('A', { host: 'x', seed: '1' }), row('B', { host: 'x', seed: '2' })]],
  ['names that say it', [row('net-seed1', { host: 'x' }), row('net-seed2', { host: 'x' })]],
  ['a tracker that names each run', [row('bold-cat', { host: 'x' }, 'wandb'), row('shy-dog', { host: 'x' }, 'wandb')]],
] as const)('%s needs no word', (_, runs) => {
  expect(told(...runs)).toEqual([]);
});
