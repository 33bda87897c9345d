import { describe, expect, it } from 'vitest';
import { machine } from '../../test/support/storage-machine.ts';
import { OwnFileError } from '../core/ports/own-files.ts';
import type { StoragePorts } from './ports.ts';
import { openUserData, type UserData } from './user-data.ts';

const P = '/p';
const note = (data: UserData, run: string, text = `about ${run}`) => data.write({ kind: 'note', subject: run, value: text });
const notes = (data: UserData) => [...data.state().notes.keys()].sort();

describe('a disk that is full', () => {
  it('keeps what it said it keeps, says what it does not, and goes on when there is room', async () => {
    for (let capacity = 0; capacity < 2300; capacity += 37) {
      const { disk, start } = machine();
      disk.capacity = capacity;
      const data = openUserData(P, start());
      const kept: string[] = [];
      for (let i = 0; i < 20; i++) {
        const written = await note(data, `r${i}`);
        if (written.kept) kept.push(`r${i}`);
        else expect(written.failure).toBe('full');
      }
      expect(kept.length).toBeLessThan(20);
      expect(disk.paths().filter((path) => path.includes('/journal/')).length).toBeLessThanOrEqual(1);
      expect(notes(data)).toEqual([...kept].sort());
      expect(data.diagnostics()).toMatchObject([{ severity: 'error', code: 'own-write-full' }]);
      expect(notes(openUserData(P, start()))).toEqual([...kept].sort());
      disk.capacity = 1_000_000;
      expect(await note(data, 'room')).toMatchObject({ kept: true });
      expect(data.diagnostics()).toEqual([]);
      const other = openUserData(P, start());
      expect(notes(other)).toEqual([...kept, 'room'].sort());
      expect(other.diagnostics()).toEqual([]);
    }
  });

  it('is left as it was by a fold, which is said', async () => {
    const { disk, start } = machine();
    const data = openUserData(P, start());
    for (let i = 0; i < 20; i++) await note(data, `r${i}`);
    const used = disk.paths().reduce((sum, path) => sum + disk.stat(path)!.bytes, 0);
    for (let room = 0; room < used; room += 211) {
      disk.capacity = used + room;
      const before = disk.paths();
      if ((await data.fold()) === 'folded') break;
      expect(data.diagnostics()).toMatchObject([{ severity: 'warning', code: 'own-fold-full' }]);
      expect(disk.paths()).toEqual(before);
    }
    expect(notes(openUserData(P, start()))).toHaveLength(20);
  });

  it('with a part of a line that could not be cut off is read past it', async () => {
    const { disk, start } = machine();
    const data = openUserData(P, start());
    await note(data, 'a');
    disk.capacity = 300;
    disk.before = (step, path) => {
      if (step === 'truncate') throw new OwnFileError('failed', path, { reason: 'EIO' });
    };
    while ((await note(data, 'b')).kept);
    disk.capacity = 10_000;
    await note(data, 'c');
    const other = openUserData(P, start());
    expect(notes(other)).toEqual(expect.arrayContaining(['a', 'c']));
    expect(other.diagnostics()).toEqual([]);
  });
});

describe('a folder that may not be written', () => {
  it.each(['read-only', 'refused'] as const)('that is %s is said, and the data can be read', async (code) => {
    const { disk, start } = machine();
    await note(openUserData(P, start()), 'a');
    const refuse = (path: string): never => {
      throw new OwnFileError(code, path, { reason: 'EROFS' });
    };
    const own = { ...disk, create: refuse, createExclusively: refuse, makeFolder: () => undefined, mayWrite: () => false };
    const data = openUserData(P, { ...start(), own });
    expect(notes(data)).toEqual(['a']);
    expect(data.diagnostics()).toMatchObject([{ code: 'own-not-writable', file: '.kneepoint' }]);
    expect(await note(data, 'b')).toEqual({ kept: false, failure: code });
    expect(notes(data)).toEqual(['a']);
    expect(await data.fold()).toBe('failed');
  });
});

describe('a file system that cannot do everything', () => {
  it('without syncing is used, which is said', async () => {
    const { disk, start } = machine();
    const create: StoragePorts['own']['create'] = (path) => {
      const file = disk.create(path);
      return { ...file, append: async (content) => (await file.append(content), 'unsynced') };
    };
    const data = openUserData(P, { ...start(), own: { ...disk, create } });
    expect(await note(data, 'a')).toMatchObject({ kept: true });
    expect(data.diagnostics()).toMatchObject([{ severity: 'warning', code: 'own-unsynced' }]);
  });

  it('without renaming that lasts keeps to the journals, which is said', async () => {
    const { disk, start } = machine();
    const move = (path: string): never => {
      throw new OwnFileError('unsupported', path, { reason: 'ENOTSUP' });
    };
    const data = openUserData(P, { ...start(), own: { ...disk, move } });
    await note(data, 'a');
    expect(await data.fold()).toBe('failed');
    expect(data.diagnostics()).toMatchObject([{ code: 'own-fold-unsupported' }]);
    expect(notes(openUserData(P, start()))).toEqual(['a']);
  });

  it('on which a sync fails does not keep the record, and writes the next one elsewhere', async () => {
    const { disk, start } = machine();
    const data = openUserData(P, start());
    await note(data, 'a');
    disk.before = (step, path) => {
      if (step === 'sync') throw new OwnFileError('failed', path, { reason: 'EIO' });
    };
    expect(await note(data, 'b')).toEqual({ kept: false, failure: 'failed' });
    disk.before = () => undefined;
    await note(data, 'c');
    expect(notes(openUserData(P, start()))).toEqual(['a', 'c']);
    expect(disk.paths().filter((path) => path.includes('/journal/'))).toHaveLength(2);
  });
});

it('an engine that does not start leaves everything in the journals', async () => {
  const { start } = machine();
  const data = openUserData(P, { ...start(), buildSql: () => Promise.reject(new Error('no such file: sql-wasm.wasm')) });
  await note(data, 'a');
  expect(await data.fold()).toBe('failed');
  expect(data.diagnostics()).toMatchObject([{ code: 'own-fold-failed', args: { reason: 'Error: no such file: sql-wasm.wasm' } }]);
  expect(notes(openUserData(P, start()))).toEqual(['a']);
});
