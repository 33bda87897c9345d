import type { Cell } from '../../src/core/table/cell.ts';
import type { RowGroup } from '../../src/core/table/group.ts';

/** A group as it is shown. */
export interface ShownGroup extends RowGroup {
  readonly key: string;
  readonly collapsed: boolean;
}

/** What stands at a place of the list: a row of the table, or a group of such. */
export type Standing = { readonly row: number } | { readonly group: ShownGroup };

/** The rows of a table as they are listed, with groups among them. */
export interface RowsView {
  /** Rows of the table that pass, in their order, those of closed groups too. */
  readonly rows: Uint32Array;
  readonly groups: readonly ShownGroup[] | undefined;
  /** Places in the list. */
  readonly length: number;
  at(place: number): Standing | undefined;
  /** The place of a row; undefined when it does not pass or its group is closed. */
  placeOfRow(row: number): number | undefined;
  placeOfGroup(key: string): number | undefined;
  /** Rows of the table from one place to another, both included. */
  rowsBetween(from: number, to: number): readonly number[];
}

export function plainView(rows: Uint32Array): RowsView {
  return viewOf(rows, undefined, Int32Array.from(rows));
}

export function groupedView(rows: Uint32Array, found: readonly RowGroup[], collapsed: readonly string[]): RowsView {
  const closed = new Set(collapsed);
  const groups = found.map((group): ShownGroup => {
    const key = groupKey(group.cell);
    return { ...group, key, collapsed: closed.has(key) };
  });
  const list = new Int32Array(groups.length + groups.reduce((sum, group) => sum + (group.collapsed ? 0 : group.rows.length), 0));
  let place = 0;
  groups.forEach((group, at) => {
    list[place++] = -at - 1;
    if (group.collapsed) return;
    list.set(group.rows, place);
    place += group.rows.length;
  });
  return viewOf(rows, groups, list);
}

/** A group is the same one after a refresh when its value is. */
export function groupKey(cell: Cell): string {
  if (cell.kind === 'missing' || cell.kind === 'unknown') return 'none';
  return cell.kind === 'text' ? `text ${cell.text}` : `number ${cell.value}`;
}

/** Groups stand in the list as numbers below zero. */
function viewOf(rows: Uint32Array, groups: readonly ShownGroup[] | undefined, list: Int32Array): RowsView {
  let places: Map<number, number> | undefined;
  const placeOf = (entry: number) => {
    places ??= new Map(Array.from(list, (one, place) => [one, place]));
    return places.get(entry);
  };
  return {
    rows,
    groups,
    length: list.length,
    at(place) {
      const entry = list[place];
      if (entry === undefined) return undefined;
      return entry < 0 ? { group: groups![-entry - 1]! } : { row: entry };
    },
    placeOfRow: placeOf,
    placeOfGroup(key) {
      const at = groups?.findIndex((group) => group.key === key) ?? -1;
      return at < 0 ? undefined : placeOf(-at - 1);
    },
    rowsBetween: (from, to) => Array.from(list.subarray(Math.min(from, to), Math.max(from, to) + 1)).filter((entry) => entry >= 0),
  };
}
