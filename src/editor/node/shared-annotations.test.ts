import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { machine } from '../../../test/support/storage-machine.ts';
import { QUIET_MS, sharedAnnotations } from '../rows/shared-annotations.ts';

const DATABASE = '/p/.kneepoint/kneepoint.db';
const star = { kind: 'star', subject: 'a', value: true } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what was written stands in the database too when nothing more was written for a while', async () => {
  const at = machine();
  const annotations = sharedAnnotations(at.start())('/p');
  await annotations.change([star]);
  await vi.advanceTimersByTimeAsync(QUIET_MS - 1);
  const { ids } = await annotations.change([{ ...star, subject: 'b' }]);
  await annotations.undo(ids);
  await vi.advanceTimersByTimeAsync(QUIET_MS - 1);
  expect(at.disk.paths()).not.toContain(DATABASE);
  await vi.advanceTimersByTimeAsync(1);
  expect(at.disk.paths()).toContain(DATABASE);
  expect([...annotations.read().stars]).toEqual(['a']);
});

test('a folder is opened once, and nothing is made in one where nobody writes', async () => {
  const at = machine();
  const shared = sharedAnnotations(at.start());
  expect(shared('/p')).toBe(shared('/p'));
  shared('/p').read();
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect(at.disk.paths()).toEqual([]);
});
