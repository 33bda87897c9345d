import type { Goal } from '../../core/metrics/names.ts';
import type { SqlDatabase, SqlValue } from '../../core/ports/sql.ts';
import { excerpt } from '../excerpt.ts';
import type { ProblemLog } from './problems.ts';
import type { RawJson } from './raw-json.ts';
import { factsOf, STUDY_SYSTEM_KEYS, type StudyFacts } from './study.ts';

/** Longer texts are programs' notes to themselves. */
export const LONGEST_TEXT = 8192;

interface StudyRow {
  readonly name: string;
  readonly directions: Map<number, Goal | undefined>;
  readonly userAttributes: Map<string, RawJson>;
  readonly systemAttributes: Map<string, RawJson>;
}

type Rows = ReadonlyMap<SqlValue, StudyRow>;

/** By study id. */
export function readStudies(database: SqlDatabase, problems: ProblemLog): ReadonlyMap<SqlValue, StudyFacts> {
  const rows = new Map<SqlValue, StudyRow>();
  database.scan('studies', ['study_id', 'study_name', 'direction'], ([id = null, name, direction]) => {
    const row = {
      name: typeof name === 'string' ? name : String(id),
      directions: new Map(),
      userAttributes: new Map(),
      systemAttributes: new Map(),
    };
    rows.set(id, row);
    // Up to 2.3 a study had one objective, and its direction stood here.
    if (typeof direction === 'string') setDirection(row, 0, direction, problems);
  });
  readDirections(database, rows, problems);
  readAttributes(database, 'study_user_attributes', rows, ({ userAttributes }) => userAttributes);
  readAttributes(database, 'study_system_attributes', rows, ({ systemAttributes }) => systemAttributes, STUDY_SYSTEM_KEYS);
  return new Map([...rows].map(([id, row]) => [id, factsOf({ id: String(id), ...row })]));
}

function readDirections(database: SqlDatabase, rows: Rows, problems: ProblemLog): void {
  database.scan('study_directions', ['study_id', 'objective', 'direction'], ([id = null, objective, direction]) => {
    const row = rows.get(id);
    if (row !== undefined && typeof objective === 'number') setDirection(row, objective, direction, problems);
  });
}

const GOALS: ReadonlyMap<SqlValue | undefined, Goal | undefined> = new Map<SqlValue, Goal | undefined>([
  ['MAXIMIZE', 'max'],
  ['MINIMIZE', 'min'],
  ['NOT_SET', undefined],
]);

function setDirection({ name, directions }: StudyRow, objective: number, direction: SqlValue | undefined, problems: ProblemLog): void {
  if (!GOALS.has(direction)) {
    problems.report('unknown-direction', { of: 'study_directions', row: `row of study ${name}` }, { value: excerpt(direction) });
  }
  directions.set(objective, GOALS.get(direction));
}

function readAttributes(
  database: SqlDatabase,
  table: string,
  rows: Rows,
  target: (row: StudyRow) => Map<string, RawJson>,
  keys?: ReadonlySet<string>,
): void {
  database.scan(table, ['study_id', 'key', 'value_json'], ([id = null, key, json]) => {
    const row = rows.get(id);
    if (row === undefined || typeof key !== 'string' || keys?.has(key) === false) return;
    if (typeof json === 'string' && json.length <= LONGEST_TEXT) target(row).set(key, json);
  });
}
