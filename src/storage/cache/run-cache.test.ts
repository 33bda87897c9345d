import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machine, seeded } from '../../../test/support/storage-machine.ts';
import { type Run, RUN_STATUSES, runId, type StoreRef } from '../../core/runs/run.ts';
import { openRunCache } from './run-cache.ts';

const P = '/p';
const STORE: StoreRef = { kind: 'mlflow-sqlite', identity: 'größe/mlflow.db' };
const FILES = (path: string) => path.startsWith('/p/.kneepoint/cache/');

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('__proto__', 'constructor', '', '\ud800'),
);
const number = fc.double();
const time = fc.option(number, { nil: undefined });
const map = <T>(value: fc.Arbitrary<T>) => fc.array(fc.tuple(text, value), { maxLength: 6 }).map((entries) => new Map(entries));
const run = fc
  .record({
    nativeId: text,
    ownId: fc.boolean(),
    name: text,
    experiment: fc.record({ id: text, name: text }),
    parentId: fc.option(text, { nil: undefined }),
    status: fc.constantFrom(...RUN_STATUSES),
    startedAt: time,
    endedAt: time,
    lastSeenAt: time,
    pauses: fc.array(fc.record({ start: number, end: number }), { maxLength: 2 }),
    durationSeconds: time,
    params: map(text),
    metrics: map(fc.record({ value: number, step: number, at: time })),
    tags: map(text),
    datasets: fc.array(fc.record({ name: text, digest: text, context: fc.option(text, { nil: undefined }) }), { maxLength: 2 }),
    artifactUri: fc.option(text, { nil: undefined }),
    machine: fc.option(fc.record({ source: text, cpus: number, host: text }, { requiredKeys: ['source'] }), { nil: undefined }),
    twins: fc.option(fc.array(fc.record({ id: text, rule: fc.constant('same-folder' as const) }), { maxLength: 2 }), { nil: undefined }),
  })
  .map(({ ownId, ...rest }): Run => ({ ...rest, store: STORE, id: ownId ? 'other' : runId(STORE, rest.nativeId) }));

const SAVED = {
  cursor: '{"größe":1}',
  consistent: true,
  diagnostics: [{ severity: 'warning', code: 'x', file: 'y', place: 'z', args: { n: 1, s: '2' } }],
} as const;

describe('runs of a foreign store', () => {
  it('come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { maxLength: 8 }), async (runs) => {
        const cache = openRunCache(P, machine().start());
        expect(await cache.save(STORE, { ...SAVED, runs })).toBe(true);
        const found = cache.load(STORE);
        expect({ ...found, runs: found?.runs.map(withMaps) }).toEqual({ ...SAVED, runs: runs.map(withPlainZeros) });
      }),
      { numRuns: 200 },
    );
  });

  it('of several stores are kept apart, the newest of each, until a store is gone', async () => {
    const { start, disk } = machine();
    const cache = openRunCache(P, start());
    const other = { ...STORE, identity: 'other.db' };
    for (const cursor of ['1', '2']) await cache.save(STORE, { ...SAVED, cursor, runs: [] });
    await cache.save(other, { ...SAVED, cursor: 'other', runs: [] });
    expect([cache.load(STORE)?.cursor, cache.load(other)?.cursor]).toEqual(['2', 'other']);
    cache.keepOnly([other]);
    expect([cache.load(STORE), cache.load(other)?.cursor]).toEqual([undefined, 'other']);
    expect(disk.paths()).toEqual(['/p/.kneepoint/.gitignore', expect.stringMatching(/^\/p\/\.kneepoint\/cache\/[0-9a-f]{32}\.runs$/)]);
  });

  it('are not there when the file is cut off, damaged, of another version or of another store', async () => {
    const { start, disk } = machine();
    const cache = openRunCache(P, start());
    await cache.save(STORE, { ...SAVED, runs: fc.sample(run, { numRuns: 5, seed: 1 }) });
    const path = disk.paths().find(FILES)!;
    const bytes = disk.readBytes(path)!;
    const random = seeded(1);
    for (let round = 0; round < 500; round++) {
      const damaged = new Uint8Array(bytes);
      damaged[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8);
      disk.damage(path, () => (round % 2 === 0 ? damaged : bytes.subarray(0, Math.floor(random() * bytes.length))));
      expect(cache.load(STORE)).toBeUndefined();
    }
    disk.damage(path, () => bytes);
    expect(cache.load(STORE)).toBeDefined();
    expect(cache.load({ ...STORE, kind: 'other' })).toBeUndefined();
  });

  it('that cannot be written are no failure', async () => {
    const { start, disk } = machine();
    disk.capacity = 100;
    expect(await openRunCache(P, start()).save(STORE, { ...SAVED, runs: [] })).toBe(false);
    expect(disk.paths().filter(FILES)).toEqual([]);
  });

  it('leave no drafts of processes that ended', async () => {
    const at = machine();
    at.disk.createExclusively('/p/.kneepoint/cache/x.runs.1.tmp', 'half');
    at.now += 7_200_000;
    await openRunCache(P, at.start()).save(STORE, { ...SAVED, runs: [] });
    expect(at.disk.paths().filter((path) => path.endsWith('.tmp'))).toEqual([]);
  });
});

/** Maps of the language, which can be compared; the others have to answer as they do. */
function withMaps(one: Run): Run {
  const asMap = <V>(map: ReadonlyMap<string, V>): ReadonlyMap<string, V> => {
    const all = new Map(map);
    expect([[...map.keys()], [...map.values()], map.size]).toEqual([[...all.keys()], [...all.values()], all.size]);
    map.forEach((value, key) => expect([map.get(key), map.has(key)]).toEqual([value, true]));
    expect([map.get('no such key'), map.has('no such key')]).toEqual([undefined, false]);
    return all;
  };
  return { ...one, params: asMap(one.params), metrics: asMap(one.metrics), tags: asMap(one.tags) };
}

/** JSON, in which rare things are kept, has one zero only. */
function withPlainZeros(one: Run): Run {
  const { pauses, durationSeconds, machine: on } = one;
  const plain = (value: number): number => (value === 0 ? 0 : value);
  return {
    ...one,
    pauses: pauses.map(({ start, end }) => ({ start: plain(start), end: plain(end) })),
    durationSeconds: durationSeconds === undefined ? undefined : plain(durationSeconds),
    machine: on?.cpus === undefined ? on : { ...on, cpus: plain(on.cpus) },
  };
}
