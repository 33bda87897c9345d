import type { SqlDatabase, SqlValue } from '../../core/ports/sql.ts';

/** `SELECT` of value, time and step; undefined when there is no such table. NaN is 0 with a mark; one column is cheaper to fetch than two. */
export function selectMetrics(database: SqlDatabase): string | undefined {
  const present = new Set(database.columns('metrics'));
  if (present.size === 0) return undefined;
  const value = present.has('is_nan') ? "CASE is_nan WHEN 1 THEN 'NaN' ELSE value END" : 'value';
  return `SELECT ${value}, timestamp, ${present.has('step') ? 'step' : 'NULL'} FROM metrics`;
}

/** SQL knows no infinity for MLflow: it stores the largest finite number instead. */
export function metricNumber(value: SqlValue | undefined): number | undefined {
  if (value === 'NaN') return Number.NaN;
  if (typeof value !== 'number') return undefined;
  return Math.abs(value) === Number.MAX_VALUE ? Math.sign(value) * Number.POSITIVE_INFINITY : value;
}

/** The oldest schemas have no steps: everything is step 0 there, as MLflow's own migration makes it. */
export function metricStep(value: SqlValue | undefined): number | undefined {
  if (value === null) return 0;
  return typeof value === 'bigint' ? Number(value) : typeof value === 'number' ? value : undefined;
}

/** Milliseconds since 1970, beyond which JavaScript has no days. */
const LATEST = 8.64e15;

export function timeFrom(value: SqlValue | undefined): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= LATEST ? value : undefined;
}
