import type { ColumnMeta } from '../../src/core/table/column.ts';
import type { CellView } from '../grid/cell-view.ts';
import type { GridColumn } from '../grid/columns-layout.ts';
import type { GridModel } from '../grid/grid-model.ts';
import { cellView } from './cell-text.ts';
import { defaultAggregate, groupCell, groupName } from './group-cells.ts';
import { headView, titleOf } from './head-text.ts';
import type { Arrangement } from './layout.ts';
import type { LoadedTable } from './loaded-table.ts';
import type { RowsView, ShownGroup } from './rows-view.ts';

const WIDTHS: Readonly<Record<ColumnMeta['kind'], number>> = { text: 160, status: 90, number: 90, quantity: 110, time: 140 };
const NAME_WIDTH = 180;
const STAR_WIDTH = 32;
const ERROR_WIDTH = 150;
const [LETTER_WIDTH, TITLE_SPACE, WIDEST_TITLE] = [7.5, 36, 200];

export interface TableShown {
  readonly table: LoadedTable;
  readonly view: RowsView;
  readonly arrangement: Arrangement;
  /** Columns in their order. */
  readonly columns: readonly string[];
  readonly selected: ReadonlySet<string>;
}

/** The experiments table as a grid shows it. */
export function tableGrid({ table, view, arrangement, columns, selected }: TableShown): GridModel {
  const { metas, data, schema, own } = table;
  const named = namingColumn(columns);
  const cellOfGroup = (group: ShownGroup, id: string): CellView => {
    const meta = metas.get(id)!;
    if (id === named) return { ...groupName(group, metas.get(arrangement.groups[group.level] ?? '') ?? meta), indent: group.level };
    return groupCell(meta, data.get(id), group.rows, arrangement.aggregates[id] ?? defaultAggregate(meta));
  };
  return {
    rows: view.length,
    columns: gridColumns(columns, metas, arrangement),
    isTree: view.groups !== undefined,
    parentOf: view.parentOf,
    head: (id) => headView(metas.get(id)!, arrangement, schema.ids.length),
    row(place) {
      const standing = view.at(place);
      const level = view.levelAt(place) + 1;
      if (standing === undefined || 'group' in standing)
        return { selected: false, level, group: standing && { expanded: !standing.group.collapsed } };
      return { selected: selected.has(schema.ids[standing.row]!), muted: own?.hidden[standing.row] === 1, level };
    },
    cell(place, id) {
      const standing = view.at(place);
      if (standing === undefined) return { text: '' };
      if ('group' in standing) return cellOfGroup(standing.group, id);
      const shown = cellView(metas.get(id)!, data, standing.row);
      return id === named && view.groups !== undefined ? { ...shown, indent: view.levelAt(place) } : shown;
    },
  };
}

export function gridColumns(
  columns: readonly string[],
  metas: ReadonlyMap<string, ColumnMeta>,
  arrangement: Arrangement,
): readonly GridColumn[] {
  const pinned = pinnedColumns(columns, arrangement);
  const named = namingColumn(columns);
  return columns.flatMap((id) => {
    const meta = metas.get(id);
    if (meta === undefined) return [];
    const own = id === 'star' ? STAR_WIDTH : id === named ? NAME_WIDTH : widthFor(meta);
    return [{ id, width: arrangement.widths[id] ?? own, pinned: pinned.includes(id) }];
  });
}

/** Wide enough for a title of usual length, and for a value with its error. */
function widthFor(meta: ColumnMeta): number {
  const hasError = meta.error !== undefined || (meta.kind === 'quantity' && meta.group === 'metrics');
  return Math.max(hasError ? ERROR_WIDTH : WIDTHS[meta.kind], Math.min(WIDEST_TITLE, LETTER_WIDTH * titleOf(meta).length + TITLE_SPACE));
}

/** The star and what names a row, until a person says otherwise. */
export function pinnedColumns(columns: readonly string[], { pinned }: Pick<Arrangement, 'pinned'>): readonly string[] {
  const named = namingColumn(columns);
  return pinned ?? ['star', ...(named === undefined ? [] : [named])];
}

/** The column that people tell rows by. */
function namingColumn(columns: readonly string[]): string | undefined {
  return columns.find((id) => id === 'name' || id === 'configuration') ?? columns.find((id) => id !== 'star');
}
