import type { ColumnMeta } from '../../../src/core/table/column.ts';
import { axisColumn, type AxisColumn } from '../axis-column.ts';
import type { ChartInput } from '../chart.ts';
import { colouring, type Colouring } from '../colouring.ts';
import { numberColumns } from '../columns.ts';
import { axisChoices, paramsLookedAt, varyingParams } from '../parallel/axes.ts';
import type { Needs } from '../last-reading.ts';
import { nameColumns } from '../row-names.ts';
import type { ScatterSettings } from './settings.ts';

/** Eight colours are told apart. */
const MOST_FAMILIES = 8;

export interface Reading {
  readonly x: AxisColumn;
  readonly y: AxisColumn;
  readonly colours: Colouring | undefined;
  readonly colourBy: string;
}

export interface Nothing {
  readonly nothing: 'no numbers' | 'no parameters';
}

/** The columns that have to come first; why there is nothing to draw; or the two columns and the colours. */
export function readScatter(input: ChartInput, settings: ScatterSettings): Needs | Nothing | Reading {
  const { table, rows } = input;
  const up = upOf(table, settings);
  if (up === undefined) return { nothing: 'no numbers' };
  const chosen = metaOf(table, settings.x);
  const first = [...withError(up), ...(chosen === undefined ? paramsLookedAt(table) : [chosen.id]), ...nameColumns(table)];
  if (!table.has(first)) return { needs: first };
  const across = chosen ?? metaOf(table, mostTelling(table, rows));
  return across === undefined ? { nothing: 'no parameters' } : readColumns(input, across, up, metaOf(table, settings.colour));
}

function readColumns({ table, rows }: ChartInput, across: ColumnMeta, up: ColumnMeta, colourBy: ColumnMeta | undefined): Needs | Reading {
  const needs = [across, ...(colourBy === undefined ? [] : [colourBy])].map(({ id }) => id);
  if (!table.has(needs)) return { needs };
  const column = (meta: ColumnMeta) => axisColumn(meta, table.data.get(meta.id)!, table.data.get(meta.error ?? ''));
  return {
    x: column(across),
    y: column(up),
    colours: colourBy && colouring(column(colourBy), rows, MOST_FAMILIES),
    colourBy: colourBy?.id ?? '',
  };
}

function metaOf({ metas }: ChartInput['table'], id: string | undefined): ColumnMeta | undefined {
  return metas.get(id ?? '');
}

/** What was chosen, else the quality that comes first, else the first metric. */
function upOf({ metas, schema }: ChartInput['table'], { y }: ScatterSettings): ColumnMeta | undefined {
  const named = [y, schema.quality].map((id) => metas.get(id ?? '')).find((meta) => meta !== undefined);
  return named ?? numberColumns(metas.values()).find(({ group }) => group === 'metrics');
}

function withError({ id, error }: ColumnMeta): readonly string[] {
  return error === undefined ? [id] : [id, error];
}

/** The first parameter that varies and is a number; else the first that varies; else the first of what there is. */
function mostTelling(table: ChartInput['table'], rows: ArrayLike<number>): string | undefined {
  const varying = varyingParams(table, rows);
  const number = varying.find((id) => axisColumn(table.metas.get(id)!, table.data.get(id)!).texts === undefined);
  return number ?? varying[0] ?? paramsLookedAt(table)[0] ?? axisChoices(table)[0]?.id;
}
