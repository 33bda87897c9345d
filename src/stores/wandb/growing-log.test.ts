import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, exit, item, joined, log, run, summary } from '../../../test/support/wandb-log.ts';
import { FOLDER, lines, one, START, store } from '../../../test/support/wandb-store.ts';

describe('a log that grows', () => {
  it('is read on from where it stood, and the answer is that of a whole reading', async () => {
    const { put, path, reader, read, open } = store();
    put(path('a'), log(run('a', START), ...lines(2000)));
    let { cursor } = await reader.list(undefined);
    read();
    put(path('a'), log(run('a', START), ...lines(2010)), 'same');
    const grown = await reader.list(cursor);
    expect(read().bytes).toBeLessThan(40_000);
    expect(one(grown.changed).metrics.get('loss')).toEqual({ value: 1 / 2010, step: 2009, at: (START + 60 * 2010) * 1000 });
    ({ cursor } = grown);
    put(path('a'), log(run('a', START), ...lines(2010), exit(0, 60 * 2010)), 'same');
    const ended = await reader.list(cursor);
    expect(one(ended.changed)).toMatchObject({ status: 'finished', endedAt: (START + 60 * 2010) * 1000 });
    expect(ended.changed).toEqual((await open().list(undefined)).changed);
  });

  it('has the same content wherever it was cut when it was read before', async () => {
    const whole = log(
      run('a', START, bytes(4, item(1, 'model', '"mlp"'))),
      ...lines(150),
      bytes(5, item(1, 'prompt', JSON.stringify('x'.repeat(50_000)))),
      summary({ best: '1' }),
      ...lines(150, 150),
      exit(0, 20_000),
    );
    const { put, path, open } = store();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 6 }), async (cuts) => {
        const reader = open();
        let cursor: string | undefined;
        for (const cut of [...cuts.sort((a, b) => a - b), whole.length]) {
          put(path('a'), whole.subarray(0, cut), 'same');
          const listed = await reader.list(cursor);
          expect(listed.diagnostics.filter(({ code }) => code === 'wandb-log-damaged')).toEqual([]);
          ({ cursor } = listed);
        }
        const fresh = await open().list(undefined);
        const { changed } = await reader.list('{}');
        expect(changed).toEqual(fresh.changed);
        expect(one(changed).metrics.get('loss')!.step).toBe(299);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('is read anew when it is another file, or has other bytes where reading would go on', async () => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), ...lines(5)));
    const first = await reader.list(undefined);
    put(path('a'), log(run('a', START), ...lines(7, 50)));
    const replaced = await reader.list(first.cursor);
    expect(one(replaced.changed).metrics.get('loss')!.step).toBe(56);
    put(path('a'), log(run('a', START + 1), ...lines(9, 80)), 'same');
    expect(one((await reader.list(replaced.cursor)).changed).metrics.get('loss')!.step).toBe(88);
  });

  it('is no run before it says which one it is', async () => {
    const { put, path, reader } = store();
    put(path('a'), new Uint8Array());
    const empty = await reader.list(undefined);
    put(path('a'), log(run('a', START)).subarray(0, 20), 'same');
    const begun = await reader.list(empty.cursor);
    put(path('a'), log(run('a', START)), 'same');
    const there = await reader.list(begun.cursor);
    expect([empty, begun, there].map(({ changed, diagnostics }) => [changed.length, diagnostics.length])).toEqual([
      [0, 0],
      [0, 0],
      [1, 0],
    ]);
  });
});

describe('the real logs', () => {
  it('are read without failure wherever they are cut, and without a word about damage', async () => {
    const name = 'offline-run-20260101_010000-unusual';
    const file = fileURLToPath(new URL(`../../../test/fixtures/wandb/0.16/wandb/${name}/run-unusual.wandb`, import.meta.url));
    const content = new Uint8Array(readFileSync(file));
    const { put, open } = store();
    for (let cut = 0; cut < content.length; cut += 211) {
      put(`${FOLDER}/${name}/run-unusual.wandb`, content.subarray(0, cut));
      const { diagnostics } = await open().list(undefined);
      expect(diagnostics.filter(({ code }) => code !== 'wandb-param-too-long')).toEqual([]);
    }
  });

  it('joined at random are nobody’s fault', async () => {
    const { put, path, open } = store();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), async (records) => {
        put(path('a'), joined([log(run('a', START), ...records)]));
        expect((await open().list(undefined)).changed).toHaveLength(1);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
