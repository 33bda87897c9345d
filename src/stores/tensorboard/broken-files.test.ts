import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { event, joined, record, scalar } from '../../../test/support/event-file.ts';
import { curve, file, opened, project, run, START } from '../../../test/support/event-project.ts';
import { tensorboard } from './tensorboard.ts';

describe('what is broken', () => {
  const good = curve('x', [1, 2]);

  it('a record that is not all there is waited for, without a word', async () => {
    for (const missing of [1, 5, 20, 45]) {
      const whole = joined([opened(), ...good]);
      const { changed, diagnostics } = await project({ [file('a')]: whole.subarray(0, -missing) })
        .open()
        .list(undefined);
      expect([diagnostics, changed[0]!.metrics.get('x')?.step]).toEqual([[], missing > 41 ? undefined : 0]);
    }
  });

  it.each([
    ['a length', 3],
    ['the checksum of a length', 9],
    ['data', 20],
    ['the checksum of data', -2],
  ])('a file ends where %s is damaged', async (_, place) => {
    const spoilt = Uint8Array.from(good[1]!);
    const index = place < 0 ? spoilt.length + place : place;
    spoilt[index] = spoilt[index]! ^ 1;
    const { changed, diagnostics } = await project({ [file('a')]: joined([good[0]!, spoilt, ...curve('x', [3], 2)]) })
      .open()
      .list(undefined);
    const name = `a/events.out.tfevents.${START}.node`;
    expect(diagnostics).toEqual([{ severity: 'warning', code: 'tensorboard-damaged', file: name, args: { offset: good[0]!.length } }]);
    expect(changed[0]!.metrics.get('x')!.value).toBe(1);
  });

  it('whatever stands in a record whose checksum is right, nothing is thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (content) => {
        const { changed } = await project({ [file('a')]: joined([opened(), record(content)]) })
          .open()
          .list(undefined);
        expect(changed).toHaveLength(1);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('also in a large one', async () => {
    const noise = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((some) => joined([some, new Uint8Array(70_000)]));
    await fc.assert(
      fc.asyncProperty(noise, async (content) => {
        const { changed } = await project({ [file('a')]: joined([opened(), record(content)]) })
          .open()
          .list(undefined);
        expect(changed).toHaveLength(1);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('a length that no file has is taken for a record that is not all there', async () => {
    const huge = record(new Uint8Array(0));
    const length = Uint8Array.from([255, 255, 255, 255, 255, 255, 255, 127]);
    const head = record(length).subarray(12 + 8);
    const content = joined([opened(), length, head, huge]);
    const { diagnostics } = await project({ [file('a')]: content })
      .open()
      .list(undefined);
    expect(diagnostics).toEqual([]);
  });

  it('a file that may not be read is reported, and the others are listed', async () => {
    const { open, closed, place, files } = project({ [file('a')]: run('x', [1]), [file('b')]: run('x', [2]) });
    closed.add(file('a'));
    const { changed, diagnostics } = await open().list(undefined);
    expect(changed.map(({ nativeId }) => nativeId)).toEqual(['b']);
    expect(diagnostics).toMatchObject([{ code: 'store-unreadable', file: `a/events.out.tfevents.${START}.node` }]);
    expect(await tensorboard.recognises({ ...place, found: () => [file('a')] }, { files, sql: {} as never })).toBe(true);
  });

  it('a run of which a file may not be read any more stays what it was', async () => {
    const { open, change, closed } = project({ [file('a')]: run('x', [1]) });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    closed.add(file('a'));
    change(file('a'), run('x', [1, 2]));
    const refused = await reader.list(cursor);
    expect([refused.changed, refused.removed, refused.diagnostics.map(({ code }) => code)]).toEqual([[], [], ['store-unreadable']]);
    closed.clear();
    const allowed = await reader.list(refused.cursor);
    expect([allowed.changed.map(({ nativeId }) => nativeId), allowed.diagnostics]).toEqual([['a'], []]);
  });

  it('a file of something else is no run', async () => {
    const { open, place, files } = project({ [file('a')]: new TextEncoder().encode('a text about .tfevents. files') });
    const { changed, diagnostics } = await open().list(undefined);
    expect([changed, diagnostics.map(({ code, args }) => [code, args])]).toEqual([[], [['tensorboard-damaged', { offset: 0 }]]]);
    expect(await tensorboard.recognises(place, { files, sql: {} as never })).toBe(false);
  });

  it('a writer that was just opened is no run yet', async () => {
    const { open, place, files } = project({ [file('a')]: new Uint8Array(0) });
    expect((await open().list(undefined)).changed).toEqual([]);
    expect(await tensorboard.recognises(place, { files, sql: {} as never })).toBe(true);
  });

  it('times that are none are no times', async () => {
    const { changed } = await project({ [file('a')]: joined([event(Number.NaN, 0), event(-1, 3, [scalar('x', 1)])]) })
      .open()
      .list(undefined);
    expect(changed[0]).toMatchObject({ startedAt: undefined, lastSeenAt: undefined });
    expect(changed[0]!.metrics.get('x')).toEqual({ value: 1, step: 3, at: undefined });
  });

  it('tags without end are cut off, with a word', async () => {
    const values = Array.from({ length: 50_001 }, (_, index) => scalar(`x at ${index}`, index));
    const { changed, diagnostics } = await project({ [file('a')]: joined([opened(), event(START, 0, values)]) })
      .open()
      .list(undefined);
    expect([changed[0]!.metrics.size, diagnostics.map(({ code }) => code)]).toEqual([50_000, ['tensorboard-too-many-tags']]);
  });
});
