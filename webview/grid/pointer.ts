import { dropPlace, LEAST_WIDTH } from './columns-layout.ts';
import type { GridEvents, SelectHow } from './grid-model.ts';
import type { GridState } from './grid-state.ts';
import type { GridPlace } from './keys.ts';

/** A heading is dragged once the pointer has gone as far; before it is a click. */
const DRAG_STARTS = 5;

export interface GridPointer {
  /** The row under the pointer. */
  readonly row: () => number | undefined;
}

export function listenToPointer(
  grid: HTMLElement,
  view: HTMLElement,
  state: GridState,
  events: GridEvents,
  goTo: (place: GridPlace) => void,
): GridPointer {
  let over: GridPlace | undefined;
  const columnAt = (column: number) => state.layout.columns[column]!;

  grid.addEventListener('pointerdown', (event) => {
    const place = placeOf(event.target);
    if (place === undefined || event.button !== 0) return;
    if (isEdge(event.target)) return resize(event, place.column);
    if (place.row < 0) return dragHead(event, place.column);
    goTo(place);
    events.select(place.row, howOf(event));
  });
  grid.addEventListener('click', (event) => {
    const place = placeOf(event.target);
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (place !== undefined && place.row >= 0 && plain) events.act(place, isLink(event.target) ? 'link' : 'click');
  });
  grid.addEventListener('dblclick', (event) => {
    const place = placeOf(event.target);
    if (place !== undefined && place.row >= 0 && !isLink(event.target)) events.act(place, 'double');
  });
  grid.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    const place = placeOf(event.target);
    if (place === undefined) return;
    goTo(place);
    if (place.row >= 0 && !state.model.row(place.row).selected) events.select(place.row, 'only');
    events.menu(place, event.clientX, event.clientY);
  });
  grid.addEventListener('pointermove', ({ target }) => {
    const place = placeOf(target);
    if (place?.row === over?.row && place?.column === over?.column) return;
    over = place;
    events.hover(place, cellOf(target) ?? undefined);
  });
  grid.addEventListener('pointerleave', () => {
    over = undefined;
    events.hover(undefined, undefined);
  });

  const resize = (event: PointerEvent, column: number) => {
    event.preventDefault();
    const { id, width } = columnAt(column);
    follow(event, (to) => events.resize(id, Math.max(LEAST_WIDTH, width + to.clientX - event.clientX)));
  };
  const dragHead = (event: PointerEvent, column: number) => {
    const { id, pinned } = columnAt(column);
    goTo({ row: -1, column });
    let line: HTMLElement | undefined;
    let before = column;
    const drag = (to: PointerEvent) => {
      if (line === undefined && Math.abs(to.clientX - event.clientX) < DRAG_STARTS) return;
      line ??= dropLine(view);
      scrollAtEdge(grid, to.clientX);
      const { layout } = state;
      const wanted = dropPlace(layout, to.clientX - grid.getBoundingClientRect().left, grid.scrollLeft);
      before = pinned ? Math.min(wanted, layout.pinned) : Math.max(wanted, layout.pinned);
      line.style.left = `${(layout.lefts[before] ?? layout.width) - (before < layout.pinned ? 0 : grid.scrollLeft)}px`;
    };
    follow(event, drag, (to) => {
      line?.remove();
      if (line === undefined) events.sort(id, to.shiftKey);
      else if (before !== column && before !== column + 1) events.move(id, state.layout.columns[before]?.id);
    });
  };
  return { row: () => (over !== undefined && over.row >= 0 ? over.row : undefined) };

  function placeOf(target: EventTarget | null): GridPlace | undefined {
    const cell = cellOf(target);
    const row = cell?.closest<HTMLElement>('[role=row]');
    if (cell === null || row == null) return undefined;
    return { row: Number(row.dataset['row'] ?? -1), column: Number(cell.dataset['column']) };
  }
}

/** Until the button is let go. The grid keeps the focus. */
function follow(start: PointerEvent, move: (event: PointerEvent) => void, end?: (event: PointerEvent) => void): void {
  const over = new AbortController();
  const { signal } = over;
  addEventListener('pointermove', (event) => event.pointerId === start.pointerId && move(event), { signal });
  addEventListener(
    'pointerup',
    (event) => {
      if (event.pointerId !== start.pointerId) return;
      over.abort();
      end?.(event);
    },
    { signal },
  );
  addEventListener('pointercancel', () => over.abort(), { signal });
}

function scrollAtEdge(grid: HTMLElement, x: number): void {
  const { left, right } = grid.getBoundingClientRect();
  if (x > right - 24) grid.scrollLeft += 12;
  else if (x < left + 24) grid.scrollLeft -= 12;
}

function dropLine(grid: HTMLElement): HTMLElement {
  const line = document.createElement('div');
  line.className = 'grid-drop';
  grid.append(line);
  return line;
}

function howOf({ shiftKey, ctrlKey, metaKey }: PointerEvent): SelectHow {
  const more = ctrlKey || metaKey;
  if (shiftKey) return more ? 'add-range' : 'range';
  return more ? 'toggle' : 'only';
}

function cellOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.grid-cell') : null;
}

function isEdge(target: EventTarget | null): boolean {
  return target instanceof Element && target.classList.contains('grid-edge');
}

function isLink(target: EventTarget | null): boolean {
  return target instanceof Element && target.classList.contains('grid-link');
}
