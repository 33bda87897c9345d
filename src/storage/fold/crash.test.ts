import { describe, expect, it } from 'vitest';
import type { MemoryDisk } from '../../../test/support/memory-disk.ts';
import { type Machine, machine, seeded } from '../../../test/support/storage-machine.ts';
import { openUserData, type UserData } from '../user-data.ts';

const P = '/p';

class Ended extends Error {}

/** Writes and folds in two processes, with everything that there is to do: first journals, databases, predecessors, journals that go. */
async function work(at: Machine, kept: (subject: string) => void): Promise<void> {
  const write = async (data: UserData, subject: string) => {
    if ((await data.write({ kind: 'note', subject, value: `about ${subject}` })).kept) kept(subject);
  };
  const first = at.start();
  const one = openUserData(P, first);
  await write(one, 'a');
  await Promise.all([write(one, 'b'), write(one, 'c')]);
  await one.fold();
  const other = openUserData(P, at.start());
  await write(other, 'd');
  await write(one, 'e');
  await one.close();
  at.end(first.pid);
  await other.fold();
  await write(other, 'f');
  await other.fold();
  await write(other, 'g');
}

/** What was kept when everything stopped before the given step. */
async function endedBefore(step: number, at: Machine): Promise<{ readonly kept: ReadonlySet<string>; readonly ended: boolean }> {
  const kept = new Set<string>();
  let steps = 0;
  at.disk.before = () => {
    if (steps++ >= step) throw new Ended();
  };
  await work(at, (subject) => kept.add(subject)).catch((error: unknown) => {
    if (!(error instanceof Ended)) throw error;
  });
  at.disk.before = () => undefined;
  return { kept, ended: steps > step };
}

async function expectAll(kept: ReadonlySet<string>, disk: MemoryDisk): Promise<void> {
  const at = machine(disk, 1000);
  at.now = 2_000_000;
  // A lock file without content cannot be asked about and is left alone for a while.
  disk.now = at.now - 100_000;
  const found = (data: UserData) => [...kept].filter((subject) => data.state().notes.get(subject)?.text === `about ${subject}`);
  const data = openUserData(P, at.start());
  expect(found(data)).toEqual([...kept]);
  for (let round = 0; round < 3; round++) {
    await data.write({ kind: 'star', subject: `after ${round}`, value: true });
    expect(await data.fold()).toBe('folded');
  }
  expect(found(openUserData(P, at.start()))).toEqual([...kept]);
  expect(
    disk.paths().filter((path) => path.includes('/damaged/kneepoint.db') || path.endsWith('.tmp') || path.includes('fold.lock')),
  ).toEqual([]);
}

describe('a process that ends at any step', () => {
  it('leaves all that was kept', async () => {
    let step = 0;
    for (let ended = true; ended; step++) {
      const at = machine();
      const end = await endedBefore(step, at);
      await expectAll(end.kept, at.disk);
      ended = end.ended;
    }
    expect(step).toBeGreaterThan(70);
  });

  it('with the power going at the same time leaves all that was kept', async () => {
    const random = seeded(1);
    let step = 0;
    for (let ended = true; ended; step++) {
      const at = machine();
      const end = await endedBefore(step, at);
      for (let cut = 0; cut < 3; cut++) await expectAll(end.kept, at.disk.afterPowerCut(random));
      ended = end.ended;
    }
    expect(step).toBeGreaterThan(70);
  });
});
