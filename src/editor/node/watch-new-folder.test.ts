import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { watchNewFolder } from './watch-new-folder.ts';

const over: (() => void)[] = [];
afterEach(() => {
  for (const end of over.splice(0)) end();
});

function open() {
  const top = mkdtempSync(join(tmpdir(), 'kneepoint-watch-'));
  const folder = join(top, '.kneepoint', 'journal');
  const call = vi.fn();
  const watching = watchNewFolder(folder, top, call);
  over.push(() => (watching.dispose(), rmSync(top, { recursive: true, force: true })));
  return { top, folder, call };
}

async function called(call: ReturnType<typeof vi.fn>): Promise<void> {
  // The system tells of changes when it has time; nobody waits this long where it does.
  await expect.poll(() => call.mock.calls.length, { timeout: 60_000 }).toBeGreaterThan(0);
  call.mockClear();
}

test('sees what is written into a folder that is made at once with its parents, and every change after it', async () => {
  const { folder, call } = open();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'a'), 'x');
  await called(call);
  for (let turn = 0; turn < 3; turn++) {
    appendFileSync(join(folder, 'a'), 'y');
    await called(call);
  }
});

test('finds its folder again when it was moved away', async () => {
  const { top, folder, call } = open();
  mkdirSync(folder, { recursive: true });
  await called(call);
  renameSync(folder, join(top, 'elsewhere'));
  await called(call);
  mkdirSync(folder);
  writeFileSync(join(folder, 'b'), 'x');
  await called(call);
});

test('says nothing of what happens beside it, and nothing once it is over', async () => {
  const { top, folder, call } = open();
  writeFileSync(join(top, 'else'), 'x');
  mkdirSync(folder, { recursive: true });
  await called(call);
  for (const end of over.splice(0)) end();
  await Promise.resolve();
  expect(call).not.toHaveBeenCalled();
});
