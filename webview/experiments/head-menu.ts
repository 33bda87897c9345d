import type { ColumnMeta } from '../../src/core/table/column.ts';
import type { MenuItem } from '../ui/menu.ts';
import { AGGREGATES } from './aggregate-kinds.ts';
import { movedColumn, sortedBy, toggledPin } from './arrange-columns.ts';
import { isNumeric } from './cell-text.ts';
import { defaultAggregate } from './group-cells.ts';
import { canGroup, toggledGroup } from './group-picker.ts';
import type { LoadedTable } from './loaded-table.ts';
import { chosenColumns } from './shown-columns.ts';
import type { Store } from './store.ts';
import { gridColumns, pinnedColumns } from './table-grid.ts';
import { t } from '../ui/l10n.ts';

const STEP = 32;

/** What can be done with a column. */
export function headMenu(meta: ColumnMeta, store: Store, table: LoadedTable): readonly (readonly MenuItem[])[] {
  const arrangement = store.arrangement();
  const shown = chosenColumns(table, arrangement);
  const pinned = pinnedColumns(shown, arrangement);
  const { id } = meta;
  const width = gridColumns([id], table.metas, arrangement)[0]?.width ?? STEP;
  const resize = (by: number) => () => store.arrange({ widths: { ...arrangement.widths, [id]: Math.max(STEP, width + by) } });
  const at = shown.indexOf(id);
  return [
    sortItems(id, store),
    canGroup(meta) ? groupItems(id, store) : [],
    arrangement.groups.length > 0 && isNumeric(meta) ? aggregateItems(meta, store) : [],
    [
      { label: t('Pin'), checked: pinned.includes(id), run: () => store.arrange({ pinned: toggledPin(pinned, id) }) },
      { label: t('Move Left'), hint: 'Alt+←', run: () => store.arrange({ shown: movedColumn(shown, id, shown[Math.max(0, at - 1)]) }) },
      { label: t('Move Right'), hint: 'Alt+→', run: () => store.arrange({ shown: movedColumn(shown, id, shown[at + 2]) }) },
      { label: t('Wider'), hint: 'Shift+→', run: resize(STEP) },
      { label: t('Narrower'), hint: 'Shift+←', run: resize(-STEP) },
      {
        label: t('Hide Column'),
        run: () => store.arrange({ shown: shown.filter((one) => one !== id) }),
        ...(shown.length > 1 ? {} : { disabled: t('the last one') }),
      },
    ],
  ];
}

function groupItems(id: string, store: Store): readonly MenuItem[] {
  const { groups } = store.arrangement();
  const by = (next: string[]) => () => store.arrange({ groups: next, collapsed: [] });
  const others = groups.filter((one) => one !== id);
  const only = { label: t('Group by This'), checked: groups.includes(id), run: by(groups.includes(id) ? others : [id]) };
  return groups.length === 0 || groups.includes(id)
    ? [only]
    : [only, { label: t('Then Group by This'), run: by(toggledGroup(groups, id)) }];
}

function sortItems(id: string, store: Store): readonly MenuItem[] {
  const { sort } = store.arrangement();
  const key = sort.find(({ column }) => column === id);
  const others = sort.filter(({ column }) => column !== id);
  const by = (descending: boolean, before: typeof sort) => () => store.arrange({ sort: [...before, { column: id, descending }] });
  const adding: readonly MenuItem[] = [
    { label: t('Then Sort Ascending'), hint: 'Shift+Enter', run: by(false, others) },
    { label: t('Then Sort Descending'), run: by(true, others) },
  ];
  return [
    { label: t('Sort Ascending'), checked: key?.descending === false, run: by(false, []) },
    { label: t('Sort Descending'), checked: key?.descending === true, run: by(true, []) },
    ...(others.length === 0 ? [] : adding),
    ...(key === undefined
      ? []
      : [{ label: t('Do Not Sort'), run: () => store.arrange({ sort: sortedBy([{ ...key, descending: true }], id, false) }) }]),
  ];
}

const NAMES = {
  sum: t('Sum of Each Group'),
  mean: t('Mean of Each Group'),
  median: t('Median of Each Group'),
  min: t('Least of Each Group'),
  max: t('Most of Each Group'),
} as const;

/** What groups show of the column. */
function aggregateItems(meta: ColumnMeta, store: Store): readonly MenuItem[] {
  const { aggregates } = store.arrangement();
  const now = aggregates[meta.id] ?? defaultAggregate(meta);
  return AGGREGATES.map((kind) => ({
    label: NAMES[kind],
    checked: now === kind,
    run: () => store.arrange({ aggregates: { ...aggregates, [meta.id]: kind } }),
  }));
}
