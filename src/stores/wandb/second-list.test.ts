import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, exit, history, log, run, stats } from '../../../test/support/wandb-log.ts';
import { lines, one, START, store } from '../../../test/support/wandb-store.ts';

describe('a second list', () => {
  it('costs one look at each log when nothing changed, for another process too', async () => {
    const { put, path, reader, read, open } = store();
    for (let n = 0; n < 50; n++) put(path(`r${n}`), log(run(`r${n}`, START), ...lines(3), exit(0, 200)));
    const { cursor } = await reader.list(undefined);
    read();
    for (const again of [reader, open()]) {
      expect(await again.list(cursor)).toEqual({ changed: [], removed: [], cursor, consistent: true, diagnostics: [] });
      expect(read()).toEqual({ reads: 0, bytes: 0, stats: 50 });
    }
  });

  it('reads only the run that changed, whole in another process', async () => {
    const { put, path, reader, open } = store();
    put(path('a'), log(run('a', START), ...lines(3)));
    put(path('b'), log(run('b', START), ...lines(3)));
    const { cursor } = await reader.list(undefined);
    put(path('b'), log(run('b', START), ...lines(4), exit(1, 240)), 'same');
    const { changed } = await open().list(cursor);
    expect(one(changed)).toMatchObject({ name: 'b', status: 'failed' });
    expect(one(changed).metrics.get('loss')!.step).toBe(3);
  });

  it('sees a run that is gone, and one that came', async () => {
    const { put, path, reader, remove } = store();
    put(path('a'), log(run('a', START), exit(0, 1)));
    const { cursor } = await reader.list(undefined);
    remove(path('a'));
    put(path('b', '010000'), log(run('b', START), exit(0, 1)));
    const { changed, removed } = await reader.list(cursor);
    expect([changed.map(({ name }) => name), removed]).toEqual([['b'], ['wandb:wandb:run-20260101_000000-a']]);
  });

  it('makes one run of two when the second resumes it, under the first one’s id', async () => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), ...lines(3), exit(0, 180)));
    const { changed, cursor } = await reader.list(undefined);
    put(path('a', '010000'), log(run('a', START + 3600), ...lines(3, 60), exit(0, 3900)));
    const resumed = await reader.list(cursor);
    expect([one(resumed.changed).id, resumed.removed]).toEqual([one(changed).id, []]);
    expect(one(resumed.changed).pauses).toEqual([{ start: (START + 180) * 1000, end: (START + 3600) * 1000 }]);
  });

  it('starts anew after a cursor that is not ours', async () => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), exit(0, 1)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.constant('{"version":1,"bundles":[{}]}')), async (cursor) => {
        const { changed, removed } = await reader.list(cursor);
        expect([changed.length, removed]).toEqual([1, []]);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('presumes an unchanged run over once another one shows that it has been silent', async () => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), ...lines(1)));
    const { changed, cursor } = await reader.list(undefined);
    expect(one(changed).status).toBe('running');
    put(path('b'), log(run('b', START + 600), history(0, START + 700, { loss: '1' })));
    const later = await reader.list(cursor);
    expect(later.changed.map(({ name, status }) => [name, status])).toEqual([
      ['b', 'running'],
      ['a', 'unknown'],
    ]);
    put(path('a'), log(run('a', START), ...lines(1), history(1, START + 720, { loss: '0.5' })), 'same');
    const back = await reader.list(later.cursor);
    expect(back.changed.map(({ name, status }) => [name, status])).toEqual([['a', 'running']]);
  });

  it('repeats what is wrong with an unchanged log', async () => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), Uint8Array.of(0xff)));
    const first = await reader.list(undefined);
    expect(first.diagnostics).toHaveLength(1);
    expect((await reader.list(first.cursor)).diagnostics).toEqual(first.diagnostics);
  });
});
