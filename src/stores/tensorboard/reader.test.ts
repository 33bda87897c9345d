import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, double, event, float, joined, record, restart, scalar, varint } from '../../../test/support/event-file.ts';
import { FileError, type Files } from '../../core/ports/files.ts';
import { tensorboard } from './tensorboard.ts';

const START = 1_767_225_600;
const file = (run: string, name = `events.out.tfevents.${START}.node`) => (run === '.' ? `/p/${name}` : `/p/${run}/${name}`);

/** A project in memory whose files a test changes, counting what is asked of it. */
function project(content: Record<string, Uint8Array> = {}) {
  const stored = new Map(Object.entries(content));
  const inodes = new Map<string, number>();
  const versions = new Map<string, number>();
  const asked = { stats: 0, read: 0 };
  const closed = new Set<string>();
  const files = {
    relative: posix.relative,
    stat(path: string) {
      asked.stats++;
      const found = stored.get(path);
      const version = versions.get(path) ?? 0;
      return found && { kind: 'file', bytes: found.length, modifiedAt: version, changedAt: version, inode: String(inodes.get(path) ?? 0) };
    },
    readBytes(path: string, start = 0, end?: number) {
      if (closed.has(path)) throw new FileError('unreadable', path);
      const part = stored.get(path)?.slice(start, end);
      asked.read += part?.length ?? 0;
      return part;
    },
  } as unknown as Files;
  const place = { identity: '.', path: '/p', entry: { name: '.', kind: 'folder' as const }, found: () => [...stored.keys()].sort() };
  const change = (path: string, to: Uint8Array | undefined, { inode = false } = {}) => {
    if (to === undefined) stored.delete(path);
    else stored.set(path, to);
    versions.set(path, (versions.get(path) ?? 0) + 1);
    if (inode) inodes.set(path, (inodes.get(path) ?? 0) + 1);
  };
  const open = () => tensorboard.open(place, { files, sql: {} as never });
  return { open, change, asked, closed, place, files };
}

const opened = (seconds = START) => event(seconds, 0);
const curve = (tag: string, values: readonly number[], first = 0, start = START) =>
  values.map((value, index) => event(start + (first + index) * 60, first + index, [scalar(tag, value)]));
const run = (tag: string, values: readonly number[]) => joined([opened(), ...curve(tag, values)]);

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

const RESUMED = [1767236400, 1767272400].map((at, index) => `events.out.tfevents.${at}.node-7.example.org.4711.${index}`);

describe('a restart', () => {
  const [first, second] = RESUMED.map((name) =>
    readFileSync(new URL(`../../../test/fixtures/tensorboard/project/runs/resumed/${name}`, import.meta.url)),
  );

  it('in one file makes the same values void as in two', async () => {
    const two = await project({ [file('a', RESUMED[0])]: first!, [file('a', RESUMED[1])]: second! })
      .open()
      .list(undefined);
    const one = await project({ [file('a', RESUMED[0])]: joined([first!, second!]) })
      .open()
      .list(undefined);
    expect(one.changed[0]!.metrics).toEqual(two.changed[0]!.metrics);
    expect([...one.changed[0]!.metrics].map(([tag, { step }]) => [tag, step])).toEqual([
      ['loss', 9],
      ['lr', 4],
    ]);
  });

  it('makes void what was read before it came, in the same file and in another one', async () => {
    for (const later of [joined([first!, second!]), undefined]) {
      const { open, change } = project({ [file('a', RESUMED[0])]: first! });
      const reader = open();
      const { cursor, changed } = await reader.list(undefined);
      expect(changed[0]!.metrics.get('lr')).toMatchObject({ step: 7 });
      if (later === undefined) change(file('a', RESUMED[1]), second!);
      else change(file('a', RESUMED[0]), later);
      const after = await reader.list(cursor);
      expect(after.changed[0]!.metrics.get('lr')).toMatchObject({ step: 4 });
    }
  });

  it('does no longer when its file is gone', async () => {
    const { open, change } = project({ [file('a', RESUMED[0])]: first!, [file('a', RESUMED[1])]: second! });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    change(file('a', RESUMED[1]), undefined);
    expect((await reader.list(cursor)).changed[0]!.metrics.get('lr')).toMatchObject({ step: 7 });
  });

  it('several times counts each time', async () => {
    const content = joined([
      opened(),
      ...curve('x', [1, 2, 3, 4]),
      restart(START + 300, 2),
      ...curve('x', [30], 2),
      restart(START + 400, 1),
      ...curve('y', [5], 9),
    ]);
    const reader = project({ [file('a')]: content }).open();
    const { changed } = await reader.list(undefined);
    expect(changed[0]!.metrics.get('x')).toMatchObject({ step: 0, value: 1 });
    expect((await reader.series('a', 'x')).map(({ value }) => value)).toEqual([1]);
  });
});

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

describe('what is large', () => {
  const picture = (size: number) => joined([bytes(1, 'sample'), bytes(4, joined([varint(1, 8), bytes(4, new Uint8Array(size))]))]);
  const large = event(START + 5, 2, [scalar('before', 1), picture(10_000_000), scalar('after', 2)]);

  it('is leapt over, and the scalars beside it are read', async () => {
    const { open, asked } = project({ [file('a')]: joined([opened(), large, ...curve('x', [3])]) });
    const { changed } = await open().list(undefined);
    expect([...changed[0]!.metrics].map(([tag, { value, step }]) => [tag, value, step])).toEqual([
      ['before', 1, 2],
      ['after', 2, 2],
      ['x', 3, 0],
    ]);
    expect(asked.read).toBeLessThan(500_000);
  });

  it('parameters are read nevertheless', async () => {
    const text = 'x'.repeat(100_000);
    const param = joined([bytes(1, 'prompt'), bytes(2, bytes(3, text))]);
    const session = bytes(2, bytes(3, bytes(1, param)));
    const value = joined([bytes(1, '_hparams_/session_start_info'), bytes(9, bytes(1, joined([bytes(1, 'hparams'), session])))]);
    const { changed } = await project({ [file('a')]: joined([opened(), event(START, 0, [value]), ...curve('x', [3])]) })
      .open()
      .list(undefined);
    expect(changed[0]!.params).toEqual(new Map([['prompt', text]]));
  });
});

describe('a run', () => {
  it('may be the place itself, or lie in a store that the configuration names', async () => {
    const { changed } = await project({ [file('.')]: run('x', [1]) })
      .open()
      .list(undefined);
    expect(changed[0]).toMatchObject({ nativeId: '.', name: '.', experiment: { id: '.', name: '.' } });
    const { place, files } = project({ [file('a')]: new Uint8Array(20) });
    const named = tensorboard.open({ ...place, identity: '../elsewhere' }, { files, sql: {} as never });
    expect((await named.list(undefined)).diagnostics[0]!.file).toBe(`../elsewhere/a/events.out.tfevents.${START}.node`);
  });

  it('takes what one note says for its own, and leaves several to be runs by themselves', async () => {
    const note = (rate: number) => {
      const param = joined([bytes(1, 'lr'), bytes(2, double(2, rate))]);
      const plugin = (content: Uint8Array) => bytes(9, bytes(1, joined([bytes(1, 'hparams'), bytes(2, content)])));
      const start = joined([bytes(1, '_hparams_/session_start_info'), plugin(bytes(3, bytes(1, param)))]);
      const end = joined([bytes(1, '_hparams_/session_end_info'), plugin(bytes(4, varint(1, 1)))]);
      return joined([
        opened(START + 600),
        event(START + 600, 0, [start]),
        event(START + 600, 0, [end]),
        event(START + 600, 0, [scalar('best', rate)]),
      ]);
    };
    const { open, change } = project({ [file('a')]: run('x', [1, 2]), [file('a/n1')]: note(0.5) });
    const reader = open();
    const first = await reader.list(undefined);
    expect(first.changed.map(({ nativeId, status, startedAt }) => [nativeId, status, startedAt])).toEqual([
      ['a', 'finished', START * 1000],
    ]);
    expect([...first.changed[0]!.params, ...first.changed[0]!.metrics.keys()]).toEqual([['lr', '0.5'], 'x', 'best']);
    change(file('a/n2'), note(0.25));
    const second = await reader.list(first.cursor);
    expect(second.changed.map(({ nativeId, status, startedAt }) => [nativeId, status, startedAt])).toEqual([
      ['a', 'unknown', START * 1000],
      ['a/n1', 'finished', undefined],
      ['a/n2', 'finished', undefined],
    ]);
  });

  it('is final when it says so, and is watched by its files alone', async () => {
    const { open, place } = project({ [file('a')]: run('x', [1]) });
    const reader = open();
    const { changed } = await reader.list(undefined);
    expect(reader.watch).toEqual(place.found());
    expect([reader.isFinal(changed[0]!), reader.isFinal({ ...changed[0]!, status: 'finished' })]).toEqual([false, true]);
  });

  it('has no curve that it does not have', async () => {
    const reader = project({ [file('a')]: run('x', [1]) }).open();
    expect([await reader.series('a', 'y'), await reader.series('b', 'x')]).toEqual([[], []]);
  });

  it('takes a tensor for a scalar by what its tag said first', async () => {
    const tensor = (value: number) => bytes(8, joined([varint(1, 1), float(5, value)]));
    const scalars = bytes(9, bytes(1, bytes(1, 'scalars')));
    const content = joined([
      opened(),
      event(START, 0, [joined([bytes(1, 'x'), tensor(1), scalars])]),
      event(START, 1, [joined([bytes(1, 'x'), tensor(2)])]),
      event(START, 1, [joined([bytes(1, 'y'), tensor(2)])]),
    ]);
    const { changed } = await project({ [file('a')]: content })
      .open()
      .list(undefined);
    expect([...changed[0]!.metrics].map(([tag, { value }]) => [tag, value])).toEqual([['x', 2]]);
  });
});

describe('by name', () => {
  it.each([
    ['events.out.tfevents.1767225600.node', 'file', true],
    ['events.out.tfevents.1767225600.node.1.0.v2', 'file', true],
    ['events.out.tfevents.1767225600.node.profile-empty', 'file', false],
    ['events.out.tfevents.1767225600.node', 'other', false],
    ['tfevents', 'file', false],
  ] as const)('%s, a %s', (name, kind, expected) => {
    expect(tensorboard.mayBe({ name, kind })).toBe(expected);
  });
});
