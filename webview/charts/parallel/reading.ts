import { lastCall } from '../../experiments/last-call.ts';
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

/** Tells the columns that have to come first, or reads the table. What a brush does not change is not made anew for it. */
export function createReader(): (input: ChartInput, settings: ParallelSettings) => Needs | Reading {
  const columnOf = (table: Table, id: string): AxisColumn => axisColumn(table.metas.get(id)!, table.data.get(id)!);
  const idsOf = lastCall((table: Table, rows: Uint32Array, axes: ParallelSettings['axes']) => chosenAxes(table, { axes }, rows));
  const scalesOf = lastCall((table: Table, rows: Uint32Array, ids: readonly string[]) =>
    ids.flatMap((id) => uprightScale(columnOf(table, id), rows) ?? []),
  );
  const coloursOf = lastCall((table: Table, rows: Uint32Array, by: string) =>
    table.metas.has(by) ? colouring(columnOf(table, by), rows, MOST_FAMILIES) : undefined,
  );
  const testOf = lastCall(passing);
  return ({ table, rows }, settings) => {
    const first = [...neededForAxes(table, settings), ...nameColumns(table)];
    if (!table.has(first)) return { needs: first };
    const ids = idsOf(table, rows, settings.axes);
    const colourBy = settings.colour ?? table.schema.quality ?? '';
    const all = [...ids, ...(table.metas.has(colourBy) ? [colourBy] : [])];
    if (!table.has(all)) return { needs: all };
    const scales = scalesOf(table, rows, ids);
    const shown = new Set(scales.map(({ column: { meta } }) => meta.id));
    return {
      ...{ scales, colourBy, settings },
      colours: coloursOf(table, rows, colourBy),
      empty: ids.filter((id) => !shown.has(id)).map((id) => table.metas.get(id)!.title),
      passes: testOf(scales, settings.brushes),
    };
  };
}

type Table = ChartInput['table'];

function passing(scales: readonly UprightScale[], brushes: ParallelSettings['brushes']): RowTest | undefined {
  const tests = brushes.flatMap(([id, brush]) => {
    const scale = scales.find(({ column }) => column.meta.id === id);
    return scale === undefined ? [] : [passesBrush(scale.column, brush)];
  });
  return tests.length === 0 ? undefined : (row) => tests.every((test) => test(row));
}
