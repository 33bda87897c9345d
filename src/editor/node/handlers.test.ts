import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodePorts } from '../../node/ports.ts';
import { storagePorts } from '../../node/storage-ports.ts';
import type { ColumnData } from '../../core/table/column.ts';
import { readerHandlers } from '../rows/handlers.ts';

const FIXTURE = fileURLToPath(new URL('../../../test/fixtures/workspace', import.meta.url));
let root: string;
const progress: unknown[] = [];
const handlers = readerHandlers(nodePorts(), storagePorts(), (news) => progress.push(news));

beforeAll(() => {
  root = join(mkdtempSync(join(tmpdir(), 'kneepoint-rows-')), 'workspace');
  cpSync(FIXTURE, root, { recursive: true });
});
afterAll(() => rmSync(join(root, '..'), { recursive: true, force: true }));

test('a summary has stores and experiments by name, and says where it looked', async () => {
  const summary = await handlers.refresh({ root });
  expect(summary.stores).toMatchObject([
    {
      identity: 'mlflow.db',
      runs: 20,
      experiments: [{ name: 'Default' }, { name: 'Größe/π 50%', cost: 'cost unknown' }, { name: 'digits', runs: 11 }],
    },
  ]);
  expect(summary.watch).toContain(join(root, 'mlflow.db-wal'));
  expect(progress).toContainEqual({ root, stores: 0, of: 1, runs: 0 });
});

test('reading leaves the folder as it was', async () => {
  await handlers.refresh({ root });
  await handlers.selections({ root });
  expect(readdirSync(root).sort()).toEqual(readdirSync(FIXTURE).sort());
});

test('a page has the newest runs and knows how many there are; children stand below their parent only', async () => {
  const [store] = (await handlers.refresh({ root })).stores;
  const experiment = store!.experiments.find(({ name }) => name === 'digits')!;
  const page = await handlers.runs({ root, of: { store: store!.key, experiment: experiment.id }, count: 3 });
  expect(page).toMatchObject({
    total: 8,
    rows: [
      { name: 'resumed after ninety minutes' },
      { name: 'gbm fold 1', metric: { name: 'val/accuracy', text: '0.9656' } },
      { name: 'gbm fold 0' },
    ],
  });
  const all = await handlers.runs({ root, of: { store: store!.key, experiment: experiment.id }, count: 100 });
  const sweep = all.rows.find(({ name }) => name === 'sweep')!;
  expect(sweep.children).toBe(3);
  expect((await handlers.runs({ root, of: { parent: sweep.id }, count: 100 })).total).toBe(3);
});

test('a run that is not there has no breakdown', async () => {
  expect(await handlers.breakdown({ root, run: 'mlflow-sqlite:mlflow.db:none' })).toBeUndefined();
});

test('a report is a page whose policy forbids the network, and says the same twice', async () => {
  const host = { root, nonce: 'bm9uY2U=', cspSource: 'https://webview.example', script: 'https://webview.example/report.js' };
  const [first, second] = [await handlers.report(host), await handlers.report(host)];
  if ('none' in first || 'none' in second) throw new Error('no page');
  expect(first.page).toContain(
    `default-src 'none'; img-src https://webview.example data: blob:; style-src 'nonce-bm9uY2U='; script-src 'nonce-bm9uY2U='`.replaceAll(
      "'",
      '&#39;',
    ),
  );
  expect(first.digest).toBe(second.digest);
});

test('a broken configuration gives no cost, no report and no advice on selections, but still the runs', async () => {
  const broken = join(root, '..', 'broken');
  cpSync(FIXTURE, broken, { recursive: true });
  writeFileSync(join(broken, 'kneepoint.yaml'), 'hardware: [\n');
  const summary = await handlers.refresh({ root: broken });
  expect(summary).toMatchObject({
    runs: 20,
    stores: [{ cost: 'cost unknown' }],
    problems: [{ severity: 'error', file: 'kneepoint.yaml', at: { line: expect.any(Number) } }],
  });
  expect(await handlers.report({ root: broken, nonce: 'n', cspSource: 'c', script: 's' })).toHaveProperty('none');
  expect(await handlers.selections({ root: broken })).toMatchObject([{ name: 'digits', findings: [] }]);
});

test('one store that cannot be read does not hide the others', async () => {
  const damaged = join(root, '..', 'damaged');
  cpSync(FIXTURE, damaged, { recursive: true });
  cpSync(join(damaged, 'mlflow.db'), join(damaged, 'other.db'));
  truncateSync(join(damaged, 'other.db'), 100_000);
  const summary = await handlers.refresh({ root: damaged });
  expect(summary.problems).toMatchObject([
    { severity: 'warning', file: 'other.db', message: 'the file is cut off: it has 100 kB of 355 kB; copy it again from where it came' },
  ]);
  expect(summary.stores.map(({ identity }) => identity)).toEqual(['mlflow.db']);
});

test('a store that a watcher says is gone is none any more', async () => {
  const gone = join(root, '..', 'gone');
  cpSync(FIXTURE, gone, { recursive: true });
  expect((await handlers.refresh({ root: gone })).stores).toHaveLength(1);
  rmSync(join(gone, 'mlflow.db'));
  const summary = await handlers.refresh({ root: gone, changed: [join(gone, 'mlflow.db')] });
  expect(summary).toMatchObject({ stores: [], problems: [] });
});

test('what runs ran on is offered with the runs that a rule would price, and edited in without touching the rest', async () => {
  const { skus, scopes } = await handlers.hardware({ root, about: { experiment: 'Größe/π 50%' } });
  expect(skus[0]).toMatchObject({ sku: 'aws:g6.xlarge', used: true });
  expect(scopes).toMatchObject([
    { kind: 'experiment', when: { experiment: 'Größe/π 50%' }, runs: 7, unpriced: 7, first: false },
    { kind: 'default', unpriced: 9 },
  ]);
  const change = { kind: 'hardware' as const, when: scopes[0]!.when!, sku: 'gcp:x', first: false };
  expect(await handlers.editConfiguration({ text: '# ours\n', change })).toEqual({
    edit: { offset: 7, length: 0, text: 'hardware:\n  rules:\n    - when: { experiment: Größe/π 50% }\n      sku: gcp:x\n' },
  });
});

test('notes say what is worth knowing: runs without hardware, at the place where it is said', async () => {
  const { notes, spent } = await handlers.refresh({ root });
  expect(notes).toMatchObject([{ severity: 'info', code: 'hardware-not-recorded', file: 'kneepoint.yaml', at: { line: 5, column: 1 } }]);
  expect(spent).toBe('≥ $1.48');
});

test('names that a configuration may use', async () => {
  const { experiments, metrics, workloads } = await handlers.vocabulary({ root });
  expect(experiments).toContainEqual({ name: 'digits', runs: 11 });
  expect(metrics.find(({ name }) => name === 'val/accuracy')).toMatchObject({ goal: 'max', unit: 'fraction' });
  expect(workloads).toEqual(['demo']);
});

test('what a run may be the same as, and what is said of two runs is kept and taken back', async () => {
  const all = await handlers.vocabulary({ root });
  expect(all.stores).toEqual([{ name: 'mlflow.db', runs: 20 }]);
  expect(await handlers.counterparts({ root, run: 'mlflow-sqlite:mlflow.db:none' })).toBeUndefined();
  const own = join(root, '..', 'merges');
  cpSync(FIXTURE, own, { recursive: true });
  const { ids, failure } = await handlers.annotate({ root: own, edits: [{ kind: 'merge', subject: 'b', field: 'a', value: 'different' }] });
  expect({ count: ids.length, failure }).toEqual({ count: 1, failure: undefined });
  expect((await handlers.undoAnnotation({ root: own, ids })).ids).toHaveLength(1);
});

test('a table has its columns, of some rows alone when these are named, until it is read anew', async () => {
  const { revision, ids, columns, shown, unpriced } = await handlers.table({ root, mode: 'runs' });
  expect(ids).toHaveLength(20);
  expect(shown.slice(0, 3)).toEqual(['name', 'metrics.val/accuracy', 'spent']);
  expect(columns.find(({ id }) => id === 'spent')).toMatchObject({ kind: 'quantity', unit: 'USD', goal: 'min' });
  expect(unpriced).toBeGreaterThan(0);
  const some = await handlers.columns({ root, mode: 'runs', revision, ids: ['name', 'nothing'], rows: [1, 0, 999] });
  const all = await handlers.columns({ root, mode: 'runs', revision, ids: ['name'] });
  if ('stale' in some || 'stale' in all) throw new Error('stale');
  expect(some.columns.map(({ id }) => id)).toEqual(['name']);
  expect(textsOf(some.columns[0]!.data)).toEqual(textsOf(all.columns[0]!.data).slice(0, 2).reverse());
  await handlers.refresh({ root });
  expect(await handlers.columns({ root, mode: 'runs', revision, ids: ['name'] })).toEqual({ stale: true });
});

test('a row says where it comes from: a run by itself, a candidate by its runs', async () => {
  const { ids } = await handlers.table({ root, mode: 'candidates' });
  const of = await handlers.origins({ root, mode: 'candidates', id: ids[0]! });
  expect(of!.runs.length).toBeGreaterThan(0);
  const run = await handlers.origins({ root, mode: 'runs', id: of!.runs[0]! });
  expect(run).toMatchObject({ runs: [of!.runs[0]] });
  expect(await handlers.origins({ root, mode: 'runs', id: 'nobody' })).toBeUndefined();
});

test('what people wrote is kept and can be taken back; nothing is created before', async () => {
  const own = join(root, '..', 'annotated');
  cpSync(FIXTURE, own, { recursive: true });
  expect(await handlers.annotations({ root: own })).toMatchObject({ stars: [], filters: [], problems: [] });
  expect(readdirSync(own)).not.toContain('.kneepoint');
  const kept = await handlers.annotate({
    root: own,
    edits: [
      { kind: 'star', subject: 'a', value: true },
      { kind: 'label', subject: 'a', label: 'good', value: true },
      { kind: 'note', subject: '__proto__', text: 'fine' },
      { kind: 'filter', name: 'cheap', text: 'spent < 2' },
    ],
  });
  expect(kept.ids).toHaveLength(4);
  const written = {
    stars: ['a'],
    labels: [['a', ['good']]],
    notes: [['__proto__', 'fine']],
    filters: [{ name: 'cheap', text: 'spent < 2' }],
  };
  expect(await handlers.annotations({ root: own })).toMatchObject(written);
  expect(await readerHandlers(nodePorts(), storagePorts(), () => {}).annotations({ root: own })).toMatchObject(written);
  await handlers.undoAnnotation({ root: own, ids: kept.ids });
  expect(await handlers.annotations({ root: own })).toMatchObject({ stars: [], labels: [], notes: [], filters: [] });
});

function textsOf(data: ColumnData): readonly (string | undefined)[] {
  return 'codes' in data ? Array.from(data.codes, (code) => data.dictionary[code - 1]) : [];
}
