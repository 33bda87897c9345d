import { textHash64 } from '../rows/hash.ts';
import { isMissing } from '../rows/number-text.ts';
import type { ProblemLog } from '../rows/problems.ts';
import type { Plan } from './plan.ts';
import type { Row } from './row.ts';

/**
 * Native ids: what the id columns say, else a hash of the row, which is the same wherever the row stands and however the columns are
 * ordered. One that comes again gets its number.
 */
export function rowIds({ idColumns }: Plan, problems: ProblemLog): (row: Row) => string {
  const counts = new Map<string, number>();
  return (row) => {
    const key = keyOf(row, idColumns);
    const id = key ?? hashOfRow(row);
    if (key === undefined && idColumns.length > 0) problems.report({ severity: 'warning', code: 'table-no-id', place: row.place });
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    if (count === 1) return id;
    if (key === undefined) problems.report({ severity: 'info', code: 'table-same-row', place: row.place });
    else problems.report({ severity: 'warning', code: 'table-same-id', place: row.place, args: { id: id.slice(0, 80) } });
    return unused(counts, id, count);
  };
}

function unused(counts: Map<string, number>, id: string, count: number): string {
  let number = count;
  while (counts.has(`${id}#${number}`)) number++;
  counts.set(`${id}#${number}`, 1);
  return `${id}#${number}`;
}

/** Undefined when one of the columns is empty. */
function keyOf({ cells }: Row, columns: readonly string[]): string | undefined {
  const parts = columns.map((column) => cells.get(column)).map((cell) => (isMissing(cell) ? undefined : String(cell)));
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  return parts.length === 1 ? parts[0] : JSON.stringify(parts);
}

function hashOfRow({ cells }: Row): string {
  const sorted = [...cells].map(([column, cell]) => [column, String(cell)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return textHash64(JSON.stringify(sorted));
}
