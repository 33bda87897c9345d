import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { plainState } from '../../../test/support/plain-state.ts';
import { machine } from '../../../test/support/storage-machine.ts';
import { storagePorts } from '../../node/storage-ports.ts';
import { framed } from '../journal/frame.ts';
import { openUserData } from '../user-data.ts';
import { VERSION } from './versions.ts';

const FIXTURES = fileURLToPath(new URL('../../../test/fixtures/own-data', import.meta.url));
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function projectOf(version: string): string {
  const project = mkdtempSync(join(tmpdir(), 'kneepoint-own-'));
  folders.push(project);
  cpSync(join(FIXTURES, version), join(project, '.kneepoint'), { recursive: true });
  return project;
}

it('every version up to this one has a fixture', () => {
  expect(readdirSync(FIXTURES).sort()).toEqual(Array.from({ length: VERSION + 1 }, (_, version) => `v${version}`));
});

describe.each(readdirSync(FIXTURES))('own data of version %s', (version) => {
  const expected = JSON.parse(readFileSync(join(FIXTURES, version, 'expected.json'), 'utf8')) as unknown;

  it('says what it said then', () => {
    const data = openUserData(projectOf(version), storagePorts());
    expect(plainState(data.state())).toEqual(expected);
    expect(data.diagnostics()).toEqual([]);
  });

  it('is brought up to date by folding, losing nothing, and can be written to', async () => {
    const project = projectOf(version);
    const data = openUserData(project, storagePorts());
    await data.write({ kind: 'filter', subject: 'new', value: { text: 'a' } });
    for (let round = 0; round < 3; round++) {
      await data.write({ kind: 'filter', subject: `new ${round}`, value: { text: 'a' } });
      expect(await data.fold()).toBe('folded');
    }
    for (const name of new Set(readdirSync(join(project, '.kneepoint/journal')))) rmSync(join(project, '.kneepoint/journal', name));
    const after = openUserData(project, storagePorts());
    for (let round = 0; round < 3; round++) await after.write({ kind: 'filter', subject: `new ${round}`, value: null });
    await after.write({ kind: 'filter', subject: 'new', value: null });
    expect(plainState(after.state())).toEqual(expected);
    expect(after.diagnostics()).toEqual([]);
  });
});

describe('data of a later version', () => {
  const P = '/p';
  const line = (record: object): string => `${framed(JSON.stringify(record))}\n`;
  const FUTURE = line({ v: VERSION, id: 'z-1', at: [5, 0], kind: 'budget', subject: 'a', field: '', value: { usd: 3 } });
  const NEWER = line({ v: VERSION + 1, id: 'z-2', at: 'a time of another kind', kind: 'note', subject: 'a', value: 'x' });
  const MORE = line({ v: VERSION, id: 'z-3', at: [7, 0], kind: 'note', subject: 'a', field: '', value: 'known', colour: 'red' });

  it('that stands in a journal is kept to the letter, in the database too', async () => {
    const { disk, start } = machine();
    disk.createExclusively('/p/.kneepoint/journal/z-1.jsonl', FUTURE + NEWER + MORE);
    const data = openUserData(P, start());
    expect(plainState(data.state())).toEqual({ notes: { a: { text: 'known', at: 7 } } });
    for (let round = 0; round < 3; round++) {
      await data.write({ kind: 'star', subject: `${round}`, value: true });
      await data.fold();
    }
    disk.remove('/p/.kneepoint/journal/z-1.jsonl');
    const after = openUserData(P, start());
    await after.write({ kind: 'star', subject: 'more', value: true });
    expect(await after.fold()).toBe('folded');
    const text = disk.readText('/p/.kneepoint/kneepoint.db')!;
    for (const one of [FUTURE, NEWER, MORE]) expect(text).toContain(one.trimEnd());
  });

  it('that is a database is read as far as it can be, and nothing is written', async () => {
    const { disk, start } = machine();
    const manifest = { v: VERSION + 1, database: 'later', seal: 'of another kind' };
    const content = `${line(manifest)}${NEWER}${MORE}`;
    disk.createExclusively('/p/.kneepoint/kneepoint.db', content);
    const data = openUserData(P, start());
    expect(plainState(data.state())).toEqual({ notes: { a: { text: 'known', at: 7 } } });
    expect(data.diagnostics()).toMatchObject([{ severity: 'error', code: 'own-database-newer', file: '.kneepoint/kneepoint.db' }]);
    expect(await data.write({ kind: 'star', subject: 'a', value: true })).toEqual({ kept: false, failure: 'newer' });
    expect(await data.fold()).toBe('newer');
    expect(disk.paths()).toEqual(['/p/.kneepoint/kneepoint.db']);
    expect(disk.readText('/p/.kneepoint/kneepoint.db')).toBe(content);
  });
});
