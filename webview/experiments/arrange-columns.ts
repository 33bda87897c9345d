import type { ColumnMeta } from '../../src/core/table/column.ts';
import type { Arrangement } from './layout.ts';

type Sort = Arrangement['sort'];

/** A heading goes from ascending to descending to unsorted. `adding` keeps the earlier keys. */
export function sortedBy(sort: Sort, column: string, adding: boolean): Sort {
  const known = sort.find((key) => key.column === column);
  if (!adding) return known?.descending === true ? [] : [{ column, descending: known !== undefined }];
  if (known === undefined) return [...sort, { column, descending: false }];
  const changed = sort.map((key) => (key === known ? { column, descending: true } : key));
  return known.descending ? sort.filter((key) => key !== known) : changed;
}

/** Columns with one of them before another, or behind all. */
export function movedColumn(shown: readonly string[], column: string, before: string | undefined): string[] {
  const others = shown.filter((id) => id !== column);
  const at = before === undefined ? -1 : others.indexOf(before);
  return at < 0 ? [...others, column] : [...others.slice(0, at), column, ...others.slice(at)];
}

/** One place up or down among the shown. */
export function steppedColumn(shown: readonly string[], column: string, step: -1 | 1): string[] {
  const at = shown.indexOf(column);
  const to = at + step;
  if (at < 0 || to < 0 || to >= shown.length) return [...shown];
  const next = [...shown];
  next[at] = shown[to]!;
  next[to] = column;
  return next;
}

/** Shown where it was, or hidden; one that comes to be shown stands behind the last of its own group. */
export function toggledColumn(shown: readonly string[], column: ColumnMeta, metas: ReadonlyMap<string, ColumnMeta>): string[] {
  if (shown.includes(column.id)) return shown.filter((id) => id !== column.id);
  const last = shown.findLastIndex((id) => metas.get(id)?.group === column.group);
  return last < 0 ? [...shown, column.id] : [...shown.slice(0, last + 1), column.id, ...shown.slice(last + 1)];
}

/** Pinned or not. What was pinned by default stays so. */
export function toggledPin(pinned: readonly string[], column: string): string[] {
  return pinned.includes(column) ? pinned.filter((id) => id !== column) : [...pinned, column];
}
