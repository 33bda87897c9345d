import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createReader, type Reader } from './reader.ts';

/** Speaks the protocol: answers `breakdown` with nothing, dies of the run `bomb`, and never answers `selections`. */
const WORKER = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ id, type, value }) => {
  if (type === 'breakdown' && value.run === 'bomb') throw new Error('out of paper');
  if (type === 'breakdown') parentPort.postMessage({ kind: 'answer', id, value: undefined });
});`;

const opened: { reader: Reader; folder: string }[] = [];
afterEach(async () => {
  for (const { reader, folder } of opened.splice(0)) {
    await reader.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

function open() {
  const folder = mkdtempSync(join(tmpdir(), 'kneepoint-reader-'));
  const workerPath = join(folder, 'worker.cjs');
  writeFileSync(workerPath, WORKER);
  const deaths: string[] = [];
  const reader = createReader({
    workerPath,
    wasmPath: 'none',
    cacheFolder: undefined,
    listeners: { log: () => {}, progress: () => {} },
    dropped: () => {},
    died: (reason) => deaths.push(reason.message),
  });
  opened.push({ reader, folder });
  return { reader, deaths };
}

test('a worker that dies rejects what was asked, is reported once, and is started again by the next question', async () => {
  const { reader, deaths } = open();
  const waiting = reader.ask('selections', { root: '/' });
  await expect(Promise.all([waiting, reader.ask('breakdown', { root: '/', run: 'bomb' })])).rejects.toMatchObject({
    name: 'ReaderGone',
    message: 'out of paper',
  });
  await expect(waiting).rejects.toThrow('out of paper');
  expect(deaths).toEqual(['out of paper']);
  expect(await reader.ask('breakdown', { root: '/', run: 'fine' })).toBeUndefined();
});

test('a reader that is stopped rejects what was asked, is no failure, and starts again', async () => {
  const { reader, deaths } = open();
  const waiting = reader.ask('selections', { root: '/' });
  const rejected = expect(waiting).rejects.toMatchObject({ name: 'ReaderGone' });
  await reader.stop();
  await rejected;
  expect(deaths).toEqual([]);
  expect(await reader.ask('breakdown', { root: '/', run: 'fine' })).toBeUndefined();
});
