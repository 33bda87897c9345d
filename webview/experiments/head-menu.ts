import type { ColumnMeta } from '../../src/core/table/column.ts';
import type { MenuItem } from '../ui/menu.ts';
import { AGGREGATES } from './aggregate-kinds.ts';
import { movedColumn, sortedBy, toggledPin } from './arrange-columns.ts';
import { isNumeric } from './cell-text.ts';
import { defaultAggregate } from './group-cells.ts';
import { canGroup } from './group-picker.ts';
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
  const key = arrangement.sort.find(({ column }) => column === meta.id);
  const { id } = meta;
  const sort =
    (descending: boolean, adding: boolean): MenuItem['run'] =>
    () => {
      const others = adding ? arrangement.sort.filter(({ column }) => column !== id) : [];
      store.arrange({ sort: [...others, { column: id, descending }] });
    };
  const adding: readonly MenuItem[] =
    arrangement.sort.length === 0 || (arrangement.sort.length === 1 && key !== undefined)
      ? []
      : [
          { label: 'Then Sort Ascending', hint: 'Shift+Enter', run: sort(false, true) },
          { label: 'Then Sort Descending', run: sort(true, true) },
        ];
  const width = gridColumns([id], table.metas, arrangement)[0]?.width ?? STEP;
  const resize = (by: number) => () => store.arrange({ widths: { ...arrangement.widths, [id]: Math.max(STEP, width + by) } });
  const at = shown.indexOf(id);
  return [
    [
      { label: 'Sort Ascending', checked: key?.descending === false, run: sort(false, false) },
      { label: 'Sort Descending', checked: key?.descending === true, run: sort(true, false) },
      ...adding,
      ...(key === undefined
        ? []
        : [{ label: 'Do Not Sort', run: () => store.arrange({ sort: sortedBy([{ ...key, descending: true }], id, false) }) }]),
    ],
    canGroup(meta)
      ? [
          {
            label: 'Group by This',
            checked: arrangement.group === id,
            run: () => store.arrange({ group: arrangement.group === id ? undefined : id, collapsed: [] }),
          },
        ]
      : [],
    arrangement.group !== undefined && isNumeric(meta) ? aggregateItems(meta, store) : [],
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
