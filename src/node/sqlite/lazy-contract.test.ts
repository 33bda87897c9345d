import initSqlJs from 'sql.js';
import { expect, it } from 'vitest';
import { loadEngine } from './engine.ts';
import { type Content, readsLazily } from './lazy-contract.ts';

const hint = 'sql.js touches other properties of its content than before: check page-image.ts against its MEMFS, then update this list';

it('sql.js uses exactly these properties of the content it opens', async () => {
  const engine = await loadEngine();
  const source = engine.open(undefined);
  source.run('create table t(x)');
  source.run('insert into t values(zeroblob(100000))');
  const bytes = source.export();
  source.close();

  const touched = new Set<string>();
  const plain: Content = { length: bytes.length, slice: () => watched, subarray: (start, end) => bytes.subarray(start, end) };
  const watched: Content = new Proxy(plain, {
    get(target, property) {
      touched.add(String(property));
      return Reflect.get(target, property) as unknown;
    },
    set: () => {
      throw new Error(hint);
    },
  });
  const database = engine.open(watched);
  expect(database.exec('select length(x) from t; pragma integrity_check').map(({ values }) => values[0]?.[0])).toEqual([100000, 'ok']);
  database.close();
  expect([...touched].sort(), hint).toEqual(['buffer', 'length', 'slice', 'subarray']);
});

it('the engine is lazy', async () => {
  expect((await loadEngine()).lazy, hint).toBe(true);
});

it('notices an engine that copies what it is given', async () => {
  const { Database } = await initSqlJs();
  const copying = (content: Content | undefined): InstanceType<typeof Database> =>
    new Database(content === undefined ? undefined : Uint8Array.from(content.subarray(0, content.length)));
  expect(readsLazily(copying)).toBe(false);
});

it('notices an engine that cannot open it at all', async () => {
  const { Database } = await initSqlJs();
  const failing = (content: Content | undefined): InstanceType<typeof Database> => {
    if (content !== undefined) throw new TypeError('not a typed array');
    return new Database();
  };
  expect(readsLazily(failing)).toBe(false);
});
