import type { RowGroup } from '../../src/core/table/group.ts';
import type { GroupCell } from '../../src/core/table/grouping.ts';

/** A group as it is shown. */
export interface ShownGroup extends RowGroup {
  /** Of the values from the outermost group to this one. */
  readonly key: string;
  /** From 0 for the outermost. */
  readonly level: number;
  readonly collapsed: boolean;
}

/** What stands at a place of the list: a row of the table, or a group of such. */
export type Standing = { readonly row: number } | { readonly group: ShownGroup };

/** The rows of a table as they are listed, with groups among them. */
export interface RowsView {
  /** Rows of the table that pass, in their order, those of closed groups too. */
  readonly rows: Uint32Array;
  /** All of them, closed ones and those within too. */
  readonly groups: readonly ShownGroup[] | undefined;
  /** Places in the list. */
  readonly length: number;
  at(place: number): Standing | undefined;
  /** How many groups it is in. */
  levelAt(place: number): number;
  /** The place of the group around it. */
  parentOf(place: number): number | undefined;
  /** The place of a row; undefined when it does not pass or its group is closed. */
  placeOfRow(row: number): number | undefined;
  placeOfGroup(key: string): number | undefined;
  /** Rows of the table from one place to another, both included. */
  rowsBetween(from: number, to: number): readonly number[];
}

export function plainView(rows: Uint32Array): RowsView {
  return viewOf(rows, undefined, Int32Array.from(rows), 0);
}

export function groupedView(rows: Uint32Array, found: readonly RowGroup[], collapsed: readonly string[]): RowsView {
  const closed = new Set(collapsed);
  const groups: ShownGroup[] = [];
  const open: number[] = [];
  let depth = 0;
  const list = (level: number, path: readonly string[], members: readonly RowGroup[], isListed: boolean): void => {
    for (const group of members) {
      const own = [...path, groupKey(group.cell)];
      const key = own.length === 1 ? own[0]! : JSON.stringify(own);
      const isClosed = closed.has(key);
      const shown: ShownGroup = { ...group, key, level, collapsed: isClosed };
      depth = Math.max(depth, level + 1);
      if (isListed) open.push(-groups.length - 1);
      groups.push(shown);
      const goesOn = isListed && !isClosed;
      if (group.groups.length > 0) list(level + 1, own, group.groups, goesOn);
      else if (goesOn) for (const row of group.rows) open.push(row);
    }
  };
  list(0, [], found, true);
  return viewOf(rows, groups, Int32Array.from(open), depth);
}

/** A group is the same one after a refresh when its value is. */
export function groupKey(cell: GroupCell): string {
  if (cell.kind === 'missing' || cell.kind === 'unknown') return 'none';
  if (cell.kind === 'range') return `range ${cell.from} ${cell.to}`;
  return cell.kind === 'text' ? `text ${cell.text}` : `number ${cell.value}`;
}

/** Groups stand in the list as numbers below zero. */
function viewOf(rows: Uint32Array, groups: readonly ShownGroup[] | undefined, list: Int32Array, depth: number): RowsView {
  let places: Map<number, number> | undefined;
  const placeOf = (entry: number) => {
    places ??= new Map(Array.from(list, (one, place) => [one, place]));
    return places.get(entry);
  };
  const levelAt = (place: number): number => {
    const entry = list[place] ?? 0;
    return entry < 0 ? groups![-entry - 1]!.level : depth;
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
    levelAt,
    parentOf(place) {
      const level = levelAt(place);
      for (let before = place - 1; before >= 0; before--) if (list[before]! < 0 && levelAt(before) < level) return before;
      return undefined;
    },
    placeOfRow: placeOf,
    placeOfGroup(key) {
      const at = groups?.findIndex((group) => group.key === key) ?? -1;
      return at < 0 ? undefined : placeOf(-at - 1);
    },
    rowsBetween: (from, to) => Array.from(list.subarray(Math.min(from, to), Math.max(from, to) + 1)).filter((entry) => entry >= 0),
  };
}
