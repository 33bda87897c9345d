import { cellAt } from '../../src/core/table/cell.ts';
import type { ActHow } from '../grid/grid-model.ts';
import type { GridPlace } from '../grid/keys.ts';
import type { Anchor } from '../ui/popover.ts';
import type { PanelContext } from './context.ts';
import type { LoadedTable } from './loaded-table.ts';
import type { RowActionsAt } from './row-actions.ts';

/** What comes of keys and clicks on a cell of a row: that depends on its column. */
export function actOnCell(context: PanelContext, actions: RowActionsAt, place: GridPlace, how: ActHow): void {
  const column = columnOf(context, place);
  const now = context.shown();
  const standing = now?.view.at(place.row);
  if (column === undefined || now === undefined || standing === undefined || 'group' in standing) return;
  const { left, top, bottom } = context.grid().rectOf(place);
  const anchor = { left, top, bottom };
  if (how === 'edit') actions.note(place, anchor);
  else if (column === 'star') onWays(how, ['enter', 'click'], () => actions.toggleStar(place));
  else if (isToMend(now.table, column, standing.row)) onWays(how, ['enter', 'link'], actions.mend);
  else onWays(how, ['enter', 'double'], () => openCell(context, actions, place, column, anchor));
}

function openCell(context: PanelContext, actions: RowActionsAt, place: GridPlace, column: string, anchor: Anchor): void {
  if (column === 'note') actions.note(place, anchor);
  else if (column === 'labels') actions.labels(place, anchor);
  else if (isRunCost(context, place)) void actions.explain(place, anchor);
  else void actions.openMenu(place, anchor.left, anchor.bottom);
}

function onWays(how: ActHow, ways: readonly ActHow[], run: () => void): void {
  if (ways.includes(how)) run();
}

/** An unknown cost, or hardware that nobody knows: kneepoint.yaml can say it. */
function isToMend({ data }: LoadedTable, column: string, row: number): boolean {
  const values = data.get(column);
  const kind = values === undefined ? undefined : cellAt(values, row).kind;
  return kind === 'unknown' || (kind === 'missing' && column === 'hardware');
}

export function columnOf({ grid }: PanelContext, place: GridPlace): string | undefined {
  return grid().columnAt(place.column);
}

/** Whether the column is money that a run cost. */
export function isRunCost(context: PanelContext, place: GridPlace): boolean {
  const { table } = context.shown() ?? {};
  const meta = table?.metas.get(columnOf(context, place) ?? '');
  return table?.schema.mode === 'runs' && meta?.group === 'cost' && meta.unit === 'USD';
}
