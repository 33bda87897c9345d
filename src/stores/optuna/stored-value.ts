import type { SqlValue } from '../../core/ports/sql.ts';

const TYPES: ReadonlyMap<SqlValue | undefined, number> = new Map<SqlValue, number>([
  ['INF_POS', Number.POSITIVE_INFINITY],
  ['INF_NEG', Number.NEGATIVE_INFINITY],
  ['NAN', Number.NaN],
]);

/** A value with its type, as Optuna stores it since 3.0; undefined where they contradict each other. */
export function typedValue(value: SqlValue | undefined, type: SqlValue | undefined): number | undefined {
  if (type !== 'FINITE') return TYPES.get(type);
  return numeric(value);
}

/** 32-bit floats end here, and 2.4 to 2.10 stored infinity as their end. */
const LARGEST_SINGLE = 3.4028234663852886e38;

/** A value of before 3.0: NaN is NULL. */
export function bareValue(value: SqlValue | undefined): number | undefined {
  if (value === null) return Number.NaN;
  const number = numeric(value);
  if (number === undefined || Math.abs(number) < LARGEST_SINGLE) return number;
  return number < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function numeric(value: SqlValue | undefined): number | undefined {
  return typeof value === 'bigint' ? Number(value) : typeof value === 'number' ? value : undefined;
}
