import { formatCount } from '../../src/core/format/number.ts';
import { cellAt } from '../../src/core/table/cell.ts';
import { visible } from '../../src/core/text/visible.ts';
import type { PanelContext } from './context.ts';
import type { Subjects } from './labels-and-notes.ts';
import type { LoadedTable } from './loaded-table.ts';
import { subjectOf } from './own-columns.ts';
import { t } from '../ui/l10n.ts';

/** The rows that an action at a place is about: all that are selected when the row is one of them, else the row, or the rows of the group. */
export function targetRows({ store, shown }: PanelContext, place: number): readonly number[] {
  const now = shown();
  const standing = now?.view.at(place);
  if (now === undefined || standing === undefined) return [];
  if ('group' in standing) return [...standing.group.rows];
  const { ids } = store.now().selection;
  return ids.has(now.table.schema.ids[standing.row]!) ? selectedRows(now.table, ids) : [standing.row];
}

export function selectedRows({ rowOf }: LoadedTable, ids: ReadonlySet<string>): readonly number[] {
  return [...ids].flatMap((id) => rowOf(id) ?? []);
}

export function subjectsOf(table: LoadedTable, rows: readonly number[]): Subjects {
  const { ids, mode } = table.schema;
  const said =
    rows.length === 1
      ? `“${visible(nameOf(table, rows[0]!))}”`
      : mode === 'runs'
        ? t('{0} runs', formatCount(rows.length))
        : t('{0} candidates', formatCount(rows.length));
  return { ids: rows.map((row) => subjectOf(mode, ids[row]!)), said };
}

export function nameOf({ schema, data }: LoadedTable, row: number): string {
  const names = data.get(schema.mode === 'runs' ? 'name' : 'configuration');
  const cell = names === undefined ? undefined : cellAt(names, row);
  return cell?.kind === 'text' ? cell.text : schema.ids[row]!;
}
