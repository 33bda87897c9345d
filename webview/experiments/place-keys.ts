import type { LoadedTable } from './loaded-table.ts';
import type { RowsView } from './rows-view.ts';

const GROUP = 'group ';

/** What stands at a place of the list, so that it can be found again after the list has changed. */
export function keyAt(view: RowsView, { schema }: LoadedTable, place: number): string | undefined {
  const standing = view.at(place);
  if (standing === undefined) return undefined;
  return 'group' in standing ? GROUP + standing.group.key : `row ${schema.ids[standing.row]!}`;
}

export function placeOf(view: RowsView, table: LoadedTable, key: string | undefined): number | undefined {
  if (key === undefined) return undefined;
  if (key.startsWith(GROUP)) return view.placeOfGroup(key.slice(GROUP.length));
  const row = table.rowOf(key.slice('row '.length));
  return row === undefined ? undefined : view.placeOfRow(row);
}
