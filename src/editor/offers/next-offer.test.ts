import { expect, test } from 'vitest';
import type { ProblemRow } from '../../protocol/rows.ts';
import { nextOffer } from './next-offer.ts';

const note = (file: string, code = 'plausible-table'): ProblemRow => ({ severity: 'info', file, message: '', code, args: { map: '{}' } });

test('each file that looks like a table of runs is offered once, one at a time', () => {
  const notes = [note('kneepoint.yaml', 'hardware-not-recorded'), note('a.csv'), note('b.csv')];
  expect(nextOffer('work', notes, [])).toMatchObject({ key: 'work/a.csv' });
  expect(nextOffer('work', notes, ['work/a.csv'])).toMatchObject({ key: 'work/b.csv', problem: { file: 'b.csv' } });
  expect(nextOffer('work', notes, ['work/a.csv', 'work/b.csv'])).toBeUndefined();
  expect(nextOffer('other', notes, ['work/a.csv'])).toMatchObject({ key: 'other/a.csv' });
});
