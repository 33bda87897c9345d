import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import initSqlJs, { type Database } from 'sql.js';
import { describe, expect, it } from 'vitest';
import type { SqlReader } from '../../core/ports/sql.ts';
import type { Run } from '../../core/runs/run.ts';
import { sqlDatabase } from '../../node/sqlite/database.ts';
import { mlflowSqlite } from './mlflow-sqlite.ts';
import { pausesBetween } from '../pauses.ts';
import { mlflowReader } from './reader.ts';

const engine = await initSqlJs();
const bytes = readFileSync(new URL('../../../test/fixtures/mlflow/3.x/mlflow.db', import.meta.url));
const place = { identity: 'mlflow.db', path: '/p/mlflow.db', entry: { name: 'mlflow.db', kind: 'file' as const }, found: () => [] };

/** The real store of MLflow 3 in memory, for a test to change. MLflow's own constraints would forbid what broken tools write. */
function editable(content: Uint8Array = bytes) {
  const database = new engine.Database(Uint8Array.from(content));
  let version = 0;
  let reads = 0;
  const sql: SqlReader = {
    state: () => String(version),
    async read(path, read) {
      reads++;
      return { value: read(sqlDatabase(database, path)), state: String(version), consistent: true, attempts: 1, notes: [] };
    },
  };
  const edit = (text: string) => {
    database.run(`PRAGMA ignore_check_constraints = 1; ${text}`);
    version++;
  };
  const idOf = (name: string) => String(database.exec('SELECT run_uuid FROM runs WHERE name = ?', [name])[0]!.values[0]![0]);
  const reader = mlflowReader({ store: { kind: 'mlflow-sqlite', identity: 'mlflow.db' }, path: place.path, sql });
  return { database, sql, edit, idOf, reader, reads: () => reads };
}

async function listed(reader: ReturnType<typeof editable>['reader']): Promise<{ runs: Map<string, Run>; cursor: string }> {
  const { changed, cursor } = await reader.list(undefined);
  return { runs: new Map(changed.map((run) => [run.name, run])), cursor };
}

describe('a second list', () => {
  it('asks nothing of an unchanged file', async () => {
    const { reader, reads } = editable();
    const { cursor } = await listed(reader);
    const again = await reader.list(cursor);
    expect([reads(), again.changed, again.removed, again.cursor]).toEqual([1, [], [], cursor]);
  });

  it.each([
    ['an edited tag', "UPDATE tags SET value = 'second thoughts' WHERE key = 'mlflow.note.content'"],
    ['a new tag', "INSERT INTO tags (key, value, run_uuid) SELECT 'reviewed', 'yes', run_uuid FROM runs WHERE name = 'baseline'"],
    ['a removed tag', "DELETE FROM tags WHERE key = 'mlflow.note.content'"],
    ['a new name', "UPDATE runs SET name = 'renamed' WHERE name = 'baseline'"],
    ['a new status', "UPDATE runs SET status = 'FAILED' WHERE name = 'baseline'"],
    ['a new end', "UPDATE runs SET end_time = end_time + 1 WHERE name = 'baseline'"],
    [
      'another value of a metric',
      "UPDATE latest_metrics SET value = 0.92 WHERE key = 'val/accuracy' AND run_uuid = (SELECT run_uuid FROM runs WHERE name = 'baseline')",
    ],
    ['a metric that became NaN', "UPDATE latest_metrics SET is_nan = 1 WHERE key = 'latency_ms'"],
    ['another param', "UPDATE params SET value = '2.0' WHERE key = 'C'"],
    ['another context of a dataset', "UPDATE input_tags SET value = 'test' WHERE value = 'eval'"],
    ['another name of a dataset', "UPDATE datasets SET name = 'digits-2' WHERE name = 'digits-eval'"],
  ])('sees %s, in that run alone', async (_, text) => {
    const { reader, edit, idOf } = editable();
    const { cursor } = await listed(reader);
    const id = idOf('baseline');
    edit(text);
    const { changed, removed } = await reader.list(cursor);
    expect([changed.map(({ nativeId }) => nativeId), removed]).toEqual([[id], []]);
  });

  it('sees a run deleted, restored, and gone for good', async () => {
    const { reader, edit, idOf } = editable();
    const { runs, cursor } = await listed(reader);
    const { id } = runs.get('baseline')!;
    edit("UPDATE runs SET lifecycle_stage = 'deleted' WHERE name = 'baseline'");
    const deleted = await reader.list(cursor);
    expect([deleted.changed, deleted.removed, deleted.diagnostics]).toEqual([[], [id], []]);
    edit("UPDATE runs SET lifecycle_stage = 'active' WHERE name = 'baseline'");
    const restored = await reader.list(deleted.cursor);
    expect([restored.changed, restored.removed]).toEqual([[runs.get('baseline')], []]);
    edit(
      ['metrics', 'latest_metrics', 'params', 'tags', 'runs']
        .map((table) => `DELETE FROM ${table} WHERE run_uuid = '${idOf('baseline')}'`)
        .join(';'),
    );
    expect((await reader.list(restored.cursor)).removed).toEqual([id]);
  });

  it('sees an experiment renamed and deleted', async () => {
    const { reader, edit } = editable();
    const { runs, cursor } = await listed(reader);
    const ids = [...runs.values()].filter(({ experiment }) => experiment.name === 'digits').map(({ id }) => id);
    edit("UPDATE experiments SET name = 'numbers' WHERE name = 'digits'");
    const renamed = await reader.list(cursor);
    expect(renamed.changed.map(({ id }) => id)).toEqual(ids);
    edit("UPDATE experiments SET lifecycle_stage = 'deleted' WHERE name = 'numbers'");
    expect((await reader.list(renamed.cursor)).removed).toEqual(ids);
  });

  it('starts anew after a cursor that is not ours', async () => {
    const { reader } = editable();
    const { runs } = await listed(reader);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (cursor) => {
        const { changed, removed } = await reader.list(cursor);
        expect([changed.length, removed]).toEqual([runs.size, []]);
      }),
      { numRuns: 30 },
    );
  });

  it('repeats what is wrong with an unchanged file', async () => {
    const { reader, edit } = editable();
    edit("UPDATE runs SET status = 'BUSY' WHERE name = 'baseline'");
    const first = await reader.list(undefined);
    expect(first.diagnostics).toHaveLength(1);
    expect((await reader.list(first.cursor)).diagnostics).toEqual(first.diagnostics);
  });
});

describe('a malformed record becomes a diagnostic', () => {
  const seen = (run: Run) => [run.status, run.startedAt, run.endedAt];
  const of = (name: string, set: string) => `UPDATE runs SET ${set} WHERE name = '${name}'`;
  const latest = (set: string) => `UPDATE latest_metrics SET ${set} WHERE key = 'latency_ms'`;
  it.each([
    ['a status of no MLflow', of('baseline', "status = 'BUSY'"), 'mlflow-unknown-status', 'runs', (run: Run) => run.status === 'unknown'],
    ['no status', of('baseline', 'status = NULL'), 'mlflow-unknown-status', 'runs', (run: Run) => run.status === 'unknown'],
    [
      'a start in words',
      of('baseline', "start_time = 'yesterday'"),
      'mlflow-time-not-a-number',
      'runs',
      (run: Run) => run.startedAt === undefined,
    ],
    [
      'a start before 1970',
      of('baseline', 'start_time = -5'),
      'mlflow-time-not-a-number',
      'runs',
      (run: Run) => run.startedAt === undefined,
    ],
    [
      'an end beyond all numbers',
      of('baseline', 'end_time = 9223372036854775807'),
      'mlflow-time-not-a-number',
      'runs',
      (run: Run) => run.endedAt === undefined,
    ],
    [
      'an end that is no day',
      of('baseline', 'end_time = 8640000000000001'),
      'mlflow-time-not-a-number',
      'runs',
      (run: Run) => run.endedAt === undefined,
    ],
    [
      'an end before the start',
      of('baseline', 'end_time = start_time - 1'),
      'mlflow-end-before-start',
      'runs',
      (run: Run) => run.endedAt! < run.startedAt!,
    ],
    [
      'text for a value',
      latest("value = 'fast'"),
      'mlflow-metric-not-a-number',
      'latest_metrics',
      (run: Run) => !run.metrics.has('latency_ms'),
    ],
    [
      'a blob for a value',
      latest("value = x'00ff'"),
      'mlflow-metric-not-a-number',
      'latest_metrics',
      (run: Run) => !run.metrics.has('latency_ms'),
    ],
    [
      'text for a step',
      latest("step = 'last'"),
      'mlflow-step-not-a-number',
      'latest_metrics',
      (run: Run) => !run.metrics.has('latency_ms'),
    ],
    [
      'text for a time',
      latest("timestamp = 'noon'"),
      'mlflow-time-not-a-number',
      'latest_metrics',
      (run: Run) => run.metrics.get('latency_ms')!.at === undefined,
    ],
    [
      'a param that is a blob',
      "UPDATE params SET value = x'00' WHERE key = 'C'",
      'mlflow-text-expected',
      'params',
      (run: Run) => !run.params.has('C'),
    ],
    [
      'an experiment that is not there',
      of('baseline', 'experiment_id = 77'),
      'mlflow-run-of-no-experiment',
      'runs',
      (run: Run) => run.experiment.name === '77',
    ],
  ])('%s', async (_, text, code, table, holds) => {
    const { reader, edit, idOf } = editable();
    const before = (await listed(reader)).runs;
    edit(text);
    const { changed, diagnostics } = await reader.list(undefined);
    expect(diagnostics).toMatchObject([{ code, file: 'mlflow.db', place: `${table} row of run ${idOf('baseline')}` }]);
    const runs = new Map(changed.map((run) => [run.name, run]));
    expect(holds(runs.get('baseline')!), JSON.stringify(seen(runs.get('baseline')!))).toBe(true);
    runs.delete('baseline');
    before.delete('baseline');
    expect(runs).toEqual(before);
  });

  it('for rows of no run, of which the first are listed and the others counted', async () => {
    const { reader, edit } = editable();
    edit(
      "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO params SELECT 'k', 'v', 'lost' || i FROM n",
    );
    const { diagnostics } = await reader.list(undefined);
    expect(diagnostics).toHaveLength(21);
    expect(diagnostics[0]).toMatchObject({ code: 'mlflow-row-of-no-run', place: 'params row of run lost1' });
    expect(diagnostics[20]).toMatchObject({ code: 'mlflow-row-of-no-run-more', place: 'params', args: { count: 480 } });
  });

  it('whatever stands in the columns of a run, a metric and a param', async () => {
    const value = fc.oneof(
      fc.constant('NULL'),
      fc.constantFrom("'x'", "''", "x'00'", '1e400', '-1e400', '9223372036854775807', "'NaN'"),
      fc.integer().map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 8, maxLength: 8 }), async (v) => {
        const { reader, database, edit } = editable(plain());
        edit(`INSERT INTO experiments VALUES (1, 'e', 'active'); INSERT INTO runs VALUES (${v[0]}, ${v[1]}, ${v[2]}, ${v[3]}, ${v[4]}, 'active', 1);
          INSERT INTO runs VALUES ('good', 'good', 1, 2, 'FINISHED', 'active', 1);
          INSERT INTO latest_metrics VALUES ('m', ${v[5]}, ${v[6]}, ${v[7]}, 0, 'good'); INSERT INTO params VALUES ('p', ${v[0]}, 'good')`);
        const { changed } = await reader.list(undefined);
        const good = changed.find(({ nativeId }) => nativeId === 'good')!;
        expect([good.name, good.startedAt, good.endedAt, good.status]).toEqual(['good', 1, 2, 'finished']);
        for (const { value: number } of good.metrics.values()) expect(typeof number).toBe('number');
        database.close();
      }),
      { numRuns: 60 },
    );
  });
});

/** The least that can be an MLflow store, without constraints and without types. */
function plain(): Uint8Array {
  const database: Database = new engine.Database();
  database.run(`CREATE TABLE alembic_version (version_num); CREATE TABLE experiments (experiment_id, name, lifecycle_stage);
    CREATE TABLE runs (run_uuid, name, start_time, end_time, status, lifecycle_stage, experiment_id);
    CREATE TABLE latest_metrics (key, value, timestamp, step, is_nan, run_uuid); CREATE TABLE params (key, value, run_uuid)`);
  return database.export();
}

describe('pauses', () => {
  const minutes = (ceiling: number) => fc.array(fc.integer({ min: 1, max: ceiling }), { minLength: 1, maxLength: 40 });
  const runs = fc.array(fc.record({ dense: minutes(400), other: minutes(90) }), { minLength: 1, maxLength: 60 });

  it('are those of all that a run logged, however many runs there are', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (all) => {
        const { reader, database, edit } = editable(plain());
        edit('CREATE TABLE metrics (key, value, timestamp, step, is_nan, run_uuid)');
        const points = all.flatMap(({ dense, other }, run) => [
          ...dense.map((at) => ['dense', at, run]),
          ...other.map((at) => ['other', at, run]),
        ]);
        edit(`INSERT INTO experiments VALUES (1, 'e', 'active'); INSERT INTO runs VALUES ${all.map((_, at) => `('r${at}', 'r${at}', 0, ${500 * 60_000}, 'FINISHED', 'active', 1)`)};
          INSERT INTO metrics VALUES ${points.map(([key, at, run], step) => `('${key}', 1, ${Number(at) * 60_000}, ${step}, 0, 'r${run}')`)};
          INSERT INTO latest_metrics SELECT key, value, timestamp, max(step), is_nan, run_uuid FROM metrics GROUP BY key, run_uuid`);
        const { changed } = await reader.list(undefined);
        expect(changed.map(({ pauses }) => pauses)).toEqual(
          all.map(({ dense, other }) => pausesBetween([...dense, ...other].map((at) => at * 60_000))),
        );
        database.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('the first SQL of a list', () => {
  const order = async (text: string) => {
    const { sql, edit } = editable();
    edit(text);
    const asked: string[] = [];
    const watching: SqlReader = {
      ...sql,
      read: (path, read) =>
        sql.read(path, (database) =>
          read({
            ...database,
            all: (...question) => (asked.push('SQL'), database.all(...question)),
            each: (...question) => (asked.push('SQL'), database.each(...question)),
            scan: (table, ...rest) => (asked.push(table), database.scan(table, ...rest)),
          }),
        ),
    };
    await mlflowReader({ store: { kind: 'mlflow-sqlite', identity: 'mlflow.db' }, path: place.path, sql: watching }).list(undefined);
    return asked;
  };

  it('comes before the large tables, because it may begin the list again', async () => {
    expect((await order('SELECT 1')).slice(0, 4)).toEqual(['experiments', 'runs', 'SQL', 'latest_metrics']);
  });

  it.each([
    ['history', 'DELETE FROM metrics'],
    ['long runs', 'UPDATE runs SET end_time = start_time + 1000'],
  ])('does not come in a store without %s', async (_, text) => {
    expect(await order(text)).not.toContain('SQL');
  });
});

describe('an old store', () => {
  it.each([
    ['never filled latest_metrics', 'DELETE FROM latest_metrics'],
    ['has no latest_metrics', 'DROP TABLE latest_metrics'],
  ])('that %s has the same last values', async (_, text) => {
    const { reader, edit } = editable();
    const { runs } = await listed(reader);
    edit(text);
    const old = (await listed(reader)).runs;
    const metricsOf = (all: Map<string, Run>) => new Map([...all].map(([name, { metrics }]) => [name, metrics]));
    expect(metricsOf(old)).toEqual(metricsOf(runs));
  });

  it('without names in the runs table has them from the tag, and from the id where there is none', async () => {
    const { reader, edit, idOf } = editable();
    const [named, nameless] = [idOf('baseline'), idOf('sweep')];
    edit("UPDATE runs SET name = ''; DELETE FROM tags WHERE key = 'mlflow.runName' AND value = 'sweep'");
    const { changed } = await reader.list(undefined);
    expect(changed.find(({ nativeId }) => nativeId === named)!.name).toBe('baseline');
    expect(changed.find(({ nativeId }) => nativeId === nameless)!.name).toBe(nameless);
  });

  it('leaves out the tags that machines write to themselves', async () => {
    const { reader, edit } = editable();
    edit(`UPDATE tags SET value = '${'x'.repeat(8193)}' WHERE key = 'mlflow.log-model.history'`);
    const { runs } = await listed(reader);
    expect([...runs.get('<img src=x onerror=alert(1)>')!.tags.keys()]).not.toContain('mlflow.log-model.history');
  });
});

describe('recognising', () => {
  it.each([
    ['MLflow', undefined, true],
    ['MLflow with its history alone', 'DROP TABLE latest_metrics', true],
    ['runs of somebody else', 'ALTER TABLE runs RENAME COLUMN run_uuid TO id', false],
    ['an Alembic database without runs', 'DROP TABLE runs', false],
  ])('%s', async (_, text, expected) => {
    const { sql, edit } = editable();
    if (text !== undefined) edit(`PRAGMA foreign_keys = 0; ${text}`);
    expect(await mlflowSqlite.recognises(place, { sql, files: {} as never })).toBe(expected);
  });

  it.each([
    ['mlflow.db', true],
    ['x.sqlite3', true],
    ['mlflow.db-wal', false],
    ['db', false],
  ])('by name: %s', (name, expected) => {
    expect(mlflowSqlite.mayBe({ name, kind: 'file' })).toBe(expected);
  });

  it('takes an experiment id that is too large for a number as it is', async () => {
    const { reader, edit } = editable(plain());
    edit(
      "INSERT INTO experiments VALUES (123456789012345678, 'moved', 'active'); INSERT INTO runs VALUES ('a', 'a', 1, 2, 'FINISHED', 'active', 123456789012345678)",
    );
    expect((await reader.list(undefined)).changed[0]!.experiment).toEqual({ id: '123456789012345678', name: 'moved' });
  });
});
