import { element, newId } from '../ui/element.ts';
import { layOut, visibleColumns } from './columns-layout.ts';
import { createDrawing, ROW_HEIGHT, type Seen } from './drawing.ts';
import type { GridEvents, GridModel } from './grid-model.ts';
import type { GridState } from './grid-state.ts';
import { listenToKeys } from './keyboard.ts';
import type { GridPlace } from './keys.ts';
import { listenToPointer } from './pointer.ts';

/** Rows beyond the edges, so that a small scroll shows rows at once. */
const MARGIN_ROWS = 4;

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

/** A table of any size: only the rows and columns that can be seen are in the page. */
export function createGrid(label: string, events: GridEvents): Grid {
  const head = element('div', { class: 'grid-head', role: 'row' });
  const body = element('div', { class: 'grid-body', role: 'rowgroup' });
  const grid = element(
    'div',
    { class: 'grid', role: 'grid', tabindex: 0, 'aria-label': label, 'aria-multiselectable': 'true' },
    element('div', { class: 'grid-head-group', role: 'rowgroup' }, head),
    body,
  );
  const drawing = createDrawing(newId('cell'), head, body);
  const state: GridState = { model: EMPTY, layout: layOut([]), focused: { row: 0, column: 0 } };
  let seenColumns = '';
  let asked = false;

  const draw = () => {
    asked = false;
    const seen = seenIn(grid, state);
    drawing.draw(state.model, state.layout, seen, state.focused);
    const active = drawing.cellAt(state.focused);
    if (active === undefined) grid.removeAttribute('aria-activedescendant');
    else grid.setAttribute('aria-activedescendant', active.id);
    const columns = [...state.layout.columns.slice(0, state.layout.pinned), ...state.layout.columns.slice(seen.from, seen.until)].map(
      ({ id }) => id,
    );
    const key = JSON.stringify(columns);
    if (key !== seenColumns) {
      seenColumns = key;
      events.columnsSeen(columns);
    }
  };
  const drawLater = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(draw);
  };
  const goTo = (place: GridPlace) => {
    state.focused = place;
    reveal(grid, state);
    events.focused(place);
    draw();
  };
  const lay = () => {
    state.layout = layOut(state.model.columns, grid.clientWidth || undefined);
    body.style.width = `${state.layout.width}px`;
  };
  grid.addEventListener('scroll', drawLater, { passive: true });
  new ResizeObserver(() => (lay(), drawLater())).observe(grid);
  const pointer = listenToPointer(grid, state, events, goTo);
  listenToKeys(grid, state, events, goTo, (place) => drawing.cellAt(place)?.getBoundingClientRect() ?? grid.getBoundingClientRect());
  return {
    element: grid,
    focused: () => state.focused,
    focusColumn(id) {
      const column = state.layout.columns.findIndex((one) => one.id === id);
      if (column >= 0) goTo({ row: state.focused.row, column });
    },
    goTo,
    rectOf: (place) => drawing.cellAt(place)?.getBoundingClientRect() ?? grid.getBoundingClientRect(),
    columnAt: (place) => state.layout.columns[place]?.id,
    anchor: () => anchorOf(grid, state, pointer.row()),
    topRow: () => topRow(grid),
    show(model, { focus, anchor } = {}) {
      const column = state.layout.columns[state.focused.column]?.id;
      state.model = model;
      lay();
      state.focused = placeIn(state, focus ?? state.focused.row, column);
      body.style.height = `${model.rows * ROW_HEIGHT}px`;
      grid.setAttribute('role', model.isTree ? 'treegrid' : 'grid');
      grid.setAttribute('aria-rowcount', String(model.rows + 1));
      grid.setAttribute('aria-colcount', String(model.columns.length));
      if (anchor !== undefined) grid.scrollTop = anchor.row * ROW_HEIGHT - anchor.offset;
      draw();
    },
  };
}

function seenIn(grid: HTMLElement, { model, layout }: GridState): Seen {
  const height = Math.max(0, grid.clientHeight - ROW_HEIGHT);
  const firstRow = Math.max(0, Math.min(Math.floor(grid.scrollTop / ROW_HEIGHT) - MARGIN_ROWS, model.rows));
  const [from, until] = visibleColumns(layout, grid.scrollLeft, grid.clientWidth);
  return { firstRow, rows: Math.min(model.rows - firstRow, Math.ceil(height / ROW_HEIGHT) + 2 * MARGIN_ROWS + 1), from, until };
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
  return { row: Math.max(-1, Math.min(row, model.rows - 1)), column: same < 0 ? Math.min(focused.column, last) : same };
}
