import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../core/runs/run.ts';
import { localFiles } from '../../node/local-files.ts';
import { tensorboard } from './tensorboard.ts';

/** What `EventAccumulator` says of one folder, as scripts/fixtures/tensorboard_events.py wrote it down. */
interface Told {
  readonly first: number;
  readonly last: number;
  readonly scalars: Record<string, readonly (readonly [number, number, number | string])[]>;
  readonly params?: readonly (readonly [string, string | number | boolean])[];
  readonly status?: string;
  readonly end?: number;
}

const root = fileURLToPath(new URL('../../../test/fixtures/tensorboard/project', import.meta.url));
const expected = JSON.parse(readFileSync(join(root, '..', 'expected.json'), 'utf8')) as { readonly folders: Record<string, Told> };
const files = localFiles();
const found = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => tensorboard.mayBe({ name: entry.name, kind: entry.isFile() ? 'file' : 'folder' }))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const place = { identity: '.', path: root, entry: { name: '.', kind: 'folder' as const }, found: () => found };
const ports = { files, sql: {} as never };
const reader = () => tensorboard.open(place, ports);

type Parts = Record<string, (tag: string) => string>;

/** Each run's folders, with what their tags are called in the run. Folders that are not named here are runs by themselves. */
const SEVERAL: Record<string, Parts> = {
  'runs/baseline': { 'runs/baseline': (tag) => tag, 'runs/baseline/1767227160.0': (tag) => tag },
  'runs/lines': {
    'runs/lines': (tag) => tag,
    'runs/lines/fit_loss_train': (tag) => `${tag}/train`,
    'runs/lines/fit_loss_val': (tag) => `${tag}/val`,
  },
  ...Object.fromEntries(['100000', '110000', '120000'].map((at) => [`logs/fit/20260101-${at}`, splits(`logs/fit/20260101-${at}`, true)])),
  'logs/fit/20260101-130000': splits('logs/fit/20260101-130000', false),
};
/** Nothing but the parents of notes. */
const LEFT_OUT = new Set(['runs/sweep']);
const NOTES = new Set(['runs/baseline/1767227160.0', 'runs/sweep/trial_0', 'runs/sweep/trial_1', 'runs/sweep/trial_2']);
const STATUS: Record<string, Run['status']> = {
  'logs/fit/20260101-100000': 'finished',
  'logs/fit/20260101-110000': 'failed',
  'runs/baseline': 'finished',
  'runs/sweep/trial_0': 'finished',
  'runs/sweep/trial_1': 'finished',
  'runs/sweep/trial_2': 'finished',
};

function splits(folder: string, own: boolean) {
  const of = (split: string) => [`${folder}/${split}`, (tag: string) => `${split}/${tag}`] as const;
  return Object.fromEntries([...(own ? [[folder, (tag: string) => tag] as const] : []), of('train'), of('validation')]);
}

/** The folders of every run. */
function partsOfRuns(): Map<string, Parts> {
  const inside = new Set(Object.values(SEVERAL).flatMap((parts) => Object.keys(parts)));
  const alone = Object.keys(expected.folders).filter((path) => !inside.has(path) && !LEFT_OUT.has(path));
  return new Map([...Object.entries(SEVERAL), ...alone.map((path) => [path, { [path]: (tag: string) => tag }] as const)]);
}

function expectedRun(path: string, parts: Parts) {
  const told = Object.entries(parts).map(([folder, nameOf]) => ({ folder, nameOf, ...expected.folders[folder]! }));
  const starts = told.filter(({ folder }) => !NOTES.has(folder)).map(({ first }) => first * 1000);
  const ended = told.find(({ end }) => end !== undefined && end > 0);
  const above = path.slice(0, path.lastIndexOf('/'));
  return {
    id: `tensorboard:.:${path}`,
    store: { kind: 'tensorboard', identity: '.' },
    nativeId: path,
    name: path.slice(above.length + 1),
    experiment: { id: above, name: above },
    parentId: undefined,
    status: STATUS[path] ?? 'unknown',
    startedAt: starts.length === 0 ? undefined : Math.min(...starts),
    endedAt: ended === undefined ? undefined : ended.end! * 1000,
    lastSeenAt: Math.max(...told.map(({ last }) => last * 1000)),
    pauses: path === 'runs/resumed' ? [{ start: 1_767_236_880_000, end: 1_767_272_400_000 }] : [],
    params: new Map(told.flatMap(({ params }) => params ?? []).map(([key, value]) => [key, String(value)])),
    metrics: new Map(told.flatMap(({ scalars, nameOf }) => Object.entries(scalars).map(([tag, all]) => [nameOf(tag), point(all.at(-1)!)]))),
    tags: new Map(),
    datasets: [],
    artifactUri: undefined,
    machine: { host: 'node-7.example.org', source: 'the name of the event file' },
  };
}

function point([step, seconds, value]: readonly [number, number, number | string]) {
  return { step, at: seconds * 1000, value: typeof value === 'string' ? Number(value.replace('inf', 'Infinity')) : value };
}

describe('the event files of TensorBoard, PyTorch, Keras and Lightning', () => {
  it('are recognised', async () => {
    expect(await tensorboard.recognises(place, ports)).toBe(true);
    expect(await tensorboard.recognises({ ...place, found: () => [join(root, '..', 'expected.json')] }, ports)).toBe(false);
  });

  it('make the runs that EventAccumulator knows, with the same content', async () => {
    const { changed, removed, consistent } = await reader().list(undefined);
    const runs = new Map([...partsOfRuns()].map(([path, parts]) => [path, expectedRun(path, parts)]));
    expect(new Map(changed.map((run) => [run.nativeId, run]))).toEqual(runs);
    expect([removed, consistent, changed.length]).toEqual([[], true, runs.size]);
  });

  it('name the byte at which a file is damaged, and nothing else', async () => {
    const { diagnostics } = await reader().list(undefined);
    const file = 'runs/damaged/events.out.tfevents.1767283200.node-7.example.org.4711.0';
    expect(diagnostics).toEqual([{ severity: 'warning', code: 'tensorboard-damaged', file, args: { offset: 170 } }]);
  });

  it('have the curves that EventAccumulator knows', async () => {
    const one = reader();
    let compared = 0;
    for (const [path, parts] of partsOfRuns()) {
      for (const [folder, nameOf] of Object.entries(parts)) {
        for (const [tag, points] of Object.entries(expected.folders[folder]!.scalars)) {
          expect(await one.series(path, nameOf(tag)), `${path}: ${nameOf(tag)}`).toEqual(points.map(point));
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(60);
  });

  it('have no news when nothing changed, even for another process', async () => {
    const { cursor, diagnostics } = await reader().list(undefined);
    expect(await reader().list(cursor)).toEqual({ changed: [], removed: [], cursor, consistent: true, diagnostics });
  });
});
