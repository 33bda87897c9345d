import { axisColumn, type AxisColumn } from '../axis-column.ts';
import type { ChartInput } from '../chart.ts';
import { colouring, type Colouring } from '../colouring.ts';
import type { Needs } from '../last-reading.ts';
import { nameColumns } from '../row-names.ts';
import { type UprightScale, uprightScale } from '../upright-scale.ts';
import { chosenAxes, neededForAxes } from './axes.ts';
import { passesBrush, type RowTest } from './brushes.ts';
import type { ParallelSettings } from './settings.ts';

/** Eight colours are told apart. */
const MOST_FAMILIES = 8;

/** The table as parallel coordinates see it. */
export interface Reading {
  readonly scales: readonly UprightScale[];
  /** Axes that no row has a value on. */
  readonly empty: readonly string[];
  readonly colours: Colouring | undefined;
  readonly colourBy: string;
  /** Whether a row passes what is brushed; undefined where nothing is. */
  readonly passes: RowTest | undefined;
  readonly settings: ParallelSettings;
}

/** The columns that have to come first, or the reading. */
export function readAxes({ table, rows }: ChartInput, settings: ParallelSettings): Needs | Reading {
  const first = [...neededForAxes(table, settings), ...nameColumns(table)];
  if (!table.has(first)) return { needs: first };
  const ids = chosenAxes(table, settings, rows);
  const colourBy = settings.colour ?? table.schema.quality ?? '';
  const all = [...ids, ...(table.metas.has(colourBy) ? [colourBy] : [])];
  if (!table.has(all)) return { needs: all };
  const column = (id: string): AxisColumn => axisColumn(table.metas.get(id)!, table.data.get(id)!);
  const scales = ids.flatMap((id) => uprightScale(column(id), rows) ?? []);
  const colours = table.metas.has(colourBy) ? colouring(column(colourBy), rows, MOST_FAMILIES) : undefined;
  const shown = new Set(scales.map(({ column: { meta } }) => meta.id));
  return {
    scales,
    colours,
    colourBy,
    settings,
    empty: ids.filter((id) => !shown.has(id)).map((id) => table.metas.get(id)!.title),
    passes: passing(scales, settings),
  };
}

function passing(scales: readonly UprightScale[], { brushes }: ParallelSettings): RowTest | undefined {
  const tests = brushes.flatMap(([id, brush]) => {
    const scale = scales.find(({ column }) => column.meta.id === id);
    return scale === undefined ? [] : [passesBrush(scale.column, brush)];
  });
  return tests.length === 0 ? undefined : (row) => tests.every((test) => test(row));
}
