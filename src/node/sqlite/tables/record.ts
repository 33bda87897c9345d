import type { SqlValue } from '../../../core/ports/sql.ts';
import type { Area } from './area.ts';
import type { TableColumn } from './create-table.ts';
import type { Plan } from './plan.ts';
import type { TextMemory } from './texts.ts';
import { valueAt, valueLength } from './value.ts';
import { shortVarint, varintLength } from './varint.ts';

/** Where a row lies. */
export interface Row {
  area: Area;
  start: number;
  size: number;
  rowid: number | bigint;
}

/** Puts the values of a row into their places. False when there is something odd about it. */
export function readRecord({ columns, places }: Plan, memory: TextMemory, row: Row, values: SqlValue[]): boolean {
  const { area, start, rowid } = row;
  const { bytes } = area;
  const end = start + row.size;
  const headerEnd = start + shortVarint(bytes, start);
  let header = start + varintLength(bytes, start);
  let body = headerEnd;
  let at = 0;
  for (; at < places.length && header < headerEnd; at++) {
    const type = shortVarint(bytes, header);
    const length = valueLength(type);
    if (body + length > end) return false;
    const place = places[at]!;
    if (place >= 0) values[place] = shown(columns[at]!, rowid, valueAt(area, type, body, length, memory));
    header += varintLength(bytes, header);
    body += length;
  }
  const isWhole = header < headerEnd || (header === headerEnd && body === end);
  return isWhole && (at === places.length || fillUp(columns, places, at, rowid, values));
}

function shown({ isRowid, isFloat }: TableColumn, rowid: number | bigint, value: SqlValue): SqlValue {
  if (isRowid) return rowid;
  return isFloat && typeof value === 'bigint' ? Number(value) : value;
}

/** Rows from before a column was added end without it. */
function fillUp(
  columns: readonly TableColumn[],
  places: readonly number[],
  from: number,
  rowid: number | bigint,
  values: SqlValue[],
): boolean {
  for (let at = from; at < places.length; at++) {
    const column = columns[at]!;
    const place = places[at]!;
    if (column.hasDefault) return false;
    if (place >= 0) values[place] = shown(column, rowid, null);
  }
  return true;
}
