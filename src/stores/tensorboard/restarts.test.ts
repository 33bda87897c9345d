import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { joined, restart } from '../../../test/support/event-file.ts';
import { curve, file, opened, project, RESUMED, START } from '../../../test/support/event-project.ts';

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
