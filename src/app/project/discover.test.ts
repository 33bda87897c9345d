import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import { FileError } from '../../core/ports/files.ts';
import { bundledPrices } from '../../core/prices/table/table.ts';
import { nodePorts } from '../../node/ports.ts';
import { openProject } from './project.ts';

const FIXTURES = fileURLToPath(new URL('../../../test/fixtures', import.meta.url));
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kneepoint-discover-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(fixture: string, at: string): void {
  mkdirSync(dirname(join(root, at)), { recursive: true });
  cpSync(join(FIXTURES, fixture), join(root, at), { recursive: true });
}

const refresh = () => openProject(root, bundledPrices, nodePorts()).refresh();
const storesOf = async () => (await refresh()).stores.map(({ kind, identity }) => `${kind} ${identity}`);

describe('a project with several stores', () => {
  it('has each of them once, in the order of their paths', async () => {
    put('mlflow/3.x/mlflow.db', 'mlflow.db');
    put('optuna/4.9/study.db', 'search/optuna.db');
    put('codecarbon/3.x/emissions.csv', 'energy/emissions.csv');
    expect(await storesOf()).toEqual(['codecarbon energy/emissions.csv', 'mlflow-sqlite mlflow.db', 'optuna-sqlite search/optuna.db']);
  });

  it('does not look into virtual environments and other people’s folders', async () => {
    for (const folder of ['node_modules/x', '.venv/lib', 'build']) put('mlflow/3.x/mlflow.db', `${folder}/mlflow.db`);
    put('mlflow/3.x/mlflow.db', 'my-environment/lib/mlflow.db');
    writeFileSync(join(root, 'my-environment/pyvenv.cfg'), 'home = /usr/bin\n');
    expect(await storesOf()).toEqual([]);
  });

  it('does not follow links in circles, and ends', async () => {
    put('mlflow/3.x/mlflow.db', 'a/mlflow.db');
    symlinkSync('..', join(root, 'a/up'));
    expect(await storesOf()).toEqual(['mlflow-sqlite a/mlflow.db']);
  });

  it('reads a store and the links to it once, and says so', async () => {
    put('mlflow/3.x/mlflow.db', 'mlflow.db');
    symlinkSync('mlflow.db', join(root, 'link.db'));
    expect(await storesOf()).toEqual(['mlflow-sqlite mlflow.db']);
    const { diagnostics } = await refresh();
    expect(diagnostics).toContainEqual({ severity: 'info', code: 'store-linked', file: 'link.db', args: { same: 'mlflow.db' } });
  });

  it('says of a copy how many runs count twice, and how to leave it out', async () => {
    put('mlflow/3.x/mlflow.db', 'backup.db');
    put('mlflow/3.x/mlflow.db', 'mlflow.db');
    const { diagnostics, stores } = await refresh();
    const said = diagnostics.filter(({ code }) => code === 'runs-in-two-stores');
    expect(said).toMatchObject([{ severity: 'warning', file: 'mlflow.db', args: { runs: stores[0]!.runs, other: 'backup.db' } }]);
    expect(diagnosticSentence(said[0]!)).toContain('are in backup.db too and count twice');
  });

  it('finds a store beside a folder of more files than it looks at', async () => {
    put('mlflow/3.x/mlflow.db', 'mlflow.db');
    const ports = nodePorts();
    mkdirSync(join(root, 'data'));
    // As many as no test should write.
    const list = (folder: string) =>
      folder.endsWith('data')
        ? Array.from({ length: 60_000 }, (_, i) => ({ name: `${i}.png`, kind: 'file' as const }))
        : ports.files.list(folder);
    const state = await openProject(root, bundledPrices, { ...ports, files: { ...ports.files, list } }).refresh();
    expect(state.stores).toMatchObject([{ identity: 'mlflow.db' }]);
    expect(state.diagnostics).toMatchObject([{ code: 'search-cut-by-count' }]);
  });

  it('takes a link to a store for the store', async () => {
    put('mlflow/3.x/mlflow.db', '.venv/elsewhere/mlflow.db');
    symlinkSync(join(root, '.venv/elsewhere/mlflow.db'), join(root, 'linked.db'));
    expect(await storesOf()).toEqual(['mlflow-sqlite linked.db']);
  });

  it('says where it cut', async () => {
    put('mlflow/3.x/mlflow.db', '1/2/3/4/5/6/7/8/9/10/mlflow.db');
    const { stores, diagnostics } = await refresh();
    expect(stores).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'search-cut-by-depth', args: { folders: 1 } }]);
  });
});

describe('what the configuration names', () => {
  const configure = (yaml: string) => writeFileSync(join(root, 'kneepoint.yaml'), yaml);

  it('may lie outside, be a folder of stores, or be a table', async () => {
    put('mlflow/3.x/mlflow.db', 'elsewhere/deep/mlflow.db');
    put('optuna/4.9/study.db', 'elsewhere/optuna.db');
    writeFileSync(join(root, 'elsewhere/runs.csv'), 'model,lr,accuracy,seconds\na,1,0.5,10\nb,2,0.6,11\nc,3,0.7,12\n');
    mkdirSync(join(root, 'project'));
    writeFileSync(
      join(root, 'project/kneepoint.yaml'),
      'stores:\n  - {path: ../elsewhere/deep}\n  - {path: ../elsewhere/runs.csv, map: {durationSeconds: seconds}}\n',
    );
    const project = openProject(join(root, 'project'), bundledPrices, nodePorts());
    const { stores, runs, diagnostics } = await project.refresh();
    expect(stores.map(({ kind, identity }) => `${kind} ${identity}`)).toEqual([
      'mlflow-sqlite ../elsewhere/deep/mlflow.db',
      'table ../elsewhere/runs.csv',
    ]);
    expect(runs.filter(({ store }) => store.kind === 'table').map(({ durationSeconds }) => durationSeconds)).toEqual([10, 11, 12]);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is said when it is no store', async () => {
    writeFileSync(join(root, 'notes.db'), 'no database');
    configure('stores: [{path: notes.db}, {path: nowhere}]\n');
    expect((await refresh()).diagnostics).toMatchObject([
      { severity: 'error', code: 'not-a-store', file: 'kneepoint.yaml', place: '1:11', args: { path: 'notes.db' } },
      { severity: 'error', code: 'no-such-store', file: 'kneepoint.yaml', place: '1:29', args: { path: 'nowhere' } },
    ]);
  });

  it('below a folder are called by it, however its end was written', async () => {
    put('mlflow/3.x/mlflow.db', 'elsewhere/mlflow.db');
    mkdirSync(join(root, 'project'));
    writeFileSync(join(root, 'project/kneepoint.yaml'), 'stores: [{path: ../elsewhere/}]\n');
    const { stores } = await openProject(join(root, 'project'), bundledPrices, nodePorts()).refresh();
    expect(stores).toMatchObject([{ identity: '../elsewhere/mlflow.db' }]);
  });

  it('may be left alone', async () => {
    put('mlflow/3.x/mlflow.db', 'mlflow.db');
    configure('stores: [{path: mlflow.db, ignore: true}]\n');
    expect((await refresh()).stores).toEqual([]);
  });
});

it('a table that looks like one of runs is offered, not read', async () => {
  writeFileSync(join(root, 'results.csv'), 'model,lr,accuracy,seconds\na,1,0.5,10\nb,2,0.6,11\nc,3,0.7,12\n');
  writeFileSync(join(root, 'flights.csv'), 'carrier,delay\nAA,1\nUA,2\nDL,3\n');
  const { runs, diagnostics } = await refresh();
  expect(runs).toEqual([]);
  expect(diagnostics).toMatchObject([{ severity: 'info', code: 'plausible-table', file: 'results.csv' }]);
});

it.each([
  [
    'objects by line',
    'runs.jsonl',
    '{"model":"a","lr":0.1,"accuracy":0.9}\n{"model":"b","lr":0.2,"accuracy":0.91}\n',
    '{params: [model, lr], metrics: [accuracy]}',
  ],
  ['two rows', 'two.csv', 'model,lr,accuracy\na,0.1,0.9\nb,0.2,0.91\n', '{params: [model, lr], metrics: [accuracy]}'],
  ['decimal commas', 'de.csv', 'model;lr;accuracy\na;0,1;0,91\nb;0,2;0,92\n', '{params: [model, lr], metrics: [accuracy], decimal: ","}'],
])('a table of %s is offered', async (_, name, text, map) => {
  writeFileSync(join(root, name), text);
  expect((await refresh()).diagnostics).toMatchObject([{ code: 'plausible-table', file: name, args: { map } }]);
});

it('the evidence of a decision is no table of runs, and more tables than are looked at are counted', async () => {
  writeFileSync(
    join(root, 'model-selection.evidence.jsonl'),
    '{"model":"a","lr":0.1,"accuracy":0.9}\n{"model":"b","lr":0.2,"accuracy":0.91}\n',
  );
  for (let at = 0; at < 52; at++) writeFileSync(join(root, `data-${at}.csv`), 'x,y\n1,2\n');
  expect((await refresh()).diagnostics).toMatchObject([{ severity: 'info', code: 'tables-not-looked-at', args: { tables: 2, limit: 50 } }]);
});

it('a mapping that names columns which the table has not is said where it stands, with what may have been meant', async () => {
  writeFileSync(join(root, 'results.csv'), 'model,lr,test_acc\na,1,0.5\n');
  writeFileSync(
    join(root, 'kneepoint.yaml'),
    'stores:\n  - path: results.csv\n    map:\n      metrics: {accuracy: tets_acc}\n      params: [modle, "l*", "opt_*"]\n',
  );
  const { diagnostics } = await refresh();
  expect(diagnostics.map((item) => `${item.file}:${item.place}: ${diagnosticSentence(item)}`)).toEqual([
    'kneepoint.yaml:4:17: results.csv has no column "tets_acc", which the mapping names for accuracy (did you mean test_acc?)',
    'kneepoint.yaml:5:7: results.csv has no column "modle", which the mapping names for params (did you mean model?)',
    'kneepoint.yaml:5:7: results.csv has no column "opt_*", which the mapping names for params',
  ]);
});

it('a folder of artifacts is no store', async () => {
  mkdirSync(join(root, 'mlruns/1/abc/artifacts/model'), { recursive: true });
  writeFileSync(join(root, 'mlruns/1/abc/artifacts/model/MLmodel'), 'flavors: {}\n');
  expect((await refresh()).stores).toEqual([]);
});

it('a folder that may not be read is said, and the others are read', async () => {
  mkdirSync(join(root, 'closed'));
  put('mlflow/3.x/mlflow.db', 'mlflow.db');
  const ports = nodePorts();
  // Whoever runs the tests may be allowed to read everything.
  const list = (folder: string) => {
    if (folder.endsWith('closed')) throw new FileError('unreadable', folder);
    return ports.files.list(folder);
  };
  const state = await openProject(root, bundledPrices, { ...ports, files: { ...ports.files, list } }).refresh();
  expect(state.stores).toHaveLength(1);
  expect(state.diagnostics).toMatchObject([{ code: 'folder-unreadable', file: 'closed' }]);
});

describe('a watcher that names what changed', () => {
  it('has the store of it read and no other, and everything when it belongs to none', async () => {
    put('mlflow/3.x/mlflow.db', 'mlflow.db');
    const project = openProject(root, bundledPrices, nodePorts());
    await project.refresh();
    put('mlflow/2.x/mlflow.db', 'other.db');
    expect((await project.refresh({ changed: [join(root, 'mlflow.db-wal')] })).stores).toHaveLength(1);
    expect((await project.refresh({ changed: [join(root, 'other.db')] })).stores).toHaveLength(2);
  });
});
