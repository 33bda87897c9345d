import type { SeriesPoint } from '../../core/ports/reader.ts';
import type { SqlDatabase, SqlValue } from '../../core/ports/sql.ts';
import { excerpt } from '../excerpt.ts';
import { type ContentSource, eachRow, parameterOf } from './content-source.ts';
import { bareValue, typedValue } from './stored-value.ts';

/** A table of values, with the column of their type since 3.0. */
interface ValueTable {
  readonly table: string;
  readonly value: string;
  readonly type: string;
  readonly read: (value: SqlValue | undefined, type: SqlValue | undefined) => number | undefined;
}

function valueTable(database: SqlDatabase, table: string, value: string, type: string): ValueTable {
  return { table, value, type, read: database.columns(table).includes(type) ? typedValue : bareValue };
}

/** What the objective returned: one row for each objective since 2.4, a column of the trial before. */
export function readValues(source: ContentSource): void {
  const { database, drafts, problems } = source;
  for (const { row, values } of drafts.values()) {
    if (row.value === null) continue;
    const value = bareValue(row.value);
    if (value !== undefined) values.set(0, value);
    else
      problems.report(
        'value-unreadable',
        { of: 'trials', row: `row of trial ${row.key}` },
        { name: 'objective 0', value: excerpt(row.value) },
      );
  }
  if (!database.columns('trial_values').includes('objective')) return;
  const { table, value, type, read } = valueTable(database, 'trial_values', 'value', 'value_type');
  eachRow(source, {
    table,
    columns: ['trial_id', 'objective', value, type],
    row({ values }, cells, report) {
      const objective = cells[1];
      const stored = cells[2];
      const number = read(stored, cells[3]);
      if (number === undefined || !Number.isInteger(objective)) {
        return report('value-unreadable', { name: `objective ${excerpt(objective)}`, value: excerpt(stored) });
      }
      values.set(Number(objective), number);
    },
  });
}

/** What the trial reported while it ran: in a table of their own since 2.4, in that of the values before. */
function reportedTable(database: SqlDatabase): ValueTable {
  return database.columns('trial_intermediate_values').length > 0
    ? valueTable(database, 'trial_intermediate_values', 'intermediate_value', 'intermediate_value_type')
    : valueTable(database, 'trial_values', 'value', 'value_type');
}

/** The value of the highest step, which is the last one for Optuna. */
export function readReported(source: ContentSource): void {
  const { table, value, type, read } = reportedTable(source.database);
  if (!source.database.columns(table).includes('step')) return;
  eachRow(source, {
    table,
    columns: ['trial_id', 'step', value, type],
    row(draft, cells, report) {
      const step = cells[1];
      const stored = cells[2];
      const number = read(stored, cells[3]);
      if (number === undefined || typeof step !== 'number') {
        return report('value-unreadable', { name: `step ${excerpt(step)}`, value: excerpt(stored) });
      }
      if (draft.reported === undefined || step > draft.reported.step) draft.reported = { step, value: number };
    },
  });
}

/** All that a trial reported, by step. Values that cannot be read are left out; `list` tells of them. */
export function reportedSeries(database: SqlDatabase, trial: SqlValue): readonly SeriesPoint[] {
  const { table, value, type, read } = reportedTable(database);
  const points: SeriesPoint[] = [];
  const columns = database.columns(table);
  if (!columns.includes('step')) return points;
  const kind = columns.includes(type) ? type : 'NULL';
  database.each(`SELECT step, ${value}, ${kind} FROM ${table} WHERE trial_id = ? ORDER BY step`, [parameterOf(trial)], (row) => {
    const [step, stored, is] = row;
    const number = read(stored, is);
    if (number !== undefined && typeof step === 'number') points.push({ step, at: undefined, value: number });
  });
  return points;
}
