import { drawn, type Drawn, fillCell, fillHead, newHeadCell, set, setStyle } from './drawn-cell.ts';
import type { ColumnsLayout } from './columns-layout.ts';
import type { GridModel } from './grid-model.ts';
import type { GridPlace } from './keys.ts';

export const ROW_HEIGHT = 24;

/** What of a grid is in the page. */
export interface Seen {
  readonly firstRow: number;
  readonly rows: number;
  readonly from: number;
  readonly until: number;
}

export interface Drawing {
  draw(model: GridModel, layout: ColumnsLayout, seen: Seen, focused: GridPlace): void;
  cellId(place: GridPlace): string;
  /** The element of a cell that is in the page. */
  cellAt(place: GridPlace): HTMLElement | undefined;
}

interface DrawnRow {
  readonly row: Drawn;
  readonly cells: Drawn[];
}

/** Writes what can be seen into elements that are used again. Rows follow each other in the page as they do on the screen. */
export function createDrawing(prefix: string, head: HTMLElement, body: HTMLElement): Drawing {
  const headRow: DrawnRow = { row: drawn(head), cells: [] };
  const pool: DrawnRow[] = [];
  const cellId = ({ row, column }: GridPlace) => `${prefix}-${row + 1}-${column}`;

  const drawHead = (model: GridModel, layout: ColumnsLayout, seen: Seen, focused: GridPlace) => {
    setStyle(headRow.row, 'width', `${layout.width}px`);
    set(headRow.row, 'aria-rowindex', '1');
    eachCell(headRow, newHeadCell, layout, seen, (cell, at) => {
      set(cell, 'role', 'columnheader');
      set(cell, 'id', cellId({ row: -1, column: at }));
      fillHead(cell, model.head(layout.columns[at]!.id), classesOf(layout, at, focused.row === -1 && focused.column === at));
    });
  };
  const drawRow = (target: DrawnRow, index: number, model: GridModel, layout: ColumnsLayout, seen: Seen, focused: GridPlace) => {
    const { selected, muted, group } = model.row(index);
    setStyle(target.row, 'transform', `translateY(${index * ROW_HEIGHT}px)`);
    setStyle(target.row, 'width', `${layout.width}px`);
    set(target.row, 'aria-rowindex', String(index + 2));
    set(target.row, 'aria-selected', String(selected));
    set(target.row, 'aria-level', model.isTree ? (group === undefined ? '2' : '1') : undefined);
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
    cellId,
    cellAt: (place) => document.getElementById(cellId(place)) ?? undefined,
    draw(model, layout, seen, focused) {
      drawHead(model, layout, seen, focused);
      while (pool.length < seen.rows) pool.push({ row: drawn(newRow(body)), cells: [] });
      while (pool.length > seen.rows) pool.pop()!.row.element.remove();
      pool.forEach((row, i) => drawRow(row, seen.firstRow + i, model, layout, seen, focused));
    },
  };
}

/** Pinned cells first, then those in view; the margin of the first of these stands for all that are out of view. */
function eachCell(
  { row, cells }: DrawnRow,
  create: () => HTMLElement,
  layout: ColumnsLayout,
  { from, until }: Seen,
  fill: (cell: Drawn, at: number) => void,
): void {
  const { pinned, pinnedWidth, lefts, columns } = layout;
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
    setStyle(cell, 'left', i < pinned ? `${lefts[at]!}px` : '');
    setStyle(cell, 'margin-left', i === pinned ? `${lefts[from]! - pinnedWidth}px` : '');
    set(cell, 'data-column', String(at));
    set(cell, 'aria-colindex', String(at + 1));
    fill(cell, at);
  });
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
