import { expect, it } from 'vitest';
import { sha256 } from '../../../test/support/facts.ts';
import { memoryDigests, memoryFiles } from '../../../test/support/memory-files.ts';
import { type SqlDatabase, SqlFileError, type SqlReader } from '../../core/ports/sql.ts';
import { openProject } from './project.ts';

const TABLES: Readonly<Record<string, readonly string[]>> = {
  alembic_version: ['version_num'],
  experiments: ['experiment_id', 'name', 'lifecycle_stage'],
  runs: ['run_uuid', 'name', 'experiment_id', 'status', 'start_time', 'end_time', 'lifecycle_stage'],
  latest_metrics: ['run_uuid', 'key', 'value', 'timestamp', 'step', 'is_nan'],
};
const EMPTY_STORE: SqlDatabase = {
  each: () => undefined,
  all: () => [],
  columns: (table) => TABLES[table] ?? [],
  scan: () => true,
  largestRowid: () => undefined,
};

it('a store that fails once it was recognised is said and does not take the others along', async () => {
  let broken = false;
  let count = 0;
  const sql: SqlReader = {
    state: () => String(count++),
    read(path, read) {
      if (broken && path === '/p/bad.db') return Promise.reject(new SqlFileError('damaged', path));
      return Promise.resolve({ value: read(EMPTY_STORE), state: String(count++), consistent: true, attempts: 1, notes: [] });
    },
  };
  const recognisedFirst: SqlReader = {
    ...sql,
    read(path, read) {
      const answer = sql.read(path, read);
      if (path === '/p/bad.db') broken = true;
      return answer;
    },
  };
  const files = memoryFiles({ '/p/bad.db': '', '/p/good.db': '' });
  const state = await openProject(
    '/p',
    { version: 't', asOf: '2026-01-01', entries: [] },
    { files, durable: files, sql: recognisedFirst, sha256, digests: memoryDigests(files), env: () => undefined, clock: () => 0 },
  ).refresh();
  expect(state.stores.map((store) => store.identity)).toEqual(['bad.db', 'good.db']);
  expect(state.diagnostics).toMatchObject([{ code: 'store-damaged', file: 'bad.db' }]);
});
