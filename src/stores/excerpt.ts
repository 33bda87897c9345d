import type { SqlValue } from '../core/ports/sql.ts';

/** A foreign value as a diagnostic shows it. */
export function excerpt(value: SqlValue | undefined): string {
  return value instanceof Uint8Array ? `${value.length} bytes` : String(value).slice(0, 80);
}
