import { readFileSync } from 'node:fs';
import initSqlJs from 'sql.js';
import { describe, expect, it } from 'vitest';
import type { SqlReader } from '../../core/ports/sql.ts';
import { sqlDatabase } from '../../node/sqlite/database.ts';
import { mlflowReader } from './reader.ts';

const engine = await initSqlJs();
const bytes = readFileSync(new URL('../../../test/fixtures/mlflow/3.x/mlflow.db', import.meta.url));

/** The real store of MLflow 3 in memory, and a reader that has listed it. */
async function listed() {
  const database = new engine.Database(Uint8Array.from(bytes));
  let version = 0;
  const sql: SqlReader = {
    state: () => String(version),
    read: async (path, read) => ({
      ...{ value: read(sqlDatabase(database, path)), state: String(version), consistent: true },
      ...{ attempts: 1, notes: [] },
    }),
  };
  const open = () => mlflowReader({ store: { kind: 'mlflow-sqlite', identity: 'mlflow.db' }, path: '/p/mlflow.db', sql });
  const reader = open();
  const first = await reader.list(undefined);
  const { cursor } = first;
  const edit = (text: string) => {
    database.run(text);
    version++;
  };
  const glance = async (from = cursor) => (await reader.glance?.(from))!;
  return { edit, reader, open, glance, first, cursor };
}

const NEW_RUN = `
  INSERT INTO runs (run_uuid, name, experiment_id, status, start_time, lifecycle_stage) SELECT 'new', 'new one', experiment_id, 'RUNNING', 1, 'active' FROM runs LIMIT 1;
  INSERT INTO latest_metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES ('auc', 0.5, 2, 3, 0, 'new');
  INSERT INTO params (key, value, run_uuid) VALUES ('lr', '0.1', 'new');
  INSERT INTO tags (key, value, run_uuid) VALUES ('owner', 'somebody', 'new');`;

describe('a quick look', () => {
  it('has a new run with all that it logged', async () => {
    const { edit, glance, reader } = await listed();
    edit(NEW_RUN);
    const { changed, removed, cursor } = await glance();
    expect([changed.map(({ nativeId }) => nativeId), removed]).toEqual([['new'], []]);
    const whole = (await reader.list(undefined)).changed.find(({ nativeId }) => nativeId === 'new')!;
    expect(changed.map((run) => ({ ...run, params: new Map(run.params), metrics: new Map(run.metrics), tags: new Map(run.tags) }))).toEqual(
      [{ ...whole, params: new Map(whole.params), metrics: new Map(whole.metrics), tags: new Map(whole.tags) }],
    );
    expect((await reader.list(cursor)).changed).toEqual([]);
  });

  it('follows a run that goes on, and says nothing of one that did not', async () => {
    const { edit, glance } = await listed();
    edit(NEW_RUN);
    const { cursor } = await glance();
    edit("UPDATE latest_metrics SET value = 0.6, step = 4 WHERE run_uuid = 'new'");
    const next = await glance(cursor);
    expect(next.changed.map(({ metrics }) => metrics.get('auc')?.value)).toEqual([0.6]);
    edit('SELECT 1');
    expect((await glance(next.cursor)).changed).toEqual([]);
  });

  it('leaves a store that did not change to the list, which then is up to date', async () => {
    const { edit, reader, cursor } = await listed();
    expect(await reader.glance?.(cursor)).toBeUndefined();
    edit(NEW_RUN);
    expect((await reader.glance?.(cursor))?.changed).toHaveLength(1);
  });

  it('sees a run that ended, was renamed, or is gone', async () => {
    const { edit, glance, first } = await listed();
    const [one, other, third] = first.changed.filter(({ status }) => status === 'finished').map(({ nativeId }) => nativeId);
    edit(`UPDATE runs SET name = 'renamed' WHERE run_uuid = '${one}'`);
    edit(`UPDATE runs SET lifecycle_stage = 'deleted' WHERE run_uuid = '${other}'`);
    edit(`UPDATE runs SET status = 'FAILED' WHERE run_uuid = '${third}'`);
    const { changed, removed } = await glance();
    expect(changed.map(({ nativeId }) => nativeId).sort()).toEqual([one, third].sort());
    expect(removed).toEqual([`mlflow-sqlite:mlflow.db:${other}`]);
  });

  it('sees a row that is gone, and a run whose experiment was renamed or deleted', async () => {
    const { edit, glance, reader, first } = await listed();
    const [one, other] = first.changed.filter(({ status }) => status === 'finished');
    edit(`PRAGMA foreign_keys = 0; DELETE FROM runs WHERE run_uuid = '${one!.nativeId}'`);
    const gone = await glance();
    expect(gone.removed).toEqual([one!.id]);
    edit(`UPDATE experiments SET name = 'renamed' WHERE experiment_id = ${other!.experiment.id}`);
    const renamed = await glance(gone.cursor);
    const found = renamed.changed.find(({ id }) => id === other!.id);
    expect(found?.experiment.name).toBe('renamed');
    edit(`UPDATE experiments SET lifecycle_stage = 'deleted' WHERE experiment_id = ${other!.experiment.id}`);
    const without = await glance(renamed.cursor);
    expect(without.removed).toContain(other!.id);
    const { changed, removed } = await reader.list(without.cursor);
    expect([changed, removed]).toEqual([[], []]);
  });

  it('leaves what it missed to the next list', async () => {
    const { edit, glance, reader, first } = await listed();
    const ended = first.changed.find(({ status }) => status === 'finished')!;
    edit(`INSERT INTO tags (key, value, run_uuid) VALUES ('reviewed', 'yes', '${ended.nativeId}')`);
    const { changed, cursor } = await glance();
    expect(changed).toEqual([]);
    expect((await reader.list(cursor)).changed.map(({ id }) => id)).toEqual([ended.id]);
  });

  it('is none for a reader that has not listed, or that a foreign cursor is given', async () => {
    const { open, reader, cursor } = await listed();
    expect(await open().glance?.(cursor)).toBeUndefined();
    expect(await reader.glance?.('something else')).toBeUndefined();
  });
});
