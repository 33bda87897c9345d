import type { SqlValue } from '../../core/ports/sql.ts';

/** SQL knows no infinity for MLflow: it stores the largest finite number instead, and NaN as 0 with a mark. */
export function metricNumber(value: SqlValue | undefined, isNan: SqlValue | undefined): number | undefined {
  if (isNan === 1) return Number.NaN;
  if (typeof value !== 'number') return undefined;
  return Math.abs(value) === Number.MAX_VALUE ? Math.sign(value) * Number.POSITIVE_INFINITY : value;
}

/** The oldest schemas have no steps: everything is step 0 there, as MLflow's own migration makes it. */
export function metricStep(value: SqlValue | undefined): number | undefined {
  if (value === null) return 0;
  return typeof value === 'bigint' ? Number(value) : typeof value === 'number' ? value : undefined;
}

export function metricTime(value: SqlValue | undefined): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}
