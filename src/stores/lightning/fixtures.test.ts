import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { localFiles } from '../../node/local-files.ts';
import { lightningCsv } from './lightning-csv.ts';

/** What pandas and PyYAML read, as scripts/fixtures/lightning_logs.py wrote it down. */
interface Told {
  readonly curves: Record<string, readonly (readonly [number, number | string])[]>;
  readonly params: readonly (readonly [string, unknown])[];
}

const root = fileURLToPath(new URL('../../../test/fixtures/lightning/project', import.meta.url));
const expected = JSON.parse(readFileSync(join(root, '..', 'expected.json'), 'utf8')) as { readonly runs: Record<string, Told> };
const found = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => lightningCsv.mayBe({ name: entry.name, kind: entry.isFile() ? 'file' : 'folder' }))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const place = { identity: '.', path: root, entry: { name: '.', kind: 'folder' as const }, found: () => found };
const ports = { files: localFiles(), sql: {} as never };
const reader = () => lightningCsv.open(place, ports);

function expectedRun([path, { curves, params }]: [string, Told]) {
  const above = path.slice(0, path.lastIndexOf('/'));
  return {
    id: `lightning-csv:.:${path}`,
    store: { kind: 'lightning-csv', identity: '.' },
    nativeId: path,
    name: path.slice(above.length + 1),
    experiment: { id: above, name: above },
    parentId: undefined,
    status: 'unknown',
    startedAt: undefined,
    endedAt: undefined,
    lastSeenAt: undefined,
    pauses: [],
    params: new Map(params.map(([key, value]) => [key, asText(value)])),
    metrics: new Map(Object.entries(curves).map(([metric, all]) => [metric, lastOf(all)])),
    tags: new Map(),
    datasets: [],
    artifactUri: undefined,
  };
}

function lastOf(all: Told['curves'][string]) {
  const [step, value] = all.reduce((last, one) => (one[0] >= last[0] ? one : last));
  return { step, at: undefined, value: asNumber(value) };
}

function asNumber(value: number | string): number {
  const words: Record<string, number> = { True: 1, False: 0, inf: Number.POSITIVE_INFINITY, '-inf': Number.NEGATIVE_INFINITY };
  return typeof value === 'number' ? value : (words[value] ?? Number.NaN);
}

/** PyYAML writes floats with a point. */
function asText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => (typeof one === 'string' ? `'${one}'` : asText(one))).join(', ')}]`;
  return value === 1e-5 ? '1.0e-05' : String(value);
}

describe('the folders of CSVLogger', () => {
  it('are recognised', async () => {
    expect(await lightningCsv.recognises(place, ports)).toBe(true);
  });

  it('make the runs that pandas and PyYAML read, with the same content', async () => {
    const { changed, removed, consistent, diagnostics } = await reader().list(undefined);
    expect(changed).toEqual(Object.entries(expected.runs).map(expectedRun));
    expect([removed, consistent, diagnostics]).toEqual([[], true, [{ severity: 'info', code: 'lightning-no-times', file: '.' }]]);
  });

  it('have the curves that pandas reads, by step', async () => {
    const one = reader();
    for (const [path, { curves }] of Object.entries(expected.runs)) {
      for (const [metric, all] of Object.entries(curves)) {
        const points = all.toSorted(([a], [b]) => a - b).map(([step, value]) => ({ step, at: undefined, value: asNumber(value) }));
        expect(await one.series(path, metric)).toEqual(points);
      }
    }
  });

  it('have no news when nothing changed, even for another process', async () => {
    const { cursor, diagnostics } = await reader().list(undefined);
    expect(await reader().list(cursor)).toEqual({ changed: [], removed: [], cursor, consistent: true, diagnostics });
  });
});
