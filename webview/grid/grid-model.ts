import type { CellView } from './cell-view.ts';
import type { GridColumn } from './columns-layout.ts';
import type { GridPlace } from './keys.ts';

export interface HeadView {
  readonly title: string;
  /** What a screen reader says instead of the title, where that is a sign. */
  readonly label?: string | undefined;
  readonly hint: string;
  readonly numeric: boolean;
  readonly sort: 'ascending' | 'descending' | 'none';
  /** Its place among several sort keys, from 1. */
  readonly order?: number | undefined;
}

export interface RowView {
  readonly selected: boolean;
  readonly muted?: boolean | undefined;
  /** In a tree, from 1. */
  readonly level?: number | undefined;
  /** A row that stands for others. */
  readonly group?: { readonly expanded: boolean } | undefined;
}

/** What a grid shows. It asks for what can be seen, and for nothing else. */
export interface GridModel {
  readonly rows: number;
  readonly columns: readonly GridColumn[];
  /** Whether some rows stand for others. */
  readonly isTree: boolean;
  head(column: string): HeadView;
  row(row: number): RowView;
  cell(row: number, column: string): CellView;
  /** In a tree: the row that a row belongs to. */
  parentOf?(row: number): number | undefined;
}

export type SelectHow = 'only' | 'toggle' | 'range' | 'add-range';

/** Enter, F2, one click on a cell, or on what looks like a link in it, or two. */
export type ActHow = 'enter' | 'edit' | 'click' | 'link' | 'double';

/** What a person does to a grid. Whoever shows something decides what comes of it. */
export interface GridEvents {
  /** A heading was clicked or entered; `adding` keeps the earlier sort keys. */
  readonly sort: (column: string, adding: boolean) => void;
  /** `from` is the row from which a range goes where none was selected before. */
  readonly select: (row: number, how: SelectHow, from?: number) => void;
  readonly selectAll: () => void;
  readonly selectNone: () => void;
  readonly resize: (column: string, width: number) => void;
  /** Puts a column before another one, or behind all. */
  readonly move: (column: string, before: string | undefined) => void;
  readonly act: (place: GridPlace, how: ActHow) => void;
  readonly expand: (row: number, expanded: boolean) => void;
  /** The menu of a cell, or with row −1 of a heading, is wanted at a place of the window. */
  readonly menu: (place: GridPlace, x: number, y: number) => void;
  /** The pointer rests on a cell, or on none. */
  readonly hover: (place: GridPlace | undefined, cell: HTMLElement | undefined) => void;
  /** A row whose first text begins with what was typed, from a row on. */
  readonly find: (typed: string, from: number) => number | undefined;
  /** Other columns can be seen. */
  readonly columnsSeen: (columns: readonly string[]) => void;
  readonly focused: (place: GridPlace) => void;
}
