import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined } from '../../../test/support/event-file.ts';
import { curve, file, opened, project, RESUMED, run } from '../../../test/support/event-project.ts';

describe('a second list', () => {
  it('asks one stat of each file that did not change, and reads nothing', async () => {
    const { open, asked } = project({ [file('a')]: run('loss', [1]), [file('b')]: run('loss', [2]) });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    Object.assign(asked, { stats: 0, read: 0 });
    const again = await reader.list(cursor);
    expect([again.changed, again.removed, again.cursor, asked]).toEqual([[], [], cursor, { stats: 2, read: 0 }]);
  });

  it('reads of a file that grew what is new, whether it ends with a record or within one', async () => {
    const whole = readFileSync(new URL(`../../../test/fixtures/tensorboard/project/runs/resumed/${RESUMED[0]}`, import.meta.url));
    const all = (
      await project({ [file('a')]: whole })
        .open()
        .list(undefined)
    ).changed;
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 0, max: whole.length }), { maxLength: 6 }), async (cuts) => {
        const { open, change } = project({ [file('a')]: whole.subarray(0, 0) });
        const reader = open();
        let last = await reader.list(undefined);
        for (const cut of [...cuts.sort((a, b) => a - b), whole.length]) {
          change(file('a'), whole.subarray(0, cut));
          last = await reader.list(last.cursor);
          expect(last.diagnostics).toEqual([]);
        }
        expect((await reader.list(undefined)).changed).toEqual(all);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('reads the appended part alone', async () => {
    const long = joined([opened(), ...curve('loss', Array(50_000).fill(0.5))]);
    const { open, change, asked } = project({ [file('a')]: long });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    asked.read = 0;
    change(file('a'), joined([long, ...curve('loss', [0.25], 50_000)]));
    const { changed } = await reader.list(cursor);
    expect(changed[0]!.metrics.get('loss')).toMatchObject({ value: 0.25, step: 50_000 });
    expect(asked.read).toBeLessThan(100);
  });

  it.each([
    ['another file took its place', { inode: true }, run('loss', [4, 5, 6])],
    ['it was written anew and is larger', {}, run('other', [4, 5, 6])],
    ['it was written anew and is smaller', {}, run('loss', [9])],
    ['it was written anew and is as large', {}, run('loss', [7, 8])],
  ])('reads a file as a whole when %s', async (_, how, to) => {
    const { open, change } = project({ [file('a')]: run('loss', [1, 2]) });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    change(file('a'), to, how);
    const { changed } = await reader.list(cursor);
    expect(changed).toEqual(
      (
        await project({ [file('a')]: to })
          .open()
          .list(undefined)
      ).changed,
    );
  });

  it('knows runs that are new, changed and gone', async () => {
    const { open, change } = project({ [file('a')]: run('x', [1]), [file('b')]: run('x', [1]), [file('c')]: run('x', [1]) });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    change(file('a'), undefined);
    change(file('b'), run('x', [1, 2]));
    change(file('d'), run('x', [3]));
    const { changed, removed } = await reader.list(cursor);
    expect([changed.map(({ nativeId }) => nativeId), removed]).toEqual([['b', 'd'], ['tensorboard:.:a']]);
  });

  it('starts anew after a cursor that is not ours', async () => {
    const reader = project({ [file('a')]: run('x', [1]) }).open();
    const odd = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((families) => `{"version":1,"families":${families}}`),
    );
    await fc.assert(
      fc.asyncProperty(odd, async (cursor) => {
        const { changed, removed } = await reader.list(cursor);
        expect([changed.length, removed]).toEqual([1, []]);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
