import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../test/support/facts.ts';
import { seeded } from '../../../test/support/storage-machine.ts';
import { sqlBuilder } from '../../node/sqlite/sql-builder.ts';
import { recordText, type UserRecord } from '../records/record.ts';
import { registers } from '../records/registers.ts';
import { builtDatabase } from './build.ts';
import { databaseContent } from './content.ts';

const RECORDS = Array.from({ length: 300 }, (_, i): UserRecord => {
  const said = {
    id: `w-${i}`,
    at: { time: i, count: 0 },
    kind: 'note',
    subject: `run ${i % 250}`,
    field: '',
    value: `größer ${'x'.repeat((i * 37) % 900)}`,
    undoes: undefined,
  };
  return { ...said, text: recordText(said) };
});
const TEXTS = RECORDS.map(({ text }) => text).sort();
const FOLDED = { folded: 'w-1.jsonl', bytes: 1234, crc: 5678 };

let database: Uint8Array;
let folder = '';

beforeAll(async () => {
  const known = registers();
  for (const record of RECORDS) known.add(record);
  const source = { registers: known, folded: [FOLDED], name: 'new', parent: 'old' };
  database = await builtDatabase(source, sqlBuilder(), sha256);
  folder = mkdtempSync(join(tmpdir(), 'kneepoint-own-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (bytes: Uint8Array) => databaseContent(bytes, sha256);

describe('a database', () => {
  it('gives back what was put into it', () => {
    const { state, manifest, folded, texts } = read(database);
    expect({ state, folded: [...folded.values()], texts: [...texts].sort() }).toEqual({ state: 'sound', folded: [FOLDED], texts: TEXTS });
    expect(manifest).toMatchObject({ v: 1, database: 'new', parent: 'old' });
  });

  it('is one that SQLite and its users can read', () => {
    const path = join(folder, 'a.db');
    writeFileSync(path, database);
    const script = `
import json, sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
one = lambda sql: db.execute(sql).fetchall()
print(json.dumps([one("pragma integrity_check"), one("select count(*) from notes"), one("select * from notes where run = 'run 1'"), one("select count(*) from record"), [one(f"select count(*) from {view}") for view in ("stars", "labels", "hidden", "filters", "merges")]]))`;
    expect(JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }))).toEqual([
      [['ok']],
      [[250]],
      [['run 1', RECORDS[251]!.value, '1970-01-01 00:00:00']],
      [[300]],
      [[[0]], [[0]], [[0]], [[0]], [[0]]],
    ]);
  });

  it('cut off anywhere is known to be damaged, and what is whole in it is there', () => {
    for (let end = 0; end < database.length; end += 512) {
      const { state, texts } = read(database.subarray(0, end));
      expect(state).toBe('damaged');
      expect(texts.every((text) => TEXTS.includes(text))).toBe(true);
    }
    expect(read(database.subarray(0, -512)).texts.length).toBeGreaterThan(200);
  });

  it('with any bit flipped is known to be damaged, and loses one record at most', () => {
    const random = seeded(3);
    for (let round = 0; round < 150; round++) {
      const bytes = database.slice();
      bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8);
      const { state, texts } = read(bytes);
      expect(state).toBe('damaged');
      expect(texts.length).toBeGreaterThanOrEqual(TEXTS.length - 1);
    }
  });

  it('that a program changed is one that is not as it was written', () => {
    const path = join(folder, 'b.db');
    writeFileSync(path, database);
    execFileSync('python3', [
      '-c',
      'import sqlite3, sys; sqlite3.connect(sys.argv[1], isolation_level=None).execute("delete from record where rowid = 1")',
      path,
    ]);
    expect(read(readFileSync(path)).state).toBe('damaged');
  });

  it('is none when it is empty or something else', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(70_000), Uint8Array.from('SQLite format 3\0', (one) => one.charCodeAt(0))]) {
      expect(read(bytes)).toMatchObject({ state: 'damaged', texts: [] });
    }
  });
});
