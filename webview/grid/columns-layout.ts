/** A column as it lies in the grid. Pinned ones stand at the left and stay there. */
export interface GridColumn {
  readonly id: string;
  readonly width: number;
  readonly pinned: boolean;
}

/** Columns in the order in which they lie, with the distance of each from the left. */
export interface ColumnsLayout {
  readonly columns: readonly GridColumn[];
  readonly lefts: readonly number[];
  readonly pinned: number;
  readonly pinnedWidth: number;
  readonly width: number;
}

export const LEAST_WIDTH = 32;
/** What pinned columns may take of the view: the others have to be seen too. */
const MOST_PINNED = 0.6;

export function layOut(columns: readonly GridColumn[], viewWidth = Number.POSITIVE_INFINITY): ColumnsLayout {
  const pinned = narrowed(
    columns.filter((column) => column.pinned),
    viewWidth * MOST_PINNED,
  );
  const ordered = [...pinned, ...columns.filter((column) => !column.pinned)];
  const lefts: number[] = [];
  let width = 0;
  for (const column of ordered) {
    lefts.push(width);
    width += column.width;
  }
  return { columns: ordered, lefts, pinned: pinned.length, pinnedWidth: lefts[pinned.length] ?? width, width };
}

/** The widest column gives way first, so that narrow ones keep what they have. */
function narrowed(columns: readonly GridColumn[], most: number): readonly GridColumn[] {
  const widths = columns.map(({ width }) => width);
  let over = widths.reduce((sum, width) => sum + width, 0) - most;
  while (over > 0) {
    const widest = Math.max(...widths);
    if (widest <= LEAST_WIDTH) break;
    const second = Math.max(LEAST_WIDTH, ...widths.filter((width) => width < widest));
    const cut = Math.min(over, widest - second);
    widths[widths.indexOf(widest)] = widest - cut;
    over -= cut;
  }
  return columns.map((column, at) => ({ ...column, width: widths[at]! }));
}

/** From the first to behind the last unpinned column that can be seen. */
export function visibleColumns(
  { columns, lefts, pinned, pinnedWidth }: ColumnsLayout,
  scrollLeft: number,
  viewWidth: number,
): [number, number] {
  const from = scrollLeft + pinnedWidth;
  const until = scrollLeft + viewWidth;
  let first = pinned;
  while (first < columns.length - 1 && lefts[first]! + columns[first]!.width <= from) first++;
  let last = first;
  while (last < columns.length && lefts[last]! < until) last++;
  return [first, Math.max(last, Math.min(first + 1, columns.length))];
}

/** The column before which something that is dropped at a place lies; undefined behind all. `x` counts from the left of the first column. */
export function dropPlace({ columns, lefts, pinnedWidth }: ColumnsLayout, x: number, scrollLeft: number): number {
  const over = x < pinnedWidth ? x : x + scrollLeft;
  const at = columns.findIndex(({ width }, i) => over < lefts[i]! + width / 2);
  return at < 0 ? columns.length : at;
}
