import type { GridEvents } from '../grid/grid-model.ts';
import { only, ranged, type RowSelection, toggled } from '../grid/row-selection.ts';
import { at } from '../ui/popover.ts';
import { openMenu } from '../ui/menu.ts';
import { movedColumn, sortedBy } from './arrange-columns.ts';
import type { BreakdownTip } from './breakdown-tip.ts';
import { actOnCell, columnOf, isRunCost } from './cell-actions.ts';
import type { PanelContext } from './context.ts';
import { findRow } from './find-row.ts';
import { headMenu } from './head-menu.ts';
import { arranged, rememberedSelection } from './layout.ts';
import type { RowActionsAt } from './row-actions.ts';
import { chosenColumns } from './shown-columns.ts';
import { t } from '../ui/l10n.ts';

/** What comes of what a person does to the table. */
export function tableEvents(context: PanelContext, rows: RowActionsAt, tip: BreakdownTip): GridEvents {
  const { store, loader, shown, announce } = context;
  const select = (selection: RowSelection) => {
    const { layout } = store.now();
    store.set({ selection, layout: arranged(layout, layout.mode, { selected: rememberedSelection(selection.ids) }) });
  };
  const idsBetween = (from: number, to: number) => {
    const { table, view } = shown()!;
    return view.rowsBetween(from, to).map((row) => table.schema.ids[row]!);
  };
  const toggleGroup = (key: string, collapsed: boolean) => {
    const others = store.arrangement().collapsed.filter((one) => one !== key);
    store.arrange({ collapsed: collapsed ? [...others, key] : others });
  };
  const groupAt = (row: number) => {
    const standing = shown()?.view.at(row);
    return standing !== undefined && 'group' in standing ? standing.group : undefined;
  };
  const anchorPlace = (): number | undefined => {
    const { anchor } = store.now().selection;
    const now = shown();
    const row = anchor === undefined ? undefined : now?.table.rowOf(anchor);
    return row === undefined ? undefined : now?.view.placeOfRow(row);
  };
  const selectRange = (place: number, start: number, own: string, isAdding: boolean): void => {
    const { selection } = store.now();
    const anchored = anchorPlace();
    const anchor = anchored === undefined ? (idsBetween(start, start)[0] ?? own) : selection.anchor!;
    select(ranged(selection, idsBetween(anchored ?? start, place), anchor, isAdding));
  };
  return {
    sort(column, adding) {
      store.arrange({ sort: sortedBy(store.arrangement().sort, column, adding) });
      const key = store.arrangement().sort.find((one) => one.column === column);
      announce(key === undefined ? t('not sorted') : key.descending ? t('sorted descending') : t('sorted ascending'));
    },
    select(place, how, start = place) {
      const isRow = groupAt(place) === undefined;
      const ids = isRow ? idsBetween(place, place) : groupIds(context, place);
      const own = ids[0];
      if (own === undefined) return;
      if (how === 'toggle') select(toggled(store.now().selection, ids, own));
      else if (how !== 'only') selectRange(place, start, own, how === 'add-range');
      else if (isRow) select(only(ids, own));
    },
    selectAll() {
      const { table, view } = shown()!;
      const ids = Array.from(view.rows, (row) => table.schema.ids[row]!);
      if (ids.length > 0) select(only(ids, ids[0]!));
    },
    selectNone: () => select({ ids: new Set(), anchor: undefined }),
    resize: (column, width) => store.arrange({ widths: { ...store.arrangement().widths, [column]: Math.max(32, Math.round(width)) } }),
    move(column, before) {
      const { table } = shown()!;
      store.arrange({ shown: movedColumn(chosenColumns(table, store.arrangement()), column, before) });
      announce(t('{0} moved', table.metas.get(column)?.title ?? ''));
    },
    act(place, how) {
      const group = groupAt(place.row);
      if (group === undefined) return actOnCell(context, rows, place, how);
      if (how === 'enter' || (how === 'click' && columnOf(context, place) !== 'star')) toggleGroup(group.key, !group.collapsed);
    },
    expand(row, expanded) {
      const group = groupAt(row);
      if (group !== undefined) toggleGroup(group.key, !expanded);
    },
    menu(place, x, y) {
      const now = shown();
      const meta = now?.table.metas.get(columnOf(context, place) ?? '');
      if (now === undefined || meta === undefined) return;
      if (place.row < 0) openMenu(at(x, y), t('Column'), headMenu(meta, store, now.table));
      else void rows.openMenu(place, x, y);
    },
    hover(place, cell) {
      const isCost = place !== undefined && place.row >= 0 && groupAt(place.row) === undefined && isRunCost(context, place);
      tip.over(isCost ? cell : undefined, () => rows.explanation(place!));
    },
    find: (typed, from) => findRow(context, typed, from),
    columnsSeen(columns) {
      const metas = shown()?.table.metas;
      void loader.need(columns.flatMap((id) => [id, ...(metas?.get(id)?.error === undefined ? [] : [metas.get(id)!.error!])]));
    },
    focused: () => tip.hide(),
  };

  function groupIds({ shown: now }: PanelContext, place: number): readonly string[] {
    const { table } = now()!;
    return Array.from(groupAt(place)!.rows, (row) => table.schema.ids[row]!);
  }
}
