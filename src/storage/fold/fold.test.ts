import { describe, expect, it } from 'vitest';
import { type Machine, machine } from '../../../test/support/storage-machine.ts';
import { openUserData, type UserData } from '../user-data.ts';

const P = '/p';
const DATABASE = '/p/.kneepoint/kneepoint.db';
const PREVIOUS = `${DATABASE}.1`;
const LOCK = '/p/.kneepoint/fold.lock';

const star = (data: UserData, ...runs: readonly string[]) =>
  Promise.all(runs.map((subject) => data.write({ kind: 'star', subject, value: true })));
const stars = (data: UserData) => [...data.state().stars].sort();
const journals = ({ disk }: Machine) => disk.paths().filter((path) => path.startsWith('/p/.kneepoint/journal/'));
const aside = ({ disk }: Machine) => disk.paths().filter((path) => path.startsWith('/p/.kneepoint/damaged/'));
const codes = (data: UserData) => data.diagnostics().map(({ code }) => code);

/** Two folds' worth of stars, whose writers are gone. */
async function folded(at: Machine): Promise<void> {
  for (const run of ['a', 'b', 'c']) {
    const ports = at.start();
    const data = openUserData(P, ports);
    await star(data, run);
    await data.fold();
    at.end(ports.pid);
  }
}

describe('a fold', () => {
  it('takes a journal away only when two databases hold it and its writer is gone', async () => {
    const at = machine();
    const first = at.start();
    const one = openUserData(P, first);
    await star(one, 'a');
    const folder = openUserData(P, at.start());
    expect(await folder.fold()).toBe('folded');
    expect(await folder.fold()).toBe('nothing-new');
    await star(folder, 'b');
    expect(await folder.fold()).toBe('folded');
    expect(journals(at)).toHaveLength(2);
    at.end(first.pid);
    expect(await folder.fold()).toBe('nothing-new');
    expect(journals(at)).toHaveLength(1);
    expect(stars(openUserData(P, at.start()))).toEqual(['a', 'b']);
  });

  it('leaves the journals of another machine alone until they have been silent for a day', async () => {
    const at = machine();
    const far = openUserData(P, at.start('far'));
    await star(far, 'a');
    at.disk.now = at.now;
    const here = openUserData(P, at.start());
    for (const run of ['b', 'c']) {
      await star(here, run);
      await here.fold();
    }
    expect(journals(at)).toHaveLength(2);
    at.now += 25 * 3_600_000;
    await here.fold();
    expect(journals(at)).toHaveLength(1);
    await star(far, 'd');
    here.refresh();
    expect(stars(here)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes nothing along that a writer, wrongly taken for dead, adds at any moment', async () => {
    for (let moment = 0; moment < 12; moment++) {
      const at = machine();
      const first = at.start();
      const one = openUserData(P, first);
      const folder = openUserData(P, at.start());
      await star(one, 'a');
      await folder.fold();
      await star(folder, 'b');
      await folder.fold();
      at.end(first.pid);
      const writes: Promise<unknown>[] = [];
      let steps = 0;
      at.disk.before = () => {
        if (steps++ === moment) writes.push(star(one, 'late'));
      };
      await folder.fold();
      at.disk.before = () => undefined;
      await Promise.all(writes);
      if (writes.length > 0) expect(stars(openUserData(P, at.start()))).toContain('late');
      await folder.fold();
      await star(folder, 'c');
      await folder.fold();
      expect(stars(openUserData(P, at.start()))).toEqual(['a', 'b', 'c', ...(writes.length > 0 ? ['late'] : [])]);
    }
  });

  it('leaves the journal of a writer, wrongly taken for dead, that added to it while the database was made', async () => {
    const at = machine();
    const first = at.start();
    const one = openUserData(P, first);
    const folder = openUserData(P, at.start());
    await star(one, 'a');
    for (const run of ['b', 'c']) {
      await star(folder, run);
      await folder.fold();
    }
    at.end(first.pid);
    const { writeDraft } = at.disk;
    at.disk.writeDraft = async (path, content) => {
      await star(one, 'late');
      await writeDraft(path, content);
    };
    await star(folder, 'd');
    expect(await folder.fold()).toBe('folded');
    expect(stars(openUserData(P, at.start()))).toEqual(['a', 'b', 'c', 'd', 'late']);
  });

  it('by others, with journals going between any two looks at the disk, hides nothing', async () => {
    const before = machine();
    const first = before.start();
    await star(openUserData(P, first), 'a', 'b');
    const files = new Map(before.disk.paths().map((path) => [path, before.disk.readBytes(path)!]));
    const after = machine(undefined, 1000);
    for (const [path, bytes] of files) after.disk.createExclusively(path, bytes);
    for (let round = 0; round < 3; round++) {
      const folder = openUserData(P, after.start());
      await star(folder, 'c');
      await folder.fold();
    }
    expect(after.disk.paths()).not.toEqual(expect.arrayContaining(journals(before)));
    for (let looks = 0; looks < 12; looks++) {
      let left = looks;
      const turn = () => (left-- > 0 ? before.disk : after.disk);
      const reading = {
        ...after.disk,
        list: (path: string) => turn().list(path),
        stat: (path: string) => turn().stat(path),
        readBytes: (path: string, from?: number, to?: number) => turn().readBytes(path, from, to),
      };
      expect(stars(openUserData(P, { ...after.start(), files: reading }))).toEqual(expect.arrayContaining(['a', 'b']));
    }
  });

  it('comes by itself when much has been written', async () => {
    const at = machine();
    const data = openUserData(P, at.start());
    for (let i = 0; i < 60; i++) await data.write({ kind: 'note', subject: `r${i}`, value: 'x'.repeat(10_000) });
    await data.close();
    expect(at.disk.exists(DATABASE)).toBe(true);
    expect(openUserData(P, at.start()).state().notes.size).toBe(60);
  });

  it('comes by itself when there are many journals', async () => {
    const at = machine();
    for (let i = 0; i < 40; i++) {
      const ports = at.start();
      const data = openUserData(P, ports);
      await star(data, `r${String(i).padStart(2, '0')}`);
      await data.close();
      at.end(ports.pid);
    }
    expect(at.disk.exists(DATABASE)).toBe(true);
    expect(stars(openUserData(P, at.start()))).toHaveLength(40);
  });

  it('that another process makes meanwhile does not hide what is read later', async () => {
    const at = machine();
    const window = openUserData(P, at.start());
    await folded(at);
    expect(window.refresh()).toBe(true);
    expect(stars(window)).toEqual(['a', 'b', 'c']);
    expect(window.refresh()).toBe(false);
  });
});

describe('the lock', () => {
  it('of a living process is respected', async () => {
    const at = machine();
    const owner = at.start();
    at.disk.createExclusively(LOCK, JSON.stringify({ ...owner.processes.self, taken: 'x' }));
    const data = openUserData(P, at.start());
    await star(data, 'a');
    expect(await data.fold()).toBe('busy');
    expect(at.disk.exists(LOCK)).toBe(true);
  });

  it('of a dead process is taken over, which is said', async () => {
    const at = machine();
    const owner = at.start();
    at.disk.createExclusively(LOCK, JSON.stringify({ ...owner.processes.self, taken: 'x' }));
    at.end(owner.pid);
    const data = openUserData(P, at.start());
    await star(data, 'a');
    expect(await data.fold()).toBe('folded');
    expect(at.disk.exists(LOCK)).toBe(false);
    expect(data.diagnostics()).toMatchObject([
      { code: 'own-lock-taken-over', file: '.kneepoint/fold.lock', args: { pid: owner.pid, host: 'here' } },
    ]);
  });

  it('of another machine, or without a name, is taken over after a while only', async () => {
    for (const content of [JSON.stringify({ ...machine().start('far').processes.self, taken: 'x' }), '', '{"pid":']) {
      const at = machine();
      at.disk.now = at.now;
      at.disk.createExclusively(LOCK, content);
      const data = openUserData(P, at.start());
      await star(data, 'a');
      expect(await data.fold()).toBe('busy');
      at.now += 11 * 60_000;
      expect(await data.fold()).toBe('folded');
    }
  });

  it('that a file system gives to everybody is none: journals alone are used, which is said', async () => {
    const at = machine();
    const ports = at.start();
    const own = { ...at.disk, createExclusively: () => true };
    const data = openUserData(P, { ...ports, own });
    await star(data, 'a');
    expect(await data.fold()).toBe('failed');
    expect(codes(data)).toEqual(['own-fold-unsupported']);
    expect(at.disk.exists(DATABASE)).toBe(false);
    expect(stars(openUserData(P, at.start()))).toEqual(['a']);
  });

  it('that was lost on the way stops the fold', async () => {
    const at = machine();
    const data = openUserData(P, at.start());
    await star(data, 'a');
    const { writeDraft } = at.disk;
    at.disk.writeDraft = async (path, content) => {
      await writeDraft(path, content);
      at.disk.remove(LOCK);
    };
    expect(await data.fold()).toBe('busy');
    expect(at.disk.paths().filter((path) => path.includes('kneepoint.db'))).toEqual([]);
  });
});

describe('two processes that fold at the same time in spite of the lock', () => {
  it('lose nothing, however late one of them replaces the database', async () => {
    const at = machine();
    await folded(at);
    const late = at.disk.readBytes(DATABASE)!;
    for (const run of ['d', 'e', 'f']) {
      const ports = at.start();
      const data = openUserData(P, ports);
      await star(data, run);
      await data.fold();
      at.end(ports.pid);
    }
    expect(journals(at)).toHaveLength(1);
    at.disk.move(DATABASE, PREVIOUS);
    at.disk.createExclusively(DATABASE, late);
    const next = openUserData(P, at.start());
    await star(next, 'g');
    expect(await next.fold()).toBe('folded');
    expect(stars(openUserData(P, at.start()))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });
});

describe('one damaged file', () => {
  const zeroed = (bytes: Uint8Array) => bytes.fill(0);

  it.each([
    ['the database', DATABASE, zeroed],
    ['the database, gone', DATABASE, undefined],
    ['the database, emptied', DATABASE, () => new Uint8Array()],
    ['its predecessor', PREVIOUS, zeroed],
    ['its predecessor, gone', PREVIOUS, undefined],
  ])('%s takes nothing along', async (_, path, change) => {
    const at = machine();
    await folded(at);
    if (change === undefined) at.disk.remove(path);
    else at.disk.damage(path, change);
    const data = openUserData(P, at.start());
    expect(stars(data)).toEqual(['a', 'b', 'c']);
    await star(data, 'd');
    expect(await data.fold()).toBe('folded');
    expect(aside(at)).toHaveLength(change === undefined ? 0 : 1);
    expect(stars(openUserData(P, at.start()))).toEqual(['a', 'b', 'c', 'd']);
    expect(codes(data)).toEqual(change === undefined ? [] : ['own-set-aside']);
  });

  it('the database that holds a journal for the first time takes nothing along', async () => {
    const at = machine();
    await folded(at);
    const writer = at.start();
    await star(openUserData(P, writer), 'd');
    at.end(writer.pid);
    await openUserData(P, at.start()).fold();
    at.disk.remove(DATABASE);
    expect(stars(openUserData(P, at.start()))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('the database takes nothing along when the process that mends it ends at any step', async () => {
    for (let step = 0; step < 40; step++) {
      const at = machine();
      await folded(at);
      at.disk.damage(DATABASE, zeroed);
      let steps = 0;
      at.disk.before = () => {
        if (steps++ >= step) throw new Error('ended');
      };
      await openUserData(P, at.start())
        .fold()
        .catch(() => undefined);
      at.disk.before = () => undefined;
      expect(stars(openUserData(P, machine(at.disk, 1000).start()))).toEqual(['a', 'b', 'c']);
    }
  });

  it('the database is said to be until a fold has mended it, also by reading only', async () => {
    const at = machine();
    await folded(at);
    at.disk.damage(DATABASE, (bytes) => bytes.fill(7, 100, 130));
    const data = openUserData(P, at.start());
    expect(codes(data)).toEqual(['own-database-damaged']);
    expect(stars(data)).toEqual(['a', 'b', 'c']);
    expect(await data.fold()).toBe('folded');
    expect(codes(data)).toEqual(['own-set-aside']);
    expect(codes(openUserData(P, at.start()))).toEqual(['own-set-aside']);
  });

  it('a journal loses what was hit, keeps the rest, and the damage is kept beside', async () => {
    const at = machine();
    const data = openUserData(P, at.start());
    for (const run of ['a', 'b', 'c']) await star(data, run);
    const [path = ''] = journals(at);
    const at2 = at.disk.readText(path)!.indexOf('"b"');
    at.disk.damage(path, (bytes) => bytes.fill(33, at2, at2 + 3));
    const other = openUserData(P, at.start());
    expect(stars(other)).toEqual(['a', 'c']);
    expect(other.diagnostics()).toMatchObject([
      {
        code: 'own-journal-damaged',
        file: expect.stringContaining('.kneepoint/journal/'),
        place: expect.stringMatching(/^bytes \d+–\d+$/),
      },
    ]);
    expect(await other.fold()).toBe('folded');
    expect(aside(at)).toHaveLength(1);
    expect(at.disk.readText(aside(at)[0]!)).toContain('!!!');
    // Who has it in memory brings it back.
    expect(stars(data)).toEqual(['a', 'b', 'c']);
    await star(data, 'd');
    await data.fold();
    expect(stars(openUserData(P, at.start()))).toEqual(['a', 'b', 'c', 'd']);
    expect(aside(at)).toHaveLength(1);
  });

  it('both databases leave what can be found in them', async () => {
    const at = machine();
    await folded(at);
    for (const path of [DATABASE, PREVIOUS]) at.disk.damage(path, (bytes) => bytes.fill(0, 0, 20));
    expect(stars(openUserData(P, at.start()))).toEqual(['a', 'b', 'c']);
  });
});
