import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import type { FileStat, Files } from '../../core/ports/files.ts';
import type { Run } from '../../core/runs/run.ts';
import { tableStore } from '../table/table-store.ts';
import { byteHash, textHash64 } from './hash.ts';
import { decodeUtf8, wholeCharacters } from './utf8.ts';

/** A table in memory, with a count of the bytes that were read. */
function table(name: string, text: string) {
  const path = `/p/${name}`;
  const memory = memoryFiles({ [path]: text });
  let bytes = 0;
  const files: Files = {
    ...memory,
    readBytes(...of) {
      const read = memory.readBytes(...of);
      bytes += read?.length ?? 0;
      return read;
    },
  };
  const place = { identity: name, path, entry: { name, kind: 'file' as const }, found: () => [], mapping: { id: 'id', metrics: ['acc'] } };
  const reader = tableStore.open(place, { files, sql: {} as never });
  return {
    reader,
    files,
    place,
    bytes: () => bytes,
    write: (content: string) => void (memory.content[path] = content),
    remove: () => void delete memory.content[path],
  };
}

const ids = (runs: readonly Run[]) => runs.map(({ nativeId }) => nativeId);

describe('a second list', () => {
  it('opens nothing when nothing changed, in another process too', async () => {
    const { reader, bytes, place, files } = table('r.csv', 'id,acc\na,1\n');
    const { cursor } = await reader.list(undefined);
    const before = bytes();
    const same = { changed: [], removed: [], cursor, consistent: true, diagnostics: [] };
    expect([await reader.list(cursor), await tableStore.open(place, { files, sql: {} as never }).list(cursor)]).toEqual([same, same]);
    expect(bytes()).toBe(before);
  });

  it('tells rows that are new, changed and gone', async () => {
    const { reader, write } = table('r.csv', 'id,acc\na,1\nb,2\nc,3\n');
    const { cursor } = await reader.list(undefined);
    write('id,acc\nd,4\na,1\nc,5\n');
    const next = await reader.list(cursor);
    expect([ids(next.changed), next.removed]).toEqual([['d', 'c'], ['table:r.csv:b']]);
  });

  it('tells that a file is gone, and that it is back', async () => {
    const { reader, write, remove } = table('r.csv', 'id,acc\na,1\n');
    const { cursor } = await reader.list(undefined);
    remove();
    const gone = await reader.list(cursor);
    expect([gone.changed, gone.removed, gone.diagnostics.map(({ code }) => code)]).toEqual([[], ['table:r.csv:a'], ['store-missing']]);
    write('id,acc\na,1\n');
    expect(ids((await reader.list(gone.cursor)).changed)).toEqual(['a']);
  });

  it('starts anew after a cursor that is not ours', async () => {
    const { reader } = table('r.csv', 'id,acc\na,1\n');
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (cursor) => {
        expect(ids((await reader.list(cursor)).changed)).toEqual(['a']);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('repeats what is wrong with an unchanged file', async () => {
    const { reader } = table('r.csv', 'id,acc\na,x\n');
    const first = await reader.list(undefined);
    expect(first.diagnostics.map(({ code }) => code)).toEqual(['table-no-number']);
    expect((await reader.list(first.cursor)).diagnostics).toEqual(first.diagnostics);
  });
});

describe('a log that grows', () => {
  const lines = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => `{"id": "${from + at}", "acc": ${at % 7}}\n`).join('');

  it('is told by its new rows, each time as if it had been read anew', async () => {
    const all = lines(0, 1000);
    const { reader, write, place, files } = table('r.jsonl', all);
    let { cursor } = await reader.list(undefined);
    for (const [text, changed] of [
      [`${all}${lines(1000, 1003)}`, ['1000', '1001', '1002']],
      [`${all}${lines(1000, 1003)}{"id": "10`, []],
      [`${all}${lines(1000, 1003)}{"id": "1003"}\n`, ['1003']],
      [`${all}${lines(1000, 1003)}{"id": "1003"}\n{"id": "1004"}`, ['1004']],
      [`${all}${lines(1000, 1003)}{"id": "1003"}\n{"id": "1004"}\nno\n`, []],
    ] as const) {
      write(text);
      const next = await reader.list(cursor);
      const anew = await tableStore.open(place, { files, sql: {} as never }).list(undefined);
      expect([ids(next.changed), next.removed, next.diagnostics]).toEqual([changed, [], anew.diagnostics]);
      cursor = next.cursor;
      expect(cursor).toBe(anew.cursor);
    }
  });

  it('is read anew when what was there before has changed', async () => {
    const { reader, write } = table('r.jsonl', lines(0, 1000));
    const { cursor } = await reader.list(undefined);
    write(lines(0, 1002).replace('{"id": "5", "acc": 5}', '{"id": "5", "acc": 6}'));
    expect(ids((await reader.list(cursor)).changed)).toEqual(['5', '1000', '1001']);
  });

  it('does not change what an earlier list told', async () => {
    const { reader, write } = table('r.jsonl', lines(0, 1000));
    const first = await reader.list(undefined);
    write(lines(0, 1001));
    await reader.list(first.cursor);
    expect(first.changed).toHaveLength(1000);
  });
});

it('says so when a file keeps changing while it is read', async () => {
  const { files, place } = table('r.csv', 'id,acc\na,1\n');
  let changes = 0;
  const stat = (path: string): FileStat => ({ ...files.stat(path)!, changedAt: changes++ });
  const busy = await tableStore.open(place, { files: { ...files, stat }, sql: {} as never }).list(undefined);
  expect([ids(busy.changed), busy.consistent]).toEqual([['a'], false]);
});

describe('the encoding', () => {
  const list = (bytes: Uint8Array) => {
    const { files, place } = table('r.csv', '');
    const stat = { kind: 'file', bytes: bytes.length, modifiedAt: 0, changedAt: 0, inode: '' } as const;
    const of: Files = { ...files, stat: () => stat, readBytes: (_, start, end) => bytes.subarray(start, end) };
    return tableStore.open(place, { files: of, sql: {} as never }).list(undefined);
  };

  it('may begin with a byte order mark', async () => {
    expect(ids((await list(Buffer.from('\ufeffid,acc\nü,1\n', 'utf8'))).changed)).toEqual(['ü']);
  });

  it('is not guessed', async () => {
    const { changed, diagnostics } = await list(Buffer.from('id,acc\nü,1\n', 'latin1'));
    expect([ids(changed), diagnostics.map(({ code }) => code)]).toEqual([['\ufffd'], ['table-not-utf-8']]);
    const wide = await list(Buffer.from('\ufeffid,acc\na,1\n', 'utf16le'));
    expect([wide.changed, wide.diagnostics.map(({ code }) => code)]).toEqual([[], ['table-utf-16']]);
  });

  it('is told where the file ends in a byte that would begin a character', async () => {
    const { changed, diagnostics } = await list(Buffer.from('id,acc,note\na,1,ü', 'latin1'));
    expect([changed.map(({ params, tags }) => params.get('note') ?? tags.get('note')), diagnostics.map(({ code }) => code)]).toEqual([
      ['\ufffd'],
      ['table-not-utf-8'],
    ]);
  });

  it('is right again when the writer has completed its character', async () => {
    const { reader, files } = table('r.csv', '');
    let bytes: Uint8Array = Buffer.from('id,acc\na,1\nü', 'utf8').subarray(0, -1);
    const stat = () => ({ kind: 'file', bytes: bytes.length, modifiedAt: 0, changedAt: 0, inode: '' }) as const;
    Object.assign(files, { stat, readBytes: (_: string, start?: number, end?: number) => bytes.subarray(start, end) });
    const { cursor } = await reader.list(undefined);
    bytes = Buffer.from('id,acc\na,1\nü,2\n', 'utf8');
    const { changed, diagnostics } = await reader.list(cursor);
    expect([ids(changed), diagnostics]).toEqual([['ü'], []]);
  });

  it('is never cut inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.nat(80), (text, cut) => {
        const bytes = Buffer.from(text, 'utf8').subarray(0, cut);
        const whole = wholeCharacters(bytes);
        expect(text.startsWith(decodeUtf8(bytes.subarray(0, whole)))).toBe(true);
        expect(bytes.length - whole).toBeLessThan(4);
        if (cut >= Buffer.byteLength(text)) expect(whole).toBe(bytes.length);
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it('of a file of several parts is put together', async () => {
    const rows = Array.from({ length: 40_000 }, (_, at) => `${at},${'ü🧀'.repeat(6)}`);
    const { changed } = await list(Buffer.from(`id,note\n${rows.join('\n')}\n`, 'utf8'));
    expect(changed).toHaveLength(40_000);
    expect(changed.every(({ params, tags }) => (params.get('note') ?? tags.get('note')) === 'ü🧀'.repeat(6))).toBe(true);
  });
});

describe('hashes', () => {
  it('of bytes do not depend on how they are cut', () => {
    const [whole, parts] = [byteHash(), byteHash()];
    whole.add(Buffer.from('hello world'));
    for (const part of ['he', '', 'llo wor', 'ld']) parts.add(Buffer.from(part));
    expect(parts.value()).toBe(whole.value());
  });

  it('differ', () => {
    const texts = Array.from({ length: 200_000 }, (_, at) => `row ${at}`);
    expect(new Set(texts.map(textHash64)).size).toBe(texts.length);
    expect(textHash64('row 1')).toMatch(/^[0-9a-f]{16}$/);
  });
});
