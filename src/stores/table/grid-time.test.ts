import { expect, it } from 'vitest';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import type { TableMapping } from '../../core/runs/table-mapping.ts';
import { tableStore } from './table-store.ts';

async function read(text: string, mapping: TableMapping = {}) {
  const files = memoryFiles({ '/p/cv.csv': text });
  const place = { identity: 'cv.csv', path: '/p/cv.csv', entry: { name: 'cv.csv', kind: 'file' as const }, found: () => [], mapping };
  const { changed, diagnostics } = await tableStore.open(place, { files, sql: {} as never }).list(undefined);
  return { seconds: changed.map(({ durationSeconds }) => durationSeconds), told: diagnostics.map(diagnosticSentence), diagnostics };
}

const GRID = `mean_fit_time,mean_score_time,param_c,${[0, 1, 2, 3, 4].flatMap((k) => [`split${k}_test_acc`, `split${k}_test_f1`]).join(',')},mean_test_acc
2,0.5,1${',0.5'.repeat(11)}
4,0.5,2${',0.6'.repeat(11)}
`;

it('a row of a grid took a fit and its scoring for each split, and the mapping that is shown says so', async () => {
  const { seconds, told } = await read(GRID);
  expect(seconds).toEqual([12.5, 22.5]);
  expect(told).toEqual([
    expect.stringContaining('{durationSeconds: [mean_fit_time, mean_score_time], durationTimes: 5, params: [param_*]'),
  ]);
});

it('a mapping that counts one fit alone gives lower bounds, which is said with the mapping that counts all', async () => {
  const { seconds, told } = await read(GRID, { durationSeconds: 'mean_fit_time' });
  expect(seconds).toEqual([2, 4]);
  expect(told).toEqual([
    'mean_fit_time is the time of one split, and the durations are lower bounds: a row took a fit and its scoring for each split; say it under its path in kneepoint.yaml, in map: durationSeconds: [mean_fit_time, mean_score_time], durationTimes: 5',
  ]);
});

it('a grid without the columns of its splits gives lower bounds, and asks for their number', async () => {
  const { seconds, told } = await read('mean_fit_time,mean_score_time,param_c,mean_test_acc\n2,0.5,1,0.5\n');
  expect(seconds).toEqual([2.5]);
  expect(told).toContainEqual(expect.stringContaining('durationTimes: <number of splits>'));
});

it('the number of splits that a user says counts', async () => {
  const { seconds, diagnostics } = await read('mean_fit_time,mean_score_time,param_c,mean_test_acc\n2,0.5,1,0.5\n', { durationTimes: 10 });
  expect(seconds).toEqual([25]);
  expect(diagnostics).toEqual([]);
});

it('of durations that are added, one that is missing makes the whole unknown', async () => {
  expect((await read('a,b,acc\n1,2,0.5\n3,,0.5\n', { durationSeconds: ['a', 'b'] })).seconds).toEqual([3, undefined]);
});
