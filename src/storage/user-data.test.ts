import { describe, expect, it } from 'vitest';
import { machine } from '../../test/support/storage-machine.ts';
import { openUserData, type UserData, type Written } from './user-data.ts';

const P = '/p';

function idOf(written: Written): string {
  if (!written.kept) throw new Error(written.failure);
  return written.id;
}

async function fill(data: UserData): Promise<void> {
  await data.write({ kind: 'note', subject: 'a:b:1', value: 'größer 🎉 \ud800 "quoted"\n["01234567",3,{}]' });
  await data.write({ kind: 'star', subject: '__proto__', value: true });
  await data.write({ kind: 'label', subject: 'a:b:1', field: 'zweite', value: true });
  await data.write({ kind: 'label', subject: 'a:b:1', field: 'erste', value: true });
  await data.write({ kind: 'hidden', subject: 'a:b:2', value: true });
  await data.write({ kind: 'filter', subject: 'good', value: { text: 'metrics.auc > 0.9' } });
  await data.write({ kind: 'merge', subject: 'b', field: 'a', value: 'same' });
}

const FILLED = {
  notes: new Map([['a:b:1', { text: 'größer 🎉 \ud800 "quoted"\n["01234567",3,{}]', at: 1_000_000 }]]),
  stars: new Set(['__proto__']),
  labels: new Map([['a:b:1', ['erste', 'zweite']]]),
  hidden: new Set(['a:b:2']),
  filters: new Map([['good', { text: 'metrics.auc > 0.9' }]]),
  merges: [{ runs: ['a', 'b'], verdict: 'same' }],
};

describe('what a user wrote', () => {
  it('is there at once, and after a restart from the journal alone', async () => {
    const { start } = machine();
    const data = openUserData(P, start());
    await fill(data);
    expect(data.state()).toEqual(FILLED);
    expect(openUserData(P, start()).state()).toEqual(FILLED);
  });

  it('is there after a restart from the database alone', async () => {
    const { start, end, disk } = machine();
    const first = start();
    await fill(openUserData(P, first));
    end(first.pid);
    const folder = openUserData(P, start());
    expect(await folder.fold()).toBe('folded');
    await folder.write({ kind: 'star', subject: 'later', value: true });
    expect(await folder.fold()).toBe('folded');
    expect(disk.paths().filter((path) => path.includes('/journal/'))).toHaveLength(1);
    const state = openUserData(P, start()).state();
    expect({ ...state, stars: new Set([...state.stars].filter((run) => run !== 'later')) }).toEqual(FILLED);
  });

  it('leaves nothing behind until something is written, and then keeps itself out of version control', async () => {
    const { start, disk } = machine();
    const data = openUserData(P, start());
    data.refresh();
    expect(await data.fold()).toBe('nothing-new');
    await data.close();
    expect([disk.paths(), data.diagnostics()]).toEqual([[], []]);
    await data.write({ kind: 'star', subject: 'a', value: true });
    expect(disk.readText('/p/.kneepoint/.gitignore')).toBe('*\n');
  });

  it('is seen by another window that is open, which a state that did not change tells by being the same', async () => {
    const { start } = machine();
    const [one, other] = [openUserData(P, start()), openUserData(P, start())];
    const before = other.state();
    expect(other.refresh()).toBe(false);
    expect(other.state()).toBe(before);
    await one.write({ kind: 'note', subject: 'a', value: 'x' });
    expect(other.refresh()).toBe(true);
    expect(other.state().notes.get('a')?.text).toBe('x');
  });

  it('costs a look at each file while nothing changes, and no reading, whatever state the database is in', async () => {
    const { start, disk } = machine();
    const writer = openUserData(P, start());
    const steps = [
      () => writer.write({ kind: 'star', subject: 'a', value: true }),
      () => writer.fold(),
      async () => disk.damage('/p/.kneepoint/kneepoint.db', (bytes) => bytes.fill(0)),
    ];
    for (const step of steps) {
      await step();
      let looks = 0;
      const stat = (path: string) => (looks++, disk.stat(path));
      let isOpen = false;
      const readBytes: typeof disk.readBytes = (...args) => {
        if (isOpen) throw new Error(`${args[0]} was read again`);
        return disk.readBytes(...args);
      };
      const data = openUserData(P, { ...start(), files: { ...disk, stat, readBytes } });
      isOpen = true;
      looks = 0;
      for (let round = 0; round < 10; round++) data.refresh();
      expect(looks).toBe(20);
    }
  });

  it('is taken back by null', async () => {
    const data = openUserData(P, machine().start());
    await fill(data);
    await data.write({ kind: 'note', subject: 'a:b:1', value: null });
    await data.write({ kind: 'label', subject: 'a:b:1', field: 'erste', value: null });
    await data.write({ kind: 'merge', subject: 'a', field: 'b', value: null });
    expect(data.state()).toEqual({ ...FILLED, notes: new Map(), labels: new Map([['a:b:1', ['zweite']]]), merges: [] });
  });

  it('follows the order of writing when the clock runs back, between windows that did not refresh too', async () => {
    const at = machine();
    const [one, other] = [openUserData(P, at.start()), openUserData(P, at.start())];
    await one.write({ kind: 'note', subject: 'a', value: 'first' });
    at.now -= 3_600_000;
    await other.write({ kind: 'note', subject: 'a', value: 'second' });
    at.now -= 3_600_000;
    await one.write({ kind: 'note', subject: 'a', value: 'third' });
    expect(openUserData(P, at.start()).state().notes.get('a')?.text).toBe('third');
  });
});

describe('what is no record', () => {
  it.each([
    ['a note without text', { kind: 'note', subject: 'a', value: '' }],
    ['nobody in particular', { kind: 'star', subject: '', value: true }],
    ['a label that is empty', { kind: 'label', subject: 'a', value: true }],
    ['a run that is itself', { kind: 'merge', subject: 'a', field: 'a', value: 'same' }],
    ['a field where there is none', { kind: 'star', subject: 'a', field: 'x', value: true }],
    ['a kind that is unknown', { kind: 'constructor', subject: 'a', value: true }],
  ])('%s is refused', async (_, change) => {
    const { start, disk } = machine();
    expect(await openUserData(P, start()).write(change as never)).toEqual({ kept: false, failure: 'invalid' });
    expect(disk.paths()).toEqual([]);
  });

  it('a note that would not fit into a page is refused, one just below is kept through database and journal', async () => {
    const { start } = machine();
    const data = openUserData(P, start());
    expect(await data.write({ kind: 'note', subject: 'a', value: 'é'.repeat(10_000) })).toEqual({ kept: false, failure: 'too-long' });
    const text = 'é'.repeat(9_900);
    expect(await data.write({ kind: 'note', subject: 'a', value: text })).toMatchObject({ kept: true });
    await data.fold();
    expect(openUserData(P, start()).state().notes.get('a')?.text).toBe(text);
  });
});

describe('undo', () => {
  it('brings back what was there, and redoes when it is undone itself', async () => {
    const data = openUserData(P, machine().start());
    const note = () => data.state().notes.get('a')?.text;
    const first = idOf(await data.write({ kind: 'note', subject: 'a', value: 'first' }));
    const second = idOf(await data.write({ kind: 'note', subject: 'a', value: 'second' }));
    const undo = idOf(await data.undo(second));
    expect(note()).toBe('first');
    const redo = idOf(await data.undo(undo));
    expect(note()).toBe('second');
    await data.undo(redo);
    expect(note()).toBe('first');
    await data.undo(first);
    expect(note()).toBeUndefined();
  });

  it('works in another process after a fold', async () => {
    const { start } = machine();
    const one = openUserData(P, start());
    await one.write({ kind: 'note', subject: 'a', value: 'first' });
    const id = idOf(await one.write({ kind: 'note', subject: 'a', value: null }));
    await one.fold();
    const other = openUserData(P, start());
    expect(await other.undo(id)).toMatchObject({ kept: true });
    one.refresh();
    expect(one.state().notes.get('a')?.text).toBe('first');
  });

  it('takes nothing back that somebody else has changed since', async () => {
    const { start } = machine();
    const [one, other] = [openUserData(P, start()), openUserData(P, start())];
    const id = idOf(await one.write({ kind: 'note', subject: 'a', value: 'mine' }));
    other.refresh();
    await other.write({ kind: 'note', subject: 'a', value: 'theirs' });
    one.refresh();
    expect(await one.undo(id)).toEqual({ kept: false, failure: 'superseded' });
    expect(await one.undo('no such record')).toEqual({ kept: false, failure: 'superseded' });
  });

  it('does not make up what is no longer remembered', async () => {
    const data = openUserData(P, machine().start());
    const ids: string[] = [];
    for (let i = 0; i < 30; i++) ids.push(idOf(await data.write({ kind: 'note', subject: 'a', value: String(i) })));
    const texts: (string | undefined)[] = [];
    for (const id of ids.reverse()) if ((await data.undo(id)).kept) texts.push(data.state().notes.get('a')?.text);
    expect(texts).toEqual(Array.from({ length: texts.length }, (_, i) => String(28 - i)));
    expect(texts.length).toBeGreaterThan(5);
  });
});
