import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { TableMapping } from '../../core/runs/table-mapping.ts';
import type { MetricValue, Run, RunStatus } from '../../core/runs/run.ts';
import { localFiles } from '../../node/local-files.ts';
import { offeredMap } from './plausible.ts';
import { tableStore } from './table-store.ts';

type Value = string | number | boolean | { readonly at: number } | { readonly seconds: number };
type Told = Readonly<Record<string, Value>>;

const ports = { files: localFiles(), sql: {} as never };
const folder = fileURLToPath(new URL('../../../test/fixtures/table', import.meta.url));

/** What pandas held, as scripts/fixtures/tables.py wrote it down. */
const TOLD = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as Readonly<Record<string, readonly Told[]>>;

function placeOf(name: string, mapping: TableMapping | undefined) {
  return { identity: `tables/${name}`, path: `${folder}/${name}`, entry: { name, kind: 'file' as const }, found: () => [], mapping };
}

async function listed(name: string, mapping: TableMapping = {}) {
  return tableStore.open(placeOf(name, mapping), ports).list(undefined);
}

function picked<T>(told: Told, columns: Readonly<Record<string, string>>, as: (value: Value) => T): ReadonlyMap<string, T> {
  const there = Object.entries(columns).filter(([, column]) => told[column] !== undefined);
  return new Map(there.map(([name, column]) => [name, as(told[column]!)]));
}

/** `2.0` in one file is `2` in another. */
function text(value: Value): string {
  const same = (found: string) => Number(found) === value;
  return (typeof value === 'number' ? expect.toSatisfy(same) : value) as string;
}

function metric(value: Value): MetricValue {
  return { value: Number(value), step: 0, at: undefined };
}

const time = (value: Value | undefined): number | undefined =>
  typeof value === 'object' && 'at' in value ? value.at : typeof value === 'string' ? Date.parse(value) : undefined;

const same = (name: string) => ({ [name]: name });
const byName = (...names: readonly string[]) => Object.assign({}, ...names.map(same)) as Record<string, string>;
const prefixed = (prefix: string, ...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `${prefix}${name}`]));

interface Columns {
  readonly params: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

function runFrom(name: string, told: Told, columns: Columns, own: Partial<Run>): Run {
  const nativeId = own.nativeId ?? (expect.stringMatching(/^[0-9a-f]{16}$/) as unknown as string);
  const stem = name.replace(/\..*$/, '');
  return {
    id: `table:tables/${name}:${own.nativeId}`,
    store: { kind: 'table', identity: `tables/${name}` },
    nativeId,
    name: expect.stringMatching(/^\w+=\S+( \w+=\S+){0,3}$/) as unknown as string,
    experiment: { id: stem, name: stem },
    parentId: undefined,
    status: 'finished',
    startedAt: undefined,
    endedAt: undefined,
    lastSeenAt: undefined,
    pauses: [],
    params: picked(told, columns.params, text),
    metrics: picked(told, columns.metrics, metric),
    tags: picked(told, columns.tags, text),
    datasets: [],
    artifactUri: undefined,
    ...own,
  };
}

describe('the table that somebody made', () => {
  const columns = {
    params: byName('model', 'lr', 'layers', 'seed'),
    metrics: byName('accuracy', 'loss'),
    tags: byName('kneepoint.sku', 'note'),
  };
  const runsIn = (name: string, told = TOLD['results']!) =>
    told.map((row) =>
      runFrom(name, row, columns, {
        nativeId: String(row['run']),
        startedAt: time(row['started_at'])!,
        durationSeconds: Number(row['train_time']),
      }),
    );
  const guessed = (name: string) => ({
    severity: 'info',
    code: 'table-guessed',
    file: `tables/${name}`,
    args: { map: expect.stringContaining('durationSeconds: train_time') as string, more: 0 },
  });

  it.each(['results.csv', 'results.tsv', 'results_windows.csv'])('is read from %s', async (name) => {
    const { changed, diagnostics } = await listed(name);
    expect([changed, diagnostics]).toEqual([runsIn(name), [guessed(name)]]);
  });

  it.each(['results_records.json', 'results_columns.json', 'results_split.json', 'results_table.json', 'results.jsonl'])(
    'is read from %s, to which pandas does not write infinities',
    async (name) => {
      const told = TOLD['results']!.map(({ loss, ...row }) => (typeof loss === 'number' ? { ...row, loss } : row) as Told);
      const { changed, diagnostics } = await listed(name);
      expect([changed, diagnostics]).toEqual([runsIn(name, told), [guessed(name)]]);
    },
  );

  it('is read from the JSON of Python, which has NaN', async () => {
    const told = TOLD['results']!.map((row): Told => ({ accuracy: Number.NaN, ...row }));
    const { changed } = await listed('results_python.jsonl');
    expect(changed).toEqual(runsIn('results_python.jsonl', told));
  });

  it('with decimal commas is not guessed, but told how to read', async () => {
    const name = 'results_decimal_comma.csv';
    const { changed, diagnostics } = await listed(name);
    expect(changed.map(({ metrics, durationSeconds }) => [metrics.get('accuracy'), durationSeconds])).toEqual(
      Array(4).fill([undefined, undefined]),
    );
    expect(diagnostics.filter(({ severity }) => severity === 'warning')).toEqual(
      [
        ['accuracy', '0,905', 2],
        ['loss', '0,3125', 2],
        ['train_time', '61,5', 3],
      ].map(([column, value, more]) => ({
        severity: 'warning',
        code: 'table-decimal-comma',
        file: `tables/${name}`,
        place: '2:1',
        args: { column, value, more },
      })),
    );
    const said = await listed(name, { decimal: ',' });
    const texts = TOLD['results']!.map((row): Told => ({ ...row, ...withComma(row, ['lr', 'layers']) }));
    expect([said.changed, said.diagnostics]).toEqual([runsIn(name, texts), []]);
  });

  it('is read as the project says', async () => {
    const { changed, diagnostics } = await listed('results.csv', {
      durationSeconds: 'train_time',
      quality: 'accuracy',
      params: ['model', 'l*'],
    });
    expect(diagnostics).toEqual([]);
    expect(changed.map(({ params, metrics, tags }) => [[...params.keys()], [...metrics.keys()], [...tags.keys()]])).toEqual([
      [['model', 'lr', 'loss'], ['quality'], ['kneepoint.sku', 'note']],
      [['model', 'lr', 'loss'], ['quality'], ['kneepoint.sku']],
      [['model', 'lr', 'layers', 'loss'], [], ['note']],
      [['model', 'lr', 'layers', 'loss'], ['quality'], []],
    ]);
  });
});

function withComma(row: Told, columns: readonly string[]): Record<string, string> {
  const numbers = columns.filter((column) => typeof row[column] === 'number');
  return Object.fromEntries(
    numbers.map((column) => {
      const python = Number.isInteger(row[column]) ? `${String(row[column])}.0` : String(row[column]);
      return [column, python === '0.00001' ? '1e-05' : python.replace('.', ',')];
    }),
  );
}

describe('what scikit-learn found in a grid', () => {
  it('has a run for each set-up: the mean of its folds with their spread', async () => {
    const columns = {
      params: prefixed('param_', 'criterion', 'max_depth', 'min_samples_leaf'),
      metrics: {
        ...byName('mean_score_time', 'mean_test_score'),
        mean_score_time_std: 'std_score_time',
        mean_test_score_std: 'std_test_score',
      },
      tags: {},
    };
    const { changed, diagnostics } = await listed('cv_results.csv');
    const expected = TOLD['cv_results']!.map((row) =>
      runFrom('cv_results.csv', row, columns, { durationSeconds: (Number(row['mean_fit_time']) + Number(row['mean_score_time'])) * 3 }),
    );
    const folds = ['mean_test_score_splits', metric(3)] as const;
    const withFolds = expected.map((run) => ({ ...run, metrics: new Map([...run.metrics, folds]) }));
    expect(changed.map((run) => ({ ...run, id: `table:tables/cv_results.csv:undefined` }))).toEqual(withFolds);
    expect(new Set(changed.map(({ nativeId }) => nativeId)).size).toBe(12);
    expect(diagnostics.map(({ code }) => code)).toEqual(['table-guessed']);
  });

  it('has every score that was asked for', async () => {
    const { changed } = await listed('cv_results_several.csv');
    const scores = ['mean_test_accuracy', 'mean_test_f1', 'mean_train_accuracy', 'mean_train_f1'];
    for (const [at, told] of TOLD['cv_results_several']!.entries()) {
      for (const score of scores) {
        const { metrics } = changed[at]!;
        expect([metrics.get(score)?.value, metrics.get(`${score}_std`)?.value]).toEqual([told[score], told[score.replace('mean', 'std')]]);
      }
    }
  });
});

it('what MLflow exports says what its store would', async () => {
  const columns = {
    params: prefixed('params.', 'model', 'C'),
    metrics: prefixed('metrics.', 'val/accuracy', 'fit_seconds'),
    tags: { ...prefixed('tags.', 'mlflow.runName', 'host.name'), artifact_uri: 'artifact_uri' },
  };
  const { changed } = await listed('mlflow_runs.csv');
  expect(changed).toEqual(
    TOLD['mlflow_runs']!.map((row) =>
      runFrom('mlflow_runs.csv', row, columns, {
        nativeId: String(row['run_id']),
        name: String(row['tags.mlflow.runName']),
        experiment: { id: '1', name: '1' },
        status: String(row['status']).toLowerCase() as RunStatus,
        startedAt: time(row['start_time']),
        endedAt: time(row['end_time']),
      }),
    ),
  );
});

it('what Optuna exports says what its store would', async () => {
  const columns = { params: prefixed('params_', 'lr', 'model'), metrics: byName('value'), tags: { ...prefixed('user_attrs_', 'host') } };
  const status: Readonly<Record<string, RunStatus>> = { COMPLETE: 'finished', PRUNED: 'pruned', FAIL: 'failed' };
  const { changed, diagnostics } = await listed('optuna_trials.csv');
  expect(changed.map((run) => ({ ...run, tags: new Map([...run.tags].filter(([key]) => key !== 'duration')) }))).toEqual(
    TOLD['optuna_trials']!.map((row) =>
      runFrom('optuna_trials.csv', row, columns, {
        nativeId: String(row['number']),
        status: status[String(row['state'])]!,
        startedAt: time(row['datetime_start']),
        endedAt: time(row['datetime_complete']),
      }),
    ),
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(['table-guessed', 'table-time-without-zone', 'table-time-without-zone']);
});

describe('an offer', () => {
  it.each(['results.csv', 'results_windows.csv', 'results.tsv', 'cv_results.csv', 'mlflow_runs.csv', 'optuna_trials.csv'])(
    'for %s reads it as a guess would, once somebody took it',
    async (name) => {
      const map = offeredMap(ports.files, `${folder}/${name}`)!;
      expect(map).toMatch(/^\{[^\n]*\}$/);
      const taken = await listed(name, parse(map) as TableMapping);
      expect(taken.changed).toEqual((await listed(name)).changed);
      expect(taken.diagnostics.map(({ code }) => code)).not.toContain('table-guessed');
    },
  );

  it('is made for two rows, and not for a table that is not there', () => {
    expect(offeredMap(ports.files, `${folder}/cv_results_several.csv`)).toMatch(
      /^\{durationSeconds: \[mean_fit_time, mean_score_time\], durationTimes: \d, params: \[param_\*\]/,
    );
    expect(offeredMap(ports.files, `${folder}/no.csv`)).toBeUndefined();
  });
});

it('a table is a store when it is named, and only then', async () => {
  const { files } = ports;
  const recognised = (name: string, mapping?: TableMapping) => tableStore.recognises(placeOf(name, mapping), { files, sql: {} as never });
  expect(await recognised('results.csv')).toBe(false);
  expect(await recognised('results.csv', {})).toBe(true);
  expect(await recognised('no.csv', {})).toBe(false);
  const names = ['r.csv', 'R.TSV', 'r.json', 'r.jsonl', 'r.ndjson', 'r.csv.bak', 'csv', 'r.xlsx'];
  expect(names.map((name) => tableStore.mayBe({ name, kind: 'file' }))).toEqual([true, true, true, true, true, false, false, false]);
  expect(tableStore.mayBe({ name: 'r.csv', kind: 'folder' })).toBe(false);
});
