import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import initSqlJs, { type Database } from 'sql.js';

/** A run as a test wants it in a store; times are minutes after `STORE_START`, what is left out is not there. */
export interface StoredRun {
  readonly name: string;
  readonly experiment?: string;
  readonly status?: 'RUNNING' | 'FINISHED' | 'FAILED' | 'KILLED';
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  /** Name of the parent run. */
  readonly parent?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly artifactUri?: string;
  /** When its metrics were logged; default: at its end. */
  readonly loggedAt?: number;
}

export const STORE_START = Date.UTC(2026, 5, 1, 12);

const MINUTE = 60_000;
const EMPTIED = ['metrics', 'latest_metrics', 'params', 'tags', 'inputs', 'input_tags', 'datasets', 'runs'];

/** The bytes of a store that MLflow 3 made, with these runs instead of its own. */
export async function mlflowStore(runs: readonly StoredRun[]): Promise<Uint8Array> {
  const engine = await initSqlJs();
  const database = new engine.Database(readFileSync(new URL('../fixtures/mlflow/3.x/mlflow.db', import.meta.url)));
  database.run(`PRAGMA foreign_keys = 0; ${EMPTIED.map((table) => `DELETE FROM ${table}`).join(';')}`);
  runs.forEach((run, at) => insert(database, run, at));
  const bytes = database.export();
  database.close();
  return bytes;
}

/** A folder with such a store and, where given, a `kneepoint.yaml`. */
export async function mlflowProject(
  runs: readonly StoredRun[] | ((root: string) => readonly StoredRun[]),
  config?: string,
): Promise<{ root: string; remove: () => void }> {
  const root = mkdtempSync(join(tmpdir(), 'kneepoint-project-'));
  writeFileSync(join(root, 'mlflow.db'), await mlflowStore(typeof runs === 'function' ? runs(root) : runs));
  if (config !== undefined) writeFileSync(join(root, 'kneepoint.yaml'), config);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function insert(database: Database, run: StoredRun, at: number): void {
  const { name, experiment = 'tests', status = 'FINISHED', params = {}, metrics = {}, tags = {}, parent } = run;
  const id = idOf(name);
  const start = 'start' in run ? run.start : at;
  const end = 'end' in run ? run.end : status === 'RUNNING' ? undefined : (start ?? 0) + 60;
  database.run(
    `INSERT OR IGNORE INTO experiments (experiment_id, name, lifecycle_stage) VALUES (${experimentId(experiment)}, ?, 'active')`,
    [experiment],
  );
  database.run(
    `INSERT INTO runs (run_uuid, name, experiment_id, status, start_time, end_time, artifact_uri, lifecycle_stage)
     VALUES (?, ?, ${experimentId(experiment)}, ?, ?, ?, ?, 'active')`,
    [id, name, status, timeOf(start), timeOf(end), run.artifactUri ?? null],
  );
  for (const [key, value] of Object.entries(params)) insertText(database, 'params', id, key, value);
  const all = { ...tags, ...(parent === undefined ? {} : { 'mlflow.parentRunId': idOf(parent) }) };
  for (const [key, value] of Object.entries(all)) insertText(database, 'tags', id, key, value);
  for (const [key, value] of Object.entries(metrics)) {
    database.run('INSERT INTO latest_metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES (?, ?, ?, 0, 0, ?)', [
      key,
      value,
      timeOf(run.loggedAt ?? end ?? start ?? 0),
      id,
    ]);
  }
}

function insertText(database: Database, table: 'params' | 'tags', run: string, key: string, value: string): void {
  database.run(`INSERT INTO ${table} (key, value, run_uuid) VALUES (?, ?, ?)`, [key, value, run]);
}

function timeOf(minutes: number | undefined): number | null {
  return minutes === undefined ? null : STORE_START + minutes * MINUTE;
}

/** One id per name, in the form that MLflow's have. */
function idOf(name: string): string {
  return Buffer.from(name, 'utf8').toString('hex').padEnd(32, '0').slice(0, 32);
}

function experimentId(name: string): number {
  return 100 + [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 10_000, 0);
}
