import { describe, expect, it } from 'vitest';
import { bytes, double, event, float, joined, scalar, varint } from '../../../test/support/event-file.ts';
import { curve, file, opened, project, run, START } from '../../../test/support/event-project.ts';
import { tensorboard } from './tensorboard.ts';

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
