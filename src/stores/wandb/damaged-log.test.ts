import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, exit, history, item, log, number, run, stats, summary } from '../../../test/support/wandb-log.ts';
import { FOLDER, lines, one, place, START, store } from '../../../test/support/wandb-store.ts';
import { FileError } from '../../core/ports/files.ts';
import { wandb } from './wandb.ts';

describe('a damaged log', () => {
  const whole = log(run('a', START), ...lines(3000), exit(0, 180_000));
  const damagedAt = (at: number) => {
    const copy = new Uint8Array(whole);
    copy[at]! ^= 0x55;
    return copy;
  };

  it('loses the rest of one block, and says where', async () => {
    const { put, path, reader } = store();
    put(path('a'), damagedAt(50_000));
    const { changed, diagnostics } = await reader.list(undefined);
    expect(one(changed)).toMatchObject({ status: 'finished', lastSeenAt: (START + 60 * 3000) * 1000 });
    const [first] = diagnostics;
    expect(diagnostics).toHaveLength(1);
    expect(first).toMatchObject({ severity: 'warning', code: 'wandb-log-damaged', file: 'wandb/run-20260101_000000-a/run-a.wandb' });
    const offset = Number(/^byte (\d+)$/.exec(first!.place!)![1]);
    expect(offset).toBeGreaterThan(49_800);
    expect(offset).toBeLessThanOrEqual(50_000);
    const steps = (await reader.series(one(changed).nativeId, 'loss')).map(({ step }) => step);
    expect(steps.length).toBeGreaterThan(2500);
    expect(steps.length).toBeLessThan(3000);
  });

  it('waits at damage in its last block, which may be written still', async () => {
    const { put, path, reader } = store();
    put(path('a'), damagedAt(whole.length - 3));
    const first = await reader.list(undefined);
    expect([one(first.changed).status, first.diagnostics.length]).toEqual(['running', 1]);
    put(path('a'), whole, 'same');
    const then = await reader.list(first.cursor);
    expect([one(then.changed).status, then.diagnostics]).toEqual(['finished', []]);
  });

  it('is no reason to fail, wherever it is damaged', async () => {
    const small = log(run('a', START, bytes(4, item(1, 'a', '{"b": 1}'))), ...lines(4), stats(START, { cpu: '1' }), exit(0, 240));
    const { put, path, open } = store();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(small.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
        const copy = new Uint8Array(small);
        for (const [at, byte] of changes) copy[at] = byte;
        put(path('a'), copy);
        const { changed, diagnostics } = await open().list(undefined);
        const isSame = small.every((byte, at) => copy[at] === byte);
        // A wrong length may look like a chunk that is not whole yet.
        const isWaiting = changed.every(({ status }) => status === 'running');
        expect(isSame || isWaiting || diagnostics.length > 0).toBe(true);
        expect(changed.length).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it.each([
    ['something else', 'SQLite format 3', ['wandb-log-foreign']],
    ['a later version of the format', log().fill(9, 6, 7), ['wandb-log-foreign']],
    ['a record that is no message', log(run('a', START), Uint8Array.of(7, 7, 7)), ['wandb-record-unreadable']],
    ['an item that is no message', log(run('a', START), bytes(2, bytes(1, Uint8Array.of(0x0a, 0x7f)))), ['wandb-record-unreadable']],
    ['a value that is no JSON', log(run('a', START), history(0, START, { loss: '{' })), ['wandb-value-unreadable']],
    ['a parameter that is no JSON', log(run('a', START), bytes(5, item(1, 'a', 'nope'))), ['wandb-value-unreadable']],
    ['JSON nested without end', log(run('a', START), summary({ a: '['.repeat(100_000) })), ['wandb-value-unreadable']],
  ])('is told of: %s', async (_, content, codes) => {
    const { put, path, reader } = store();
    put(path('a'), content);
    expect((await reader.list(undefined)).diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  it('counts what is wrong beyond what anybody reads', async () => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), ...Array.from({ length: 50 }, () => Uint8Array.of(7))));
    const { diagnostics } = await reader.list(undefined);
    expect([diagnostics.length, diagnostics.at(-1)]).toMatchObject([21, { code: 'wandb-record-unreadable-more', args: { count: 30 } }]);
  });

  it('in a folder that may not be looked into is one run less', async () => {
    const { put, path, files } = store();
    put(path('a'), log(run('a', START)));
    put(path('b'), log(run('b', START)));
    const list: typeof files.list = (folder) => {
      if (path('a').startsWith(`${folder}/`) && folder !== FOLDER) throw new FileError('unreadable', folder);
      return files.list(folder);
    };
    const { changed, diagnostics } = await wandb.open(place, { files: { ...files, list }, sql: {} as never }).list(undefined);
    expect([changed.map(({ name }) => name), diagnostics.map(({ code, file }) => [code, file])]).toEqual([
      ['b'],
      [['wandb-file-unreadable', 'wandb/run-20260101_000000-a']],
    ]);
  });

  it('that may not be read is one run less', async () => {
    const { put, path, files } = store();
    put(path('a'), log(run('a', START)));
    put(path('b'), log(run('b', START)));
    const closed = {
      ...files,
      readBytes(file: string, start?: number, end?: number) {
        if (file === path('a')) throw new FileError('unreadable', file);
        return files.readBytes(file, start, end);
      },
    };
    const { changed, diagnostics } = await wandb.open(place, { files: closed, sql: {} as never }).list(undefined);
    expect([changed.map(({ name }) => name), diagnostics.map(({ code, args }) => [code, args])]).toEqual([
      ['b'],
      [['wandb-file-unreadable', { why: 'unreadable' }]],
    ]);
  });
});
