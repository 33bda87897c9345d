import { expect, test } from 'vitest';
import { togglePicks, withRole } from './picked.ts';

const text = (picks: ReturnType<typeof withRole>) => picks.map(({ id, role }) => `${id} ${role}`);

test('the first that is picked is the primary, those after it are alternatives', () => {
  const picks = togglePicks([], ['a', 'b']);
  expect(text(picks)).toEqual(['a primary', 'b alternative']);
  expect(text(togglePicks(picks, ['b', 'c']))).toEqual(['a primary', 'b alternative', 'c alternative']);
  expect(text(togglePicks(picks, ['a', 'b']))).toEqual([]);
});

test('a new primary makes the old one an alternative, and keeps its place', () => {
  const picks = togglePicks([], ['a', 'b']);
  expect(text(withRole(picks, 'b', 'primary'))).toEqual(['a alternative', 'b primary']);
  expect(text(withRole(picks, 'b', 'fallback'))).toEqual(['a primary', 'b fallback']);
  expect(text(withRole(picks, 'a', undefined))).toEqual(['b alternative']);
});
