import { cellAt } from '../../src/core/table/cell.ts';
import type { ColumnData, ColumnMeta } from '../../src/core/table/column.ts';
import { compareRows, type Comparison } from '../../src/core/table/compare.ts';
import { visible } from '../../src/core/text/visible.ts';
import type { CellView } from '../grid/cell-view.ts';
import type { GridModel } from '../grid/grid-model.ts';
import { cellView } from './cell-text.ts';
import { titleOf } from './head-text.ts';
import { t } from '../ui/l10n.ts';

/** Rows of the table as columns, each with all that is known of it. */
export interface Compared {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly metas: readonly ColumnMeta[];
  /** A place for each of the ids. */
  readonly data: ReadonlyMap<string, ColumnData>;
}

export type CompareLine = { readonly section: 'differs' | 'same'; readonly count: number } | { readonly meta: ColumnMeta };

const FIELD = 'field';
const [FIELD_WIDTH, RUN_WIDTH] = [200, 160];
/** They name the columns of the comparison, or are different in any case. */
const LEFT_OUT: ReadonlySet<string> = new Set(['name', 'configuration', 'id', 'star']);

/** The lines of a comparison: what differs first. */
export function compareLines({ ids, metas, data }: Compared, onlyDiffering: boolean, closed: ReadonlySet<string>): readonly CompareLine[] {
  const places = ids.map((_, place) => place);
  const { differing, same }: Comparison = compareRows(
    metas.filter(({ id }) => !LEFT_OUT.has(id)),
    data,
    places,
  );
  const section = (name: 'differs' | 'same', of: readonly ColumnMeta[]): readonly CompareLine[] =>
    of.length === 0 ? [] : [{ section: name, count: of.length }, ...(closed.has(name) ? [] : of.map((meta) => ({ meta })))];
  return [...section('differs', differing), ...(onlyDiffering ? [] : section('same', same))];
}

export function compareGrid(
  compared: Compared,
  lines: readonly CompareLine[],
  closed: ReadonlySet<string>,
  widths: Readonly<Record<string, number>>,
): GridModel {
  const { ids, names, data } = compared;
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const best = new Map<string, number | undefined>();
  const bestOf = (meta: ColumnMeta) => {
    if (!best.has(meta.id)) best.set(meta.id, bestPlace(meta, data.get(meta.id), ids.length));
    return best.get(meta.id);
  };
  const columnOf = (id: string, width: number, pinned: boolean) => ({ id, width: widths[id] ?? width, pinned });
  return {
    rows: lines.length,
    columns: [columnOf(FIELD, FIELD_WIDTH, true), ...ids.map((id) => columnOf(id, RUN_WIDTH, false))],
    isTree: true,
    head: (id) => ({
      title: id === FIELD ? 'field' : visible(names[placeOf.get(id)!]!),
      hint: visible(id),
      numeric: id !== FIELD,
      sort: 'none',
    }),
    row(at) {
      const line = lines[at];
      return { selected: false, group: line !== undefined && 'section' in line ? { expanded: !closed.has(line.section) } : undefined };
    },
    cell(at, id): CellView {
      const line = lines[at];
      if (line === undefined) return { text: '' };
      if ('section' in line) return id === FIELD ? sectionCell(line, closed) : { text: '' };
      if (id === FIELD) return { text: titleOf(line.meta), title: visible(line.meta.id) };
      const place = placeOf.get(id)!;
      const view = cellView(line.meta, data, place);
      const isBest = place === bestOf(line.meta);
      return { ...view, numeric: true, ...(isBest ? { strong: true, title: t('{0} (best of these)', view.title ?? '') } : {}) };
    },
  };
}

function sectionCell({ section, count }: Extract<CompareLine, { section: string }>, closed: ReadonlySet<string>): CellView {
  return {
    text: section === 'differs' ? t('Differs ({0})', count) : t('Same in all ({0})', count),
    icon: closed.has(section) ? 'collapsed' : 'expanded',
  };
}

/** Where the column says which way is better, and one value alone is best: beside an unknown one nobody knows. */
function bestPlace({ goal }: ColumnMeta, data: ColumnData | undefined, count: number): number | undefined {
  if (goal === undefined || data === undefined) return undefined;
  const cells = Array.from({ length: count }, (_, place) => cellAt(data, place));
  if (cells.some(({ kind }) => kind === 'unknown')) return undefined;
  const values = cells.map((cell) => (cell.kind === 'number' || cell.kind === 'quantity' ? cell.value : Number.NaN));
  const known = values.filter((value) => !Number.isNaN(value));
  const most = goal === 'max' ? Math.max(...known) : Math.min(...known);
  return known.length > 1 && known.filter((value) => value === most).length === 1 ? values.indexOf(most) : undefined;
}
