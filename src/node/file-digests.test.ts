import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FileError } from '../core/ports/files.ts';
import { fileDigests } from './file-digests.ts';
import { sha256 } from './sha256.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneepoint-digests-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

it.each([0, 1, 1024 * 1024 - 1, 1024 * 1024, 3 * 1024 * 1024 + 17])('a file of %d bytes has the digest of all of them', (bytes) => {
  const content = Buffer.alloc(bytes, 'abcdefg');
  expect(fileDigests().of(written(`${bytes}`, content))).toEqual({ bytes, sha256: sha256(content) });
});

it('a file that changed has another digest, whatever its times say', () => {
  const path = written('changing', 'one');
  const digests = fileDigests();
  utimesSync(path, 1000, 1000);
  expect(digests.of(path)?.sha256).toBe(sha256('one'));
  writeFileSync(path, 'two');
  utimesSync(path, 1000, 1000);
  expect(digests.of(path)?.sha256).toBe(sha256('two'));
});

it('what is not there has none; a folder or a link fails by name', () => {
  const path = written('file', 'x');
  mkdirSync(join(folder, 'below'));
  symlinkSync(path, join(folder, 'link'));
  expect([fileDigests().of(join(folder, 'absent')), fileDigests().of(join(path, 'below'))]).toEqual([undefined, undefined]);
  for (const name of ['below', 'link']) {
    expect(() => fileDigests().of(join(folder, name))).toThrow(new FileError('not-a-file', join(folder, name)));
  }
});
