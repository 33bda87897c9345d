import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import initSqlJs from 'sql.js';
import { describe, expect, it } from 'vitest';
import type { SqlReader } from '../../core/ports/sql.ts';
import type { Run } from '../../core/runs/run.ts';
import { sqlDatabase } from '../../node/sqlite/database.ts';
import { optunaSqlite } from './optuna-sqlite.ts';
import { optunaReader } from './reader.ts';

const engine = await initSqlJs();
const fixture = (name: string) => readFileSync(new URL(`../../../test/fixtures/optuna/${name}`, import.meta.url));
const bytes = fixture('5.0/study.db');

/** The real store in memory, for a test to change. Optuna's own constraints would forbid what broken tools write. */
function editable(content: Uint8Array = bytes) {
  const database = new engine.Database(Uint8Array.from(content));
  let version = 0;
  let reads = 0;
  const asked: string[] = [];
  const sql: SqlReader = {
    state: () => String(version),
    async read(path, read) {
      reads++;
      const port = sqlDatabase(database, path);
      const each: typeof port.each = (text, parameters, row) => {
        asked.push(text);
        port.each(text, parameters, row);
      };
      return { value: read({ ...port, each }), state: String(version), consistent: true, attempts: 1, notes: [] };
    },
  };
  const edit = (text: string) => {
    database.run(`PRAGMA ignore_check_constraints = 1; ${text}`);
    version++;
  };
  const reader = optunaReader({ store: { kind: 'optuna-sqlite', identity: 'study.db' }, path: '/p/study.db', sql });
  return { database, sql, edit, reader, asked, reads: () => reads };
}

async function listed(reader: ReturnType<typeof editable>['reader'], cursor?: string) {
  const { changed, removed, cursor: next, diagnostics } = await reader.list(cursor);
  return { runs: new Map(changed.map((run) => [run.nativeId, run])), removed, cursor: next, diagnostics };
}

describe('a second list', () => {
  it('asks nothing of an unchanged file', async () => {
    const { reader, reads } = editable();
    const { cursor } = await listed(reader);
    const again = await reader.list(cursor);
    expect([reads(), again.changed, again.removed, again.cursor]).toEqual([1, [], [], cursor]);
  });

  it.each([
    ['a report', "INSERT INTO trial_intermediate_values VALUES (999, 30, 2, 0.5, 'FINITE')"],
    ['a report of another value', 'UPDATE trial_intermediate_values SET intermediate_value = 0.25 WHERE trial_id = 30'],
    ['a user attribute', `INSERT INTO trial_user_attributes VALUES (999, 30, 'epoch', '3')`],
    ['another value of it', `UPDATE trial_user_attributes SET value_json = '2.5' WHERE trial_id = 30`],
    ['a parameter', `INSERT INTO trial_params SELECT 999, 30, 'x', 0.5, distribution_json FROM trial_params WHERE trial_id = 30`],
    ['its end', "UPDATE trials SET state = 'COMPLETE', datetime_complete = '2026-01-01 02:00:00' WHERE trial_id = 30"],
    ['a heartbeat', "INSERT INTO trial_heartbeats VALUES (999, 30, '2026-01-01 01:20:00')"],
  ])('sees %s of a trial that goes on, in that trial alone', async (_, text) => {
    const { reader, edit } = editable();
    const { runs, cursor } = await listed(reader);
    edit(text);
    const news = await listed(reader, cursor);
    expect([[...news.runs.keys()], news.removed]).toEqual([['30'], []]);
    expect(news.runs.get('30')).not.toEqual(runs.get('30'));
    expect((await listed(reader, news.cursor)).runs.size).toBe(0);
  });

  it('sees a new trial, a claimed one and a deleted study', async () => {
    const { reader, edit } = editable();
    const { runs, cursor } = await listed(reader);
    edit(`INSERT INTO trials VALUES (32, 3, 9, 'RUNNING', '2026-01-01 03:00:00', NULL);
      UPDATE trials SET state = 'RUNNING', datetime_start = '2026-01-01 03:00:00' WHERE trial_id = 31`);
    const grown = await listed(reader, cursor);
    expect([[...grown.runs.keys()].sort(), grown.removed, grown.runs.get('32')!.name]).toEqual([['31', '32'], [], 'trial 3']);
    edit('DELETE FROM trials WHERE study_id = 4; DELETE FROM studies WHERE study_id = 4');
    const gone = [...runs.values()].filter(({ experiment }) => experiment.name === 'trade-off').map(({ id }) => id);
    const after = await listed(reader, grown.cursor);
    expect(gone).toHaveLength(3);
    expect([after.runs.size, after.removed]).toEqual([0, gone]);
  });

  it.each([
    ['the names of objectives', `UPDATE study_system_attributes SET value_json = '["accuracy", "ms"]' WHERE study_id = 4`, 'trade-off'],
    ['the name of a study', "UPDATE studies SET study_name = 'trade' WHERE study_id = 4", 'trade'],
    ['a direction', "UPDATE study_directions SET direction = 'MINIMIZE' WHERE study_id = 4", 'trade-off'],
    ['an attribute of a study', `INSERT INTO study_user_attributes VALUES (99, 4, 'dataset', '"digits"')`, 'trade-off'],
  ])('sees %s in all trials of the study', async (_, text, name) => {
    const { reader, edit } = editable();
    const { cursor } = await listed(reader);
    edit(text);
    const { runs } = await listed(reader, cursor);
    expect([...runs.values()].map(({ experiment }) => experiment.name)).toEqual([name, name, name]);
  });

  it('looks a few trials of many up, and finds the same', async () => {
    const many = editable();
    many.edit(`WITH RECURSIVE n(i) AS (VALUES (100) UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
      INSERT INTO trials SELECT i, i, 1, 'COMPLETE', '2026-01-02 00:00:00', '2026-01-02 00:01:00' FROM n;
      INSERT INTO trial_values SELECT trial_id, trial_id, 0, 0.5, 'FINITE' FROM trials WHERE trial_id >= 100`);
    const first = await listed(many.reader);
    expect([first.runs.size, many.asked]).toEqual([1901 + 31, []]);
    many.edit(`INSERT INTO trials VALUES (3000, 5000, 1, 'RUNNING', '2026-01-03 00:00:00', NULL);
      INSERT INTO trial_intermediate_values VALUES (999, 3000, 2, 0.5, 'FINITE');
      INSERT INTO trial_intermediate_values VALUES (1000, 3000, 1, 0.25, 'FINITE');
      INSERT INTO trial_user_attributes VALUES (999, 3000, 'epoch', '3')`);
    const second = await listed(many.reader, first.cursor);
    expect(many.asked.length).toBeGreaterThan(0);
    expect([...second.runs.keys()]).toEqual(['3000']);
    expect(second.runs.get('3000')).toEqual((await listed(many.reader)).runs.get('3000'));
  });

  it('starts anew after a cursor that is not ours', async () => {
    const { reader } = editable();
    const { runs } = await listed(reader);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (cursor) => {
        const again = await listed(reader, cursor);
        expect([again.runs.size, again.removed]).toEqual([runs.size, []]);
      }),
      { numRuns: 30 },
    );
  });

  it('repeats what is wrong, whether or not the file changed', async () => {
    const { reader, edit } = editable();
    edit("UPDATE trial_params SET distribution_json = 'x' WHERE trial_id = 1 AND param_name = 'layers'");
    const first = await listed(reader);
    expect(first.diagnostics).toHaveLength(1);
    expect((await listed(reader, first.cursor)).diagnostics).toEqual(first.diagnostics);
    edit("UPDATE trials SET state = 'COMPLETE' WHERE trial_id = 30");
    const second = await listed(reader, first.cursor);
    expect([second.diagnostics, [...second.runs.keys()]]).toEqual([first.diagnostics, ['30']]);
  });
});

describe('a malformed record becomes a diagnostic', () => {
  const trial = (set: string) => `UPDATE trials SET ${set} WHERE trial_id = 1`;
  const param = (set: string) => `UPDATE trial_params SET ${set} WHERE trial_id = 1 AND param_name = 'layers'`;
  const value = (set: string) => `UPDATE trial_values SET ${set} WHERE trial_id = 1`;
  const report = (set: string) => `INSERT INTO trial_intermediate_values VALUES (999, 1, 1, 0, 'FINITE');
    UPDATE trial_intermediate_values SET ${set} WHERE trial_id = 1`;
  const attribute = (set: string) => `UPDATE trial_user_attributes SET ${set} WHERE trial_id = 1 AND key = 'note'`;
  const without = (run: Run) => !run.metrics.has('value') && run.params.has('layers');
  it.each<[string, string, string, string, (run: Run) => boolean]>([
    ['a state of no Optuna', trial("state = 'BUSY'"), 'unknown-state', 'trials', ({ status }) => status === 'unknown'],
    ['a state that is a blob', trial("state = x'00'"), 'unknown-state', 'trials', ({ status }) => status === 'unknown'],
    ['a start in words', trial("datetime_start = 'noon'"), 'time-unreadable', 'trials', ({ startedAt }) => startedAt === undefined],
    ['an end as a number', trial('datetime_complete = 5'), 'time-unreadable', 'trials', ({ endedAt }) => endedAt === undefined],
    [
      'the 30th of February',
      trial("datetime_start = '2026-02-30 00:00:00'"),
      'time-unreadable',
      'trials',
      ({ startedAt }) => startedAt === undefined,
    ],
    [
      'an end before the start',
      trial("datetime_complete = '2025-01-01 00:00:00'"),
      'end-before-start',
      'trials',
      (run) => run.endedAt! < run.startedAt!,
    ],
    ['no distribution', param('distribution_json = NULL'), 'unknown-distribution', 'trial_params', ({ params }) => !params.has('layers')],
    [
      'a distribution of no Optuna',
      param(`distribution_json = '{"name": "Normal", "attributes": {}}'`),
      'unknown-distribution',
      'trial_params',
      ({ params }) => !params.has('layers'),
    ],
    [
      'a distribution cut off',
      param('distribution_json = substr(distribution_json, 1, 40)'),
      'unknown-distribution',
      'trial_params',
      ({ params }) => !params.has('layers'),
    ],
    ['no value of a parameter', param('param_value = NULL'), 'value-unreadable', 'trial_params', ({ params }) => !params.has('layers')],
    [
      'a choice that is none',
      "UPDATE trial_params SET param_value = 77 WHERE trial_id = 1 AND param_name = 'optimizer'",
      'value-unreadable',
      'trial_params',
      ({ params }) => !params.has('optimizer'),
    ],
    ['text for a value', value("value = 'good'"), 'value-unreadable', 'trial_values', without],
    ['NULL for a finite value', value('value = NULL'), 'value-unreadable', 'trial_values', without],
    ['a type of no Optuna', value("value_type = 'HUGE'"), 'value-unreadable', 'trial_values', without],
    ['an objective in words', value("objective = 'first'"), 'value-unreadable', 'trial_values', without],
    [
      'a report in words',
      report("intermediate_value = 'good'"),
      'value-unreadable',
      'trial_intermediate_values',
      ({ metrics }) => !metrics.has('intermediate_value'),
    ],
    [
      'a step in words',
      report("step = 'last'"),
      'value-unreadable',
      'trial_intermediate_values',
      ({ metrics }) => !metrics.has('intermediate_value'),
    ],
    [
      'an attribute that is a blob',
      attribute("value_json = x'00ff'"),
      'attribute-unreadable',
      'trial_user_attributes',
      ({ tags }) => !tags.has('note'),
    ],
    [
      'an attribute without a key',
      attribute('key = NULL'),
      'attribute-unreadable',
      'trial_user_attributes',
      ({ tags }) => !tags.has('note'),
    ],
  ])('%s', async (_, text, code, table, holds) => {
    const { reader, edit } = editable();
    const before = await listed(reader);
    edit(text);
    const { runs, diagnostics } = await listed(reader);
    expect(diagnostics).toMatchObject([{ code: `optuna-${code}`, file: 'study.db', place: `${table} row of trial 1` }]);
    expect(holds(runs.get('1')!)).toBe(true);
    runs.delete('1');
    before.runs.delete('1');
    expect(runs).toEqual(before.runs);
  });

  it('for rows of no trial, of which the first are listed and the others counted', async () => {
    const { reader, edit } = editable();
    const before = await listed(reader);
    edit(
      "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO trial_values SELECT 1000 + i, 1000 + i, 0, 1, 'FINITE' FROM n",
    );
    const { runs, diagnostics } = await listed(reader);
    expect([runs, diagnostics.length]).toEqual([before.runs, 21]);
    expect(diagnostics.at(-1)).toMatchObject({ code: 'optuna-row-of-no-trial-more', place: 'trial_values', args: { count: 480 } });
  });

  it('for trials of no study and directions of no Optuna', async () => {
    const { reader, edit } = editable();
    edit("UPDATE trials SET study_id = 77 WHERE trial_id = 1; UPDATE study_directions SET direction = 'SIDEWAYS' WHERE study_id = 2");
    const { runs, diagnostics } = await listed(reader);
    expect(diagnostics.map(({ code }) => code)).toEqual(expect.arrayContaining(['optuna-trial-of-no-study', 'optuna-unknown-direction']));
    expect([runs.has('1'), runs.get('16')!.tags.has('optuna.direction.value')]).toEqual([false, false]);
  });

  it('whatever stands in any column, and the sound trial beside it is as it was', async () => {
    const cell = fc.oneof(
      fc.string(),
      // The engine stores NaN as NULL, which not every column takes.
      fc.double({ noNaN: true }),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.constant(null),
      fc.uint8Array({ maxLength: 4 }),
    );
    const cells = fc.array(cell, { minLength: 10, maxLength: 10 });
    const sound = (await listed(editable().reader)).runs.get('2');
    await fc.assert(
      fc.asyncProperty(cells, async ([a, b, c, d, e, f, g, h, i, j]) => {
        const { database, edit, reader } = editable();
        database.run('UPDATE trials SET state = ?, datetime_start = ?, datetime_complete = ? WHERE trial_id = 1', [a ?? '', b, c] as never);
        database.run('UPDATE trial_params SET param_value = ?, distribution_json = ? WHERE trial_id = 1', [d, e] as never);
        database.run('UPDATE trial_values SET value = ?, value_type = ? WHERE trial_id = 1', [f, g ?? ''] as never);
        database.run('UPDATE trial_user_attributes SET value_json = ? WHERE trial_id = 1', [h] as never);
        database.run('UPDATE study_system_attributes SET value_json = ? WHERE study_id = 4', [i] as never);
        database.run('UPDATE version_info SET library_version = ?', [typeof j === 'string' ? `5.${j}` : '5.0.0']);
        edit('');
        const { runs } = await listed(reader);
        expect(runs.get('2')).toEqual(sound);
        for (const { value } of runs.get('1')!.metrics.values()) expect(typeof value).toBe('number');
        database.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('times without a zone', () => {
  const beat = (id: number, at: string) => `INSERT INTO trial_heartbeats VALUES (${id}, ${id}, '${at}')`;

  it('are said to be uncertain once, and heartbeats are not compared with them', async () => {
    const { reader, edit } = editable(fixture('4.9/study.db'));
    edit(beat(30, '2026-01-01 05:00:00'));
    const { runs, diagnostics } = await listed(reader);
    expect(diagnostics).toEqual([{ severity: 'info', code: 'optuna-local-times', file: 'study.db' }]);
    expect([runs.get('30')!.status, runs.get('30')!.lastSeenAt]).toEqual(['running', undefined]);
  });

  it('stay so when heartbeats tell of two zones, as after a change of the clocks or of Optuna', async () => {
    const { reader, edit } = editable(fixture('4.9/heartbeats.db'));
    const known = await listed(reader);
    edit("UPDATE trials SET datetime_start = '2026-01-01 14:56:05', datetime_complete = '2026-01-01 14:57:05' WHERE trial_id = 5");
    const mixed = await listed(reader, known.cursor);
    expect([known.diagnostics.length, mixed.diagnostics.map(({ code }) => code)]).toEqual([0, ['optuna-local-times']]);
    expect([...mixed.runs.values()].map(({ lastSeenAt, pauses }) => [lastSeenAt, pauses])).toEqual(
      Array.from({ length: 6 }, () => [undefined, []]),
    );
  });

  it('are no matter where there are none', async () => {
    const { reader, edit } = editable(fixture('4.9/study.db'));
    edit('UPDATE trials SET datetime_start = NULL, datetime_complete = NULL');
    expect((await listed(reader)).diagnostics).toEqual([]);
  });

  it('of a heartbeat that came before the start tell nothing', async () => {
    const { reader, edit } = editable();
    edit(beat(30, '2025-12-31 17:00:00'));
    expect((await listed(reader)).runs.get('30')!.lastSeenAt).toBeUndefined();
  });
});

describe('an old schema', () => {
  it('of 1.2, which had no numbers, counts the trials of a study', async () => {
    const { reader, edit } = editable(fixture('2.3/study.db'));
    const { runs } = await listed(reader);
    edit('ALTER TABLE trials DROP COLUMN number');
    expect((await listed(reader)).runs).toEqual(runs);
  });

  it('of 2.4 to 2.10, which had no types of values, has infinity as the largest 32-bit float', async () => {
    const { reader, edit } = editable();
    const { runs } = await listed(reader);
    const largest = 3.4028234663852886e38;
    const bare = (table: string, value: string) =>
      `UPDATE ${table} SET ${value} = CASE ${value}_type WHEN 'INF_POS' THEN ${largest} WHEN 'INF_NEG' THEN -${largest} ELSE ${value} END;
       ALTER TABLE ${table} DROP COLUMN ${value}_type`;
    edit(`${bare('trial_values', 'value')}; ${bare('trial_intermediate_values', 'intermediate_value')}`);
    expect((await listed(reader)).runs).toEqual(runs);
  });
});

describe('a user attribute', () => {
  it('never takes the name of an objective, not even in a trial without a value', async () => {
    const { reader, edit } = editable();
    edit(`INSERT INTO trial_user_attributes VALUES (900, 13, 'value', '3'), (901, 13, 'intermediate_value', '4')`);
    const { metrics, tags } = (await listed(reader)).runs.get('13')!;
    expect([...metrics].map(([name, { value }]) => [name, value])).toEqual([
      ['intermediate_value', 0.5],
      ['user_attrs_value', 3],
      ['user_attrs_intermediate_value', 4],
    ]);
    expect([tags.get('value'), tags.get('intermediate_value')]).toEqual(['3', '4']);
  });

  it('of the trial comes before that of the study, and the direction is that of the study', async () => {
    const { reader, edit } = editable();
    edit(`INSERT INTO trial_user_attributes VALUES (900, 2, 'dataset', '"other"'), (901, 2, 'optuna.direction.value', '"min"')`);
    const { tags } = (await listed(reader)).runs.get('2')!;
    expect([tags.get('dataset'), tags.get('rows'), tags.get('optuna.direction.value')]).toEqual(['other', '1797', 'max']);
  });
});

describe('an objective', () => {
  it.each([
    ['that is called as reports are', '["intermediate_value"]', ['intermediate_value']],
    ['without a name among named ones', '["", "a"]', ['values_0', 'a', 'intermediate_value']],
    ['of a name that another has', '["a", "a"]', ['a', 'values_1', 'intermediate_value']],
    ['with names that are none', '{"a": 1}', ['values_0', 'values_1', 'intermediate_value']],
  ])('%s', async (_, names, expected) => {
    const { reader, edit } = editable();
    const objectives = expected.filter((name) => expected.length === 1 || name !== 'intermediate_value').length;
    edit(`DELETE FROM study_directions WHERE study_id = 4 AND objective >= ${objectives};
      DELETE FROM trial_values WHERE trial_id = 21 AND objective >= ${objectives}; DELETE FROM trial_user_attributes WHERE trial_id = 21;
      INSERT INTO trial_intermediate_values VALUES (999, 21, 4, 0.5, 'FINITE');
      UPDATE study_system_attributes SET value_json = '${names}' WHERE study_id = 4`);
    const { metrics } = (await listed(reader)).runs.get('21')!;
    expect([...metrics.keys()]).toEqual(expected);
    const points = await reader.series('21', 'intermediate_value');
    expect(points.map(({ step }) => step)).toEqual([expected.length === 1 ? 0 : 4]);
  });
});

describe('recognising', () => {
  const place = { identity: 'study.db', path: '/p/study.db', entry: { name: 'study.db', kind: 'file' as const }, found: () => [] };
  it.each([
    ['Optuna', undefined, true],
    ['Optuna of before 2.4', 'DROP TABLE study_directions; DROP TABLE trial_values', true],
    ['trials of somebody else', 'ALTER TABLE trials RENAME COLUMN study_id TO experiment', false],
    ['studies of somebody else', 'DROP TABLE version_info', false],
  ])('%s', async (_, text, expected) => {
    const { sql, edit } = editable();
    if (text !== undefined) edit(text);
    expect(await optunaSqlite.recognises(place, { sql, files: {} as never })).toBe(expected);
  });

  it.each([
    ['optuna.db', true],
    ['x.sqlite3', true],
    ['optuna.db-wal', false],
  ])('by name: %s', (name, expected) => {
    expect(optunaSqlite.mayBe({ name, kind: 'file' })).toBe(expected);
  });
});
