import { expect, test } from 'vitest';
import type { FindingRow, SelectionRow } from '../../protocol/rows.ts';
import { overturnedNews } from './overturned.ts';

const finding = (verdict: FindingRow['verdict']): FindingRow => ({
  verdict,
  severity: 'advice',
  message: verdict,
  place: { file: 'model-selection.yaml', line: 1, column: 1 },
});
const row = (digest: string, ...verdicts: FindingRow['verdict'][]): SelectionRow => ({
  path: 'model-selection.yaml',
  file: '/p/model-selection.yaml',
  digest,
  findings: verdicts.map(finding),
});

test('newer runs and prices are told once for a decision’s text', () => {
  const rows = [row('a'), row('b', 'stale'), row('c', 'superseded', 're-priced')];
  const first = overturnedNews(rows, []);
  expect(first).toMatchObject({ key: 'c superseded', row: { digest: 'c' } });
  expect(overturnedNews(rows, ['c superseded'])).toMatchObject({ key: 'c re-priced' });
  expect(overturnedNews(rows, ['c superseded', 'c re-priced'])).toBeUndefined();
  expect(overturnedNews([row('d', 'superseded')], ['c superseded'])).toMatchObject({ key: 'd superseded' });
});

test('what was changed by hand is no news of the market', () => {
  expect(overturnedNews([row('a', 'tampered', 'broken', 'unproven', 'stale')], [])).toBeUndefined();
});
