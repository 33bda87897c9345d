import type { AnnotationsView } from '../../src/protocol/annotations.ts';
import type { TableMode } from '../../src/protocol/table.ts';
import { NOTHING_SELECTED, type RowSelection } from '../grid/row-selection.ts';
import { type Arrangement, arranged, type Layout, layoutOf } from './layout.ts';
import type { LoadedTable } from './loaded-table.ts';
import { NOTHING_WRITTEN } from './own-columns.ts';

/** Everything that the panel is drawn from. */
export interface PanelState {
  readonly layout: Layout;
  readonly table: LoadedTable | undefined;
  readonly written: AnnotationsView;
  readonly selection: RowSelection;
  /** Ids that a chart filters the table to. */
  readonly brushed: ReadonlySet<string> | undefined;
}

/** What becomes of the place that a person looks at: it stays, or the list begins anew. */
export type Scroll = 'keep' | 'top';

export interface Store {
  readonly now: () => PanelState;
  /** Which table is wanted. */
  readonly mode: () => TableMode;
  readonly arrangement: () => Arrangement;
  set(change: Partial<PanelState>, scroll?: Scroll): void;
  /** Changes how the table of the present mode is arranged. */
  arrange(change: Partial<Arrangement>): void;
}

/** What puts rows into another order, so that the old place in the list means nothing. */
const REORDERS: readonly (keyof Arrangement)[] = ['sort', 'filter', 'search', 'groups'];

export function createStore(saved: unknown, changed: (scroll: Scroll) => void): Store {
  let state: PanelState = {
    layout: layoutOf(saved),
    table: undefined,
    written: NOTHING_WRITTEN,
    selection: NOTHING_SELECTED,
    brushed: undefined,
  };
  const set = (change: Partial<PanelState>, scroll: Scroll = 'keep') => {
    state = { ...state, ...change };
    changed(scroll);
  };
  return {
    now: () => state,
    mode: () => state.layout.mode,
    arrangement: () => state.layout[state.layout.mode],
    set,
    arrange(change) {
      const layout = arranged(state.layout, state.layout.mode, change);
      set({ layout }, REORDERS.some((key) => key in change) ? 'top' : 'keep');
    },
  };
}
