import type { Cell } from '../../src/core/table/cell.ts';
import type { ColumnMeta } from '../../src/core/table/column.ts';
import { parseQuery } from '../../src/core/query/parse.ts';
import { printField, printQuery } from '../../src/core/query/print.ts';
import { tableFieldKind } from '../../src/core/table/fields.ts';

/** A filter that passes rows with the same value; undefined where the language has no word for it. */
export function conditionOn({ id }: ColumnMeta, cell: Cell): string | undefined {
  if (tableFieldKind(id) === undefined) return undefined;
  if (cell.kind === 'missing' || cell.kind === 'unknown') return `not has ${printField(id)}`;
  if (cell.kind === 'text') return printQuery({ op: 'compare', field: id, by: '=', value: { kind: 'text', value: cell.text } });
  if (cell.kind === 'time')
    return isDated(cell.value) ? `${printField(id)} = ${new Date(cell.value).toISOString().slice(0, 16)}` : undefined;
  return Number.isFinite(cell.value) ? `${printField(id)} = ${cell.value}` : undefined;
}

/** Later years have more than the four digits that a date has, and what a store may hold is in no calendar. */
function isDated(at: number): boolean {
  return at >= 0 && at < Date.UTC(10_000, 0);
}

/** A filter that asks for one thing more. */
export function withCondition(filter: string, condition: string): string {
  const parsed = parseQuery(filter, tableFieldKind);
  if (filter.trim() === '' || 'error' in parsed) return condition;
  return parsed.query.op === 'or' ? `(${filter}) and ${condition}` : `${filter.trim()} and ${condition}`;
}
