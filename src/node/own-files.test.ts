import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownFiles } from './own-files.ts';
import { processes } from './processes.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneepoint-own-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const at = (name: string) => join(folder, name);

describe('a file that is appended to', () => {
  it('has what was appended, up to where it was cut off', async () => {
    const file = ownFiles().create(at('a'));
    expect(await file.append(bytes('one '))).toBe('synced');
    await file.append(bytes('two '));
    file.truncate(4);
    await file.append(bytes('three'));
    file.close();
    file.close();
    expect(readFileSync(at('a'), 'utf8')).toBe('one three');
  });

  it('knows when it is no longer in its place', () => {
    const file = ownFiles().create(at('a'));
    expect(file.isInPlace()).toBe(true);
    renameSync(at('a'), at('b'));
    expect(file.isInPlace()).toBe(false);
    writeFileSync(at('a'), '');
    expect(file.isInPlace()).toBe(false);
    file.close();
  });

  it('is not one that is there', () => {
    writeFileSync(at('a'), 'old');
    expect(() => ownFiles().create(at('a'))).toThrow(expect.objectContaining({ code: 'exists', path: at('a') }));
    expect(readFileSync(at('a'), 'utf8')).toBe('old');
  });
});

describe('our own files', () => {
  it('are created once', () => {
    const own = ownFiles();
    expect(own.createExclusively(at('a'), 'one')).toBe(true);
    expect(own.createExclusively(at('a'), 'two')).toBe(false);
    expect(readFileSync(at('a'), 'utf8')).toBe('one');
  });

  it('are replaced by moving, and a move or a removal of nothing is no failure', async () => {
    const own = ownFiles();
    own.makeFolder(at('x/y'));
    await own.writeDraft(at('x/y/draft'), bytes('new'));
    writeFileSync(at('x/y/a'), 'old');
    expect(own.move(at('x/y/draft'), at('x/y/a'))).toBe(true);
    expect(readFileSync(at('x/y/a'), 'utf8')).toBe('new');
    expect(own.move(at('x/y/draft'), at('x/y/a'))).toBe(false);
    expect(own.remove(at('x/y/a'))).toBe(true);
    expect(own.remove(at('x/y/a'))).toBe(false);
  });

  it('below what is no folder fail by a name', () => {
    writeFileSync(at('file'), '');
    expect(() => ownFiles().makeFolder(at('file/below'))).toThrow(expect.objectContaining({ name: 'OwnFileError', code: 'failed' }));
    expect(() => ownFiles().create(at('missing/a'))).toThrow(expect.objectContaining({ code: 'failed', detail: { reason: 'ENOENT' } }));
  });

  it('are known to be impossible in a folder that is not there', () => {
    expect(ownFiles().mayWrite(folder)).toBe(true);
    expect(ownFiles().mayWrite(at('missing'))).toBe(false);
  });
});

describe('a process', () => {
  it('is alive while it is, and not any more when another one has its number', async () => {
    const known = processes();
    expect(known.isAlive(known.self)).toBe(true);
    if (known.self.token !== '') expect(known.isAlive({ ...known.self, token: known.self.token.replace(/\d+$/, '1') })).toBe(false);
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    const mark = { ...known.self, pid: child.pid!, token: '' };
    expect(known.isAlive(mark)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(known.isAlive(mark)).toBe(false);
  });

  it('of another machine, or of another container, cannot be asked', () => {
    const { self, isAlive } = processes();
    expect(isAlive({ ...self, host: 'elsewhere' })).toBeUndefined();
    const [boot, , start] = self.token.split('/');
    if (boot !== '') expect(isAlive({ ...self, token: `${boot}/1/${start}` })).toBeUndefined();
  });

  it('from before the machine was started again is dead', () => {
    const { self, isAlive } = processes();
    if (self.token !== '') expect(isAlive({ ...self, token: self.token.replace(/^[^/]+/, 'another') })).toBe(false);
  });
});
