import { drawn, type Drawn, fillCell, fillHead, newHeadCell, set, setStyle } from './drawn-cell.ts';
import type { ColumnsLayout } from './columns-layout.ts';
import type { GridModel } from './grid-model.ts';
import type { GridPlace } from './keys.ts';

export const ROW_HEIGHT = 24;

/** What of a grid is in the page. */
export interface Seen {
  readonly firstRow: number;
  readonly rows: number;
  /** Unpinned columns, from the first to behind the last. */
  readonly from: number;
  readonly until: number;
  readonly scrollLeft: number;
}

export interface Drawing {
  /** `all` when anything but the scroll position may have changed. */
  draw(model: GridModel, layout: ColumnsLayout, seen: Seen, focused: GridPlace, all: boolean): void;
  /** The element of a cell that is in the page. */
  cellAt(place: GridPlace): HTMLElement | undefined;
}

interface DrawnRow {
  readonly row: Drawn;
  readonly cells: Drawn[];
  /** What it shows, so that a row that only moved is left alone. */
  shows: string;
}

/**
 * Writes what can be seen into elements that are used again. Rows follow each other in the page as they do on the screen: those that leave at one
 * end come in at the other.
 */
export function createDrawing(prefix: string, head: HTMLElement, body: HTMLElement): Drawing {
  const headRow: DrawnRow = { row: drawn(head), cells: [], shows: '' };
  const pool: DrawnRow[] = [];
  let first = 0;
  const cellId = ({ row, column }: GridPlace) => `${prefix}-${row + 1}-${column}`;

  /** Rows that stay visible keep their element. */
  const turn = (by: number) => {
    if (by === 0 || Math.abs(by) >= pool.length) return;
    const moved = by > 0 ? pool.splice(0, by) : pool.splice(by);
    const elements = moved.map(({ row }) => row.element);
    if (by > 0) {
      pool.push(...moved);
      body.append(...elements);
    } else {
      pool.unshift(...moved);
      body.prepend(...elements);
    }
  };
  const fit = (rows: number) => {
    while (pool.length < rows) pool.push({ row: drawn(newRow(body)), cells: [], shows: '' });
    while (pool.length > rows) pool.pop()!.row.element.remove();
  };
  const drawHead = (model: GridModel, layout: ColumnsLayout, seen: Seen, focused: GridPlace) => {
    set(headRow.row, 'aria-rowindex', '1');
    eachCell(headRow, newHeadCell, layout, seen, (cell, at) => {
      set(cell, 'role', 'columnheader');
      set(cell, 'id', cellId({ row: -1, column: at }));
      fillHead(cell, model.head(layout.columns[at]!.id), classesOf(layout, at, focused.row === -1 && focused.column === at));
    });
  };
  const drawRow = (target: DrawnRow, index: number, model: GridModel, layout: ColumnsLayout, seen: Seen, focused: GridPlace) => {
    const { selected, muted, group, level = group === undefined ? 2 : 1 } = model.row(index);
    set(target.row, 'aria-rowindex', String(index + 2));
    set(target.row, 'aria-selected', String(selected));
    set(target.row, 'aria-level', model.isTree ? String(level) : undefined);
    set(target.row, 'aria-expanded', group === undefined ? undefined : String(group.expanded));
    set(target.row, 'class', `grid-row${selected ? ' selected' : ''}${muted ? ' hidden-row' : ''}${group ? ' group' : ''}`);
    set(target.row, 'data-row', String(index));
    eachCell(target, newCell, layout, seen, (cell, at) => {
      set(cell, 'role', 'gridcell');
      set(cell, 'id', cellId({ row: index, column: at }));
      const isFocused = focused.row === index && focused.column === at;
      fillCell(cell, model.cell(index, layout.columns[at]!.id), classesOf(layout, at, isFocused));
    });
  };
  return {
    cellAt: (place) => document.getElementById(cellId(place)) ?? undefined,
    draw(model, layout, seen, focused, all) {
      turn(seen.firstRow - first);
      first = seen.firstRow;
      fit(seen.rows);
      const range = `${seen.from} ${seen.until}`;
      if (all || headRow.shows !== range) drawHead(model, layout, seen, focused);
      headRow.shows = range;
      pool.forEach((row, i) => {
        const shows = `${seen.firstRow + i} ${range}`;
        if (all || row.shows !== shows) drawRow(row, seen.firstRow + i, model, layout, seen, focused);
        row.shows = shows;
      });
      for (const row of [headRow, ...pool]) shift(row, layout, seen);
    },
  };
}

/** Pinned cells first, then those in view. */
function eachCell(
  { row, cells }: DrawnRow,
  create: () => HTMLElement,
  { pinned, columns }: ColumnsLayout,
  { from, until }: Seen,
  fill: (cell: Drawn, at: number) => void,
): void {
  const count = pinned + (until - from);
  while (cells.length < count) {
    const cell = create();
    row.element.append(cell);
    cells.push(drawn(cell));
  }
  while (cells.length > count) cells.pop()!.element.remove();
  cells.forEach((cell, i) => {
    const at = i < pinned ? i : from + i - pinned;
    setStyle(cell, 'width', `${columns[at]!.width}px`);
    if (i !== pinned) setStyle(cell, 'margin-left', '');
    set(cell, 'data-column', String(at));
    set(cell, 'aria-colindex', String(at + 1));
    fill(cell, at);
  });
}

/** The margin of the first unpinned cell stands for all that are out of view, and for what of itself lies below the pinned ones. */
function shift({ cells }: DrawnRow, { pinned, pinnedWidth, lefts }: ColumnsLayout, { from, scrollLeft }: Seen): void {
  const cell = cells[pinned];
  if (cell !== undefined) setStyle(cell, 'margin-left', `${lefts[from]! - pinnedWidth - scrollLeft}px`);
}

function classesOf({ pinned }: ColumnsLayout, at: number, focused: boolean): string {
  return `grid-cell${at < pinned ? ' pinned' : ''}${focused ? ' focused' : ''}`;
}

function newRow(body: HTMLElement): HTMLElement {
  const row = document.createElement('div');
  row.setAttribute('role', 'row');
  body.append(row);
  return row;
}

function newCell(): HTMLElement {
  return document.createElement('div');
}
