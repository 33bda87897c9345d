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
      { label: 'Pin', checked: pinned.includes(id), run: () => store.arrange({ pinned: toggledPin(pinned, id) }) },
      { label: 'Move Left', hint: 'Alt+←', run: () => store.arrange({ shown: movedColumn(shown, id, shown[Math.max(0, at - 1)]) }) },
      { label: 'Move Right', hint: 'Alt+→', run: () => store.arrange({ shown: movedColumn(shown, id, shown[at + 2]) }) },
      { label: 'Wider', hint: 'Shift+→', run: resize(STEP) },
      { label: 'Narrower', hint: 'Shift+←', run: resize(-STEP) },
      {
        label: 'Hide Column',
        run: () => store.arrange({ shown: shown.filter((one) => one !== id) }),
        ...(shown.length > 1 ? {} : { disabled: 'the last one' }),
      },
    ],
  ];
}

function groupItems(id: string, store: Store): readonly MenuItem[] {
  const { groups } = store.arrangement();
  const by = (next: string[]) => () => store.arrange({ groups: next, collapsed: [] });
  const others = groups.filter((one) => one !== id);
  const only = { label: 'Group by This', checked: groups.includes(id), run: by(groups.includes(id) ? others : [id]) };
  return groups.length === 0 || groups.includes(id) ? [only] : [only, { label: 'Then Group by This', run: by(toggledGroup(groups, id)) }];
}

function sortItems(id: string, store: Store): readonly MenuItem[] {
  const { sort } = store.arrangement();
  const key = sort.find(({ column }) => column === id);
  const others = sort.filter(({ column }) => column !== id);
  const by = (descending: boolean, before: typeof sort) => () => store.arrange({ sort: [...before, { column: id, descending }] });
  const adding: readonly MenuItem[] = [
    { label: 'Then Sort Ascending', hint: 'Shift+Enter', run: by(false, others) },
    { label: 'Then Sort Descending', run: by(true, others) },
  ];
  return [
    { label: 'Sort Ascending', checked: key?.descending === false, run: by(false, []) },
    { label: 'Sort Descending', checked: key?.descending === true, run: by(true, []) },
    ...(others.length === 0 ? [] : adding),
    ...(key === undefined
      ? []
      : [{ label: 'Do Not Sort', run: () => store.arrange({ sort: sortedBy([{ ...key, descending: true }], id, false) }) }]),
  ];
}

const NAMES = { sum: 'Sum', mean: 'Mean', median: 'Median', min: 'Least', max: 'Most' } as const;

/** What groups show of the column. */
function aggregateItems(meta: ColumnMeta, store: Store): readonly MenuItem[] {
  const { aggregates } = store.arrangement();
  const now = aggregates[meta.id] ?? defaultAggregate(meta);
  return AGGREGATES.map((kind) => ({
    label: `${NAMES[kind]} of Each Group`,
    checked: now === kind,
    run: () => store.arrange({ aggregates: { ...aggregates, [meta.id]: kind } }),
  }));
}
