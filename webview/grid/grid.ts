import { element, newId } from '../ui/element.ts';
import { layOut, visibleColumns } from './columns-layout.ts';
import { createDrawing, ROW_HEIGHT, type Seen } from './drawing.ts';
import type { GridEvents, GridModel } from './grid-model.ts';
import type { GridState } from './grid-state.ts';
import { listenToKeys } from './keyboard.ts';
import type { GridPlace } from './keys.ts';
import { listenToPointer } from './pointer.ts';

/** A row that shall stay where it is on the screen, whatever comes before it. */
export interface RowAnchor {
  readonly row: number;
  /** How far its top is below the top of what can be seen. */
  readonly offset: number;
}

export interface Grid {
  readonly element: HTMLElement;
  /** Shows something else: the focus goes to a row, and a row stays where it is. The column of the focus stays the same one. */
  show(model: GridModel, keep?: { readonly focus?: number | undefined; readonly anchor?: RowAnchor | undefined }): void;
  /** Brings a cell into view and the focus to it. */
  goTo(place: GridPlace): void;
  readonly focused: () => GridPlace;
  focusColumn(column: string): void;
  /** The id of a column by its place, pinned ones first. */
  readonly columnAt: (place: number) => string | undefined;
  /** The columns that can be seen. */
  readonly seenColumns: () => readonly string[];
  /** The row that a person looks at: under the pointer, with the focus, or at the top. Undefined at the very top. */
  readonly anchor: () => RowAnchor | undefined;
  /** The first row that is seen whole; undefined at the very top. */
  readonly topRow: () => number | undefined;
  /** Where a cell is on the screen. */
  readonly rectOf: (place: GridPlace) => DOMRect;
}

const EMPTY: GridModel = {
  rows: 0,
  columns: [],
  isTree: false,
  head: () => ({ title: '', hint: '', numeric: false, sort: 'none' }),
  row: () => ({ selected: false }),
  cell: () => ({ text: '' }),
};

/**
 * A table of any size: only the rows and columns that can be seen are in the page. What is scrolled is an empty space of the table's size; the
 * cells lie in a box of the view's size that stays, so that pinned columns cost nothing and a fast scroll shows no gaps.
 */
export function createGrid(label: string, events: GridEvents): Grid {
  const head = element('div', { class: 'grid-head', role: 'row' });
  const body = element('div', { class: 'grid-body', role: 'rowgroup' });
  const view = element('div', { class: 'grid-view' }, element('div', { class: 'grid-head-group', role: 'rowgroup' }, head), body);
  const space = element('div', { class: 'grid-space' }, view);
  const grid = element('div', { class: 'grid', role: 'grid', tabindex: 0, 'aria-label': label, 'aria-multiselectable': 'true' }, space);
  const drawing = createDrawing(newId('cell'), head, body);
  const state: GridState = { model: EMPTY, layout: layOut([]), focused: { row: 0, column: 0 } };
  let seenColumns: readonly string[] = [];
  let asked: 'nothing' | 'scrolled' | 'all' = 'nothing';

  const draw = (all = true) => {
    asked = 'nothing';
    const seen = seenIn(grid, state);
    drawing.draw(state.model, state.layout, seen, state.focused, all);
    body.style.transform = `translateY(${seen.firstRow * ROW_HEIGHT - grid.scrollTop}px)`;
    const active = drawing.cellAt(state.focused);
    if (active === undefined) grid.removeAttribute('aria-activedescendant');
    else if (grid.getAttribute('aria-activedescendant') !== active.id) grid.setAttribute('aria-activedescendant', active.id);
    tellColumns(seen);
  };
  const tellColumns = ({ from, until }: Seen) => {
    const { columns, pinned } = state.layout;
    const ids = [...columns.slice(0, pinned), ...columns.slice(from, until)].map(({ id }) => id);
    if (ids.length === seenColumns.length && ids.every((id, at) => id === seenColumns[at])) return;
    seenColumns = ids;
    events.columnsSeen(ids);
  };
  const drawLater = (what: 'scrolled' | 'all') => {
    if (asked === 'nothing') requestAnimationFrame(() => draw(asked !== 'scrolled'));
    if (asked !== 'all') asked = what;
  };
  const goTo = (place: GridPlace) => {
    state.focused = place;
    reveal(grid, state);
    events.focused(place);
    draw();
  };
  const lay = () => {
    state.layout = layOut(state.model.columns, grid.clientWidth || undefined);
    space.style.width = `${state.layout.width}px`;
    space.style.height = `${(state.model.rows + 1) * ROW_HEIGHT}px`;
    view.style.width = `${grid.clientWidth}px`;
    view.style.height = `${grid.clientHeight}px`;
  };
  const rectOf = (place: GridPlace) => (drawing.cellAt(place) ?? grid).getBoundingClientRect();
  grid.addEventListener('scroll', () => drawLater('scrolled'), { passive: true });
  new ResizeObserver(() => (lay(), drawLater('all'))).observe(grid);
  const pointer = listenToPointer(grid, view, state, events, goTo);
  listenToKeys(grid, state, events, goTo, rectOf);
  return {
    element: grid,
    focused: () => state.focused,
    focusColumn(id) {
      const column = state.layout.columns.findIndex((one) => one.id === id);
      if (column >= 0) goTo({ row: state.focused.row, column });
    },
    goTo,
    rectOf,
    seenColumns: () => seenColumns,
    columnAt: (place) => state.layout.columns[place]?.id,
    anchor: () => anchorOf(grid, state, pointer.row()),
    topRow: () => topRow(grid),
    show(model, { focus, anchor } = {}) {
      const column = state.layout.columns[state.focused.column]?.id;
      state.model = model;
      lay();
      state.focused = placeIn(state, focus ?? state.focused.row, column);
      grid.setAttribute('role', model.isTree ? 'treegrid' : 'grid');
      grid.setAttribute('aria-rowcount', String(model.rows + 1));
      grid.setAttribute('aria-colcount', String(model.columns.length));
      if (anchor !== undefined) grid.scrollTop = anchor.row * ROW_HEIGHT - anchor.offset;
      draw();
    },
  };
}

function seenIn(grid: HTMLElement, { model, layout }: GridState): Seen {
  const { scrollTop, scrollLeft, clientWidth } = grid;
  const height = Math.max(0, grid.clientHeight - ROW_HEIGHT);
  const firstRow = Math.max(0, Math.min(Math.floor(scrollTop / ROW_HEIGHT), model.rows));
  const [from, until] = visibleColumns(layout, scrollLeft, clientWidth);
  return { firstRow, rows: Math.min(model.rows - firstRow, Math.ceil(height / ROW_HEIGHT) + 1), from, until, scrollLeft };
}

function reveal(grid: HTMLElement, { layout, focused: { row, column } }: GridState): void {
  if (row >= 0) {
    const top = row * ROW_HEIGHT;
    const height = grid.clientHeight - ROW_HEIGHT;
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (top + ROW_HEIGHT > grid.scrollTop + height) grid.scrollTop = top + ROW_HEIGHT - height;
  }
  const at = layout.columns[column];
  if (at === undefined || column < layout.pinned) return;
  const left = layout.lefts[column]!;
  if (left - layout.pinnedWidth < grid.scrollLeft) grid.scrollLeft = left - layout.pinnedWidth;
  else if (left + at.width > grid.scrollLeft + grid.clientWidth) grid.scrollLeft = left + at.width - grid.clientWidth;
}

function anchorOf(grid: HTMLElement, { model, focused }: GridState, pointed: number | undefined): RowAnchor | undefined {
  const offsetOf = (row: number) => row * ROW_HEIGHT - grid.scrollTop;
  const isSeen = (row: number) =>
    row >= 0 && row < model.rows && offsetOf(row) > -ROW_HEIGHT && offsetOf(row) < grid.clientHeight - ROW_HEIGHT;
  if (pointed !== undefined && isSeen(pointed)) return { row: pointed, offset: offsetOf(pointed) };
  if (document.activeElement === grid && isSeen(focused.row)) return { row: focused.row, offset: offsetOf(focused.row) };
  const top = topRow(grid);
  return top === undefined ? undefined : { row: top, offset: offsetOf(top) };
}

function topRow({ scrollTop }: HTMLElement): number | undefined {
  return scrollTop === 0 ? undefined : Math.ceil(scrollTop / ROW_HEIGHT);
}

function placeIn({ model, layout, focused }: GridState, row: number, column: string | undefined): GridPlace {
  const same = layout.columns.findIndex(({ id }) => id === column);
  const last = Math.max(0, layout.columns.length - 1);
  // An empty list is soon a full one again: the focus is not to end up in the heading.
  const within = row < 0 ? -1 : Math.max(0, Math.min(row, model.rows - 1));
  return { row: within, column: same < 0 ? Math.min(focused.column, last) : same };
}
