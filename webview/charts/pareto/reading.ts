import type { ColumnData, ColumnMeta } from '../../../src/core/table/column.ts';
import { visible } from '../../../src/core/text/visible.ts';
import { lastCall } from '../../experiments/last-call.ts';
import type { LoadedTable } from '../../experiments/loaded-table.ts';
import type { ChartInput } from '../chart.ts';
import { nameColumns, rowName } from '../row-names.ts';
import { BREAKS } from '../../../src/core/table/breaks.ts';
import { columnValues, type ColumnValues } from '../values.ts';
import { type Axes, chosenAxes, type Objective } from './axes.ts';
import { familyCandidates, familyColumn, textAt } from './families.ts';
import { type BreaksOf, paretoModel, type ParetoModel } from './model.ts';
import { type ParetoSettings, paretoSettings } from './settings.ts';

/** What a table says about the chart that a person wants. */
export interface Reading {
  readonly table: LoadedTable;
  readonly settings: ParetoSettings;
  readonly axes: Axes;
  readonly across: ColumnValues;
  readonly up: ColumnValues;
  readonly model: ParetoModel;
  readonly breaksOf: BreaksOf;
  readonly family: { readonly id: string; readonly title: string; of(row: number): string | undefined } | undefined;
  readonly third: { readonly title: string; readonly as: 'colour' | 'size'; of(row: number): number | undefined } | undefined;
  nameOfRow(row: number): string;
  idOf(point: number): string;
  nameOf(point: number): string;
  /** The point of an id; undefined for a row without a place. */
  pointOf(id: string): number | undefined;
}

export type ReadResult = Reading | { readonly needs: readonly string[] } | Nothing;

/** Why there is nothing to draw; with the axes where others may help. */
export interface Nothing {
  readonly nothing: 'no rows' | 'no objectives' | 'no points';
  readonly chosen?: { readonly axes: Axes; readonly settings: ParetoSettings };
}

/** Reads a table for the chart; the same result while nothing that it hangs on has changed. */
export function createReader(): (input: ChartInput) => ReadResult {
  const settingsOf = lastCall(paretoSettings);
  const modelOf = lastCall((rows: Uint32Array, x: Objective, y: Objective, data: readonly (ColumnData | undefined)[]) => {
    const [across, up] = [columnValues(data[0]!, data[1]), columnValues(data[2]!, data[3])];
    if (across === undefined || up === undefined) return undefined;
    const breaksOf: BreaksOf = (row) => textAt(data[4], row);
    const model = paretoModel(rows, { x, y }, across, up, breaksOf);
    const points = new Map(Array.from(model.rows, (row, point) => [row, point]));
    return { across, up, model, points, breaksOf };
  });
  const placed = (table: LoadedTable, rows: Uint32Array, settings: ParetoSettings, axes: Axes): Reading | Nothing => {
    const { x, y } = axes;
    const data = [...axisColumns(axes), BREAKS].map((id) => table.data.get(id));
    const known = modelOf(rows, x, y, data);
    if (known === undefined) return { nothing: 'no objectives' };
    if (known.model.rows.length === 0) return { nothing: 'no points', chosen: { axes, settings } };
    const { model, points } = known;
    return {
      ...{ table, settings, axes, ...known },
      family: familyOf(table, settings),
      third: thirdOf(table, settings),
      nameOfRow: (row) => rowName(table, row),
      idOf: (point) => table.schema.ids[model.rows[point]!]!,
      nameOf: (point) => rowName(table, model.rows[point]!),
      pointOf: (id) => points.get(table.rowOf(id) ?? -1),
    };
  };
  const read = lastCall((table: LoadedTable, rows: Uint32Array, settings: ParetoSettings, _loaded: number): ReadResult => {
    if (table.schema.ids.length === 0) return { nothing: 'no rows' };
    const axes = chosenAxes(table, settings);
    if (axes === undefined) return { nothing: 'no objectives' };
    const families = familyCandidates(table, settings).map(({ id }) => id);
    const needs = [...axisColumns(axes), BREAKS, ...nameColumns(table), ...families, settings.third?.column ?? ''];
    return table.has(needs) ? placed(table, rows, settings, axes) : { needs: needs.filter((id) => table.metas.has(id)) };
  });
  return ({ table, rows, settings }) => read(table, rows, settingsOf(settings), table.data.size);
}

function familyOf(table: LoadedTable, settings: ParetoSettings): Reading['family'] {
  const family = familyColumn(table, settings);
  return family && { id: family.id, title: visible(family.title), of: (row) => textAt(table.data.get(family.id), row) };
}

/** The columns of both axes, each with that of its errors, if it has one. */
function axisColumns({ x, y }: Axes): readonly string[] {
  return [x.id, x.error ?? '', y.id, y.error ?? ''];
}

function thirdOf(table: LoadedTable, { third }: ParetoSettings): Reading['third'] {
  const meta = third === undefined ? undefined : table.metas.get(third.column);
  return meta && { title: visible(meta.title), as: third!.as, of: numbersOf(table, meta) };
}

function numbersOf({ data }: LoadedTable, { id, error }: ColumnMeta): (row: number) => number | undefined {
  const values = columnValues(data.get(id)!, data.get(error ?? ''));
  return (row) => (values?.standing(row) === 'known' ? values.value(row) : undefined);
}
