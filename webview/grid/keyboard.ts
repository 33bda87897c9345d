import { isOfEditor } from '../ui/editor-chord.ts';
import { at } from '../ui/popover.ts';
import { ROW_HEIGHT } from './drawing.ts';
import type { GridEvents } from './grid-model.ts';
import type { GridState } from './grid-state.ts';
import { type GridPlace, moved } from './keys.ts';
import { createTypeAhead } from './type-ahead.ts';

const RESIZE_STEP = 16;
/** Whether they open. */
const TREE_KEYS: Readonly<Record<string, boolean>> = { ArrowRight: true, ArrowLeft: false };

/** One key on a grid. True when it was for the grid, so that neither the page nor the editor around it acts on it too. */
type Answer = (event: KeyboardEvent) => boolean;

/** Everything that can be done with a pointer can be done with keys. */
export function listenToKeys(
  grid: HTMLElement,
  state: GridState,
  events: GridEvents,
  goTo: (place: GridPlace) => void,
  rectOf: (place: GridPlace) => DOMRect,
): void {
  const typeAhead = createTypeAhead();
  const columnId = () => state.layout.columns[state.focused.column]?.id;

  const openMenu: Answer = (event) => {
    if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return false;
    const { left, bottom } = rectOf(state.focused);
    const anchor = at(left, bottom);
    events.menu(state.focused, anchor.left, anchor.top);
    return true;
  };
  const onHead: Answer = (event) => {
    const column = columnId();
    if (state.focused.row >= 0 || column === undefined) return false;
    if (event.key === 'Enter' || event.key === ' ') {
      events.sort(column, event.shiftKey);
      return true;
    }
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (side === undefined) return false;
    if (event.shiftKey) events.resize(column, state.layout.columns[state.focused.column]!.width + side * RESIZE_STEP);
    else if (event.altKey) moveColumn(state, events, side);
    else return false;
    return true;
  };
  const onTree: Answer = ({ key, ctrlKey, metaKey }) => {
    const { row, column } = state.focused;
    const wanted = TREE_KEYS[key];
    if (wanted === undefined || row < 0 || column > 0 || ctrlKey || metaKey) return false;
    const { group } = state.model.row(row);
    if (group !== undefined && wanted !== group.expanded) events.expand(row, wanted);
    else return !wanted && toParent(state.model.parentOf?.(row));
    return true;
  };
  const toParent = (row: number | undefined): boolean => {
    if (row === undefined) return false;
    goTo({ row, column: 0 });
    return true;
  };
  const move: Answer = ({ key, shiftKey, ctrlKey, metaKey, altKey }) => {
    if (altKey) return false;
    const page = Math.max(1, Math.floor((grid.clientHeight - ROW_HEIGHT) / ROW_HEIGHT) - 1);
    const extent = { rows: state.model.rows, columns: state.layout.columns.length, page };
    const to = moved(state.focused, extent, key, ctrlKey || metaKey);
    if (to === undefined) return false;
    const { row: from } = state.focused;
    goTo(to);
    if (shiftKey && to.row >= 0) events.select(to.row, 'range', Math.max(0, from));
    return true;
  };
  const select: Answer = ({ key, shiftKey, ctrlKey, metaKey }) => {
    if (key === 'Escape') events.selectNone();
    else if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) events.selectAll();
    else if (key === ' ' && state.focused.row >= 0 && !typeAhead.isTyping())
      events.select(state.focused.row, shiftKey ? 'range' : 'toggle');
    else return false;
    return true;
  };
  const act: Answer = ({ key, ctrlKey, metaKey }) => {
    // With Ctrl it is the page's.
    if (ctrlKey || metaKey) return false;
    if ((key !== 'Enter' && key !== 'F2') || state.focused.row < 0) return false;
    events.act(state.focused, key === 'F2' ? 'edit' : 'enter');
    return true;
  };
  const type: Answer = ({ key, ctrlKey, metaKey, altKey }) => {
    if (key.length !== 1 || ctrlKey || metaKey || altKey || state.model.rows === 0) return false;
    const { typed, isNew } = typeAhead.add(key);
    const found = events.find(typed, Math.max(0, isNew ? state.focused.row + 1 : state.focused.row));
    if (found !== undefined) goTo({ row: found, column: state.focused.column });
    return true;
  };
  const answers: readonly Answer[] = [openMenu, onHead, onTree, move, select, act, type];
  grid.addEventListener('keydown', (event) => {
    if (event.isComposing || isOfEditor(event) || event.target !== grid || !answers.some((answer) => answer(event))) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function moveColumn({ layout, focused }: GridState, events: GridEvents, side: number): void {
  const { columns } = layout;
  const own = columns[focused.column]!;
  const neighbour = columns[focused.column + side];
  if (neighbour === undefined || neighbour.pinned !== own.pinned) return;
  events.move(own.id, columns[side < 0 ? focused.column - 1 : focused.column + 2]?.id);
}
