import type { Grid, RowAnchor } from '../grid/grid.ts';
import type { Arrangement } from './layout.ts';
import type { LoadedTable } from './loaded-table.ts';
import { keyAt, placeOf } from './place-keys.ts';
import type { RowsView } from './rows-view.ts';
import type { Scroll } from './store.ts';

interface Drawn {
  readonly table: LoadedTable;
  readonly view: RowsView;
}

/** Where focus and scroll of a grid belong. */
interface Kept {
  readonly focus: number | undefined;
  readonly anchor: RowAnchor | undefined;
}

/** What to remember of where a person is: rows by what they are. */
export function placeNow(grid: Grid, { table, view }: Drawn): Arrangement['place'] {
  const { row, column } = grid.focused();
  const top = grid.topRow();
  return { row: keyAt(view, table, row), column: grid.columnAt(column), top: top === undefined ? undefined : keyAt(view, table, top) };
}

/** Where they were when the panel was left. */
export function rememberedPlace({ place: { row, top } }: Arrangement, table: LoadedTable, view: RowsView): Kept {
  return { focus: placeOf(view, table, row) ?? 0, anchor: { row: placeOf(view, table, top) ?? 0, offset: 0 } };
}

/** At the same rows as before, wherever these are now; a list in another order begins at its top. */
export function keptPlace(grid: Grid, before: Drawn, table: LoadedTable, view: RowsView, scroll: Scroll): Kept {
  const { row } = grid.focused();
  const moved = (place: number) => placeOf(view, table, keyAt(before.view, before.table, place));
  const focus = row < 0 ? row : moved(row);
  if (scroll === 'top') return { focus, anchor: view === before.view ? undefined : { row: 0, offset: 0 } };
  const anchor = grid.anchor();
  const anchored = anchor === undefined ? undefined : moved(anchor.row);
  return { focus, anchor: anchored === undefined ? undefined : { row: anchored, offset: anchor!.offset } };
}
