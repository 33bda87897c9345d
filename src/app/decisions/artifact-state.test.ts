import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { memoryDigests, memoryFiles } from '../../../test/support/memory-files.ts';
import { FileError } from '../../core/ports/files.ts';
import { fileDigests } from '../../node/file-digests.ts';
import { localFiles } from '../../node/local-files.ts';
import { sha256 } from '../../node/sha256.ts';
import { artifactState } from './artifact-state.ts';

const folders: string[] = [];
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kneepoint-artifact-'));
  folders.push(root);
  mkdirSync(join(root, 'model/data'), { recursive: true });
  writeFileSync(join(root, 'model/weights.bin'), 'weights');
  writeFileSync(join(root, 'model/data/a.json'), '{}');
});
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const ports = { files: localFiles(), digests: fileDigests(), sha256 };
const state = (place: string, over: object = {}) => artifactState(root, place, { ...ports, ...over });

it('a folder has the digest of a line for each file below it, a file that of its own', () => {
  const lines = `data/a.json\t2\t${sha256('{}')}\nweights.bin\t7\t${sha256('weights')}\n`;
  expect(state('model')).toEqual({ digest: `sha256:${sha256(lines)}` });
  expect(state('model/weights.bin')).toEqual({ digest: `sha256:${sha256(`weights.bin\t7\t${sha256('weights')}\n`)}` });
});

it('any change of a name, a byte or a file changes it', () => {
  const files = { '/p/m/a': 'one', '/p/m/b': 'two' };
  const of = (content: Record<string, string>) => {
    const memory = memoryFiles(content);
    return JSON.stringify(artifactState('/p', 'm', { files: memory, digests: memoryDigests(memory), sha256 }));
  };
  const variants = [
    files,
    { '/p/m/a': 'one', '/p/m/c': 'two' },
    { '/p/m/a': 'one', '/p/m/b': 'tvo' },
    { '/p/m/a': 'two', '/p/m/b': 'one' },
    { '/p/m/a': 'one' },
    { '/p/m/a': 'one', '/p/m/b': 'two', '/p/m/c': '' },
    { '/p/m/a\nb': 'one' },
    { '/p/m/a\\x0ab': 'one' },
  ];
  expect(new Set(variants.map(of)).size).toBe(variants.length);
  expect(of({ '/p/m/b': 'two', '/p/m/a': 'one', '/p/other': '' })).toBe(of(files));
});

it.each([['absent'], ['model/weights.bin/more'], ['mode'], ['empty']])('at %s there is nothing', (place) => {
  mkdirSync(join(root, 'empty/deep'), { recursive: true });
  expect(state(place)).toEqual({ none: 'absent' });
});

it('links are not followed, wherever they stand', () => {
  symlinkSync(join(root, 'model'), join(root, 'link'));
  expect([state('link'), state('link/weights.bin')]).toEqual([{ none: 'holds-links' }, { none: 'holds-links' }]);
  symlinkSync('weights.bin', join(root, 'model/latest.bin'));
  expect(state('model')).toEqual({ none: 'holds-links' });
});

it('what is too large for the host or of too many files is not read', () => {
  const digests = { ...ports.digests, mostBytes: 8 };
  expect([state('model', { digests }), state('model/weights.bin', { digests })]).toMatchObject([
    { none: 'too-large' },
    { digest: expect.stringMatching(/^sha256:/) as string },
  ]);
  const many = memoryFiles(Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`/p/m/${at}`, ''])));
  expect(artifactState('/p', 'm', { files: many, digests: memoryDigests(many), sha256 })).toEqual({ none: 'too-many-files' });
});

it('what may not be read is said, and no crash', () => {
  const digests = {
    ...ports.digests,
    of(path: string): never {
      throw new FileError('unreadable', path);
    },
  };
  expect(state('model', { digests })).toEqual({ none: 'unreadable' });
});
