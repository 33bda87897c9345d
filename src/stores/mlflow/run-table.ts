import type { Cells } from './cells.ts';
import { NO_ROW, type RowChains, rowChains } from './row-chains.ts';

/** Named values of many runs, all in one place. */
export interface RunTable<Value> {
  readonly chains: RowChains;
  readonly cells: Cells<Value>;
  /** For each name, the run that got it last. */
  readonly latest: number[];
  /** The run that was written last. */
  current: number;
  runs: number;
}

export function runTable<Value>(cells: Cells<Value>): RunTable<Value> {
  return { chains: rowChains(), cells, latest: [], current: -1, runs: 0 };
}

/** What a run has in a table: a chain of rows. */
export interface RunRows {
  readonly run: number;
  first: number;
  last: number;
  size: number;
  /** By the numbers of names, where there are many, or where the rows of other runs stand between them. */
  index: Map<number, number> | undefined;
}

/** So many rows are gone through one by one. */
const FEW = 32;

export function findRow({ chains, latest, current }: RunTable<unknown>, rows: RunRows, name: number): number {
  // A run that nothing came between got last whatever it has.
  const isNew = rows.index === undefined && current === rows.run && latest[name] !== rows.run;
  if (isNew) return NO_ROW;
  if (rows.size > FEW) rows.index ??= indexed(chains, rows);
  if (rows.index !== undefined) return rows.index.get(name) ?? NO_ROW;
  let row = rows.first;
  while (row !== NO_ROW && chains.name(row) !== name) row = chains.next(row);
  return row;
}

export function addRow(table: RunTable<unknown>, rows: RunRows, name: number): number {
  const row = table.chains.add(name, rows.last);
  if (rows.first === NO_ROW) rows.first = row;
  rows.last = row;
  rows.size++;
  rows.index?.set(name, row);
  table.latest[name] = rows.run;
  return row;
}

/** Before a run is written. */
export function enter(table: RunTable<unknown>, rows: RunRows): void {
  if (table.current !== rows.run && rows.size > 0) rows.index ??= indexed(table.chains, rows);
  table.current = rows.run;
}

function indexed(chains: RowChains, { first }: RunRows): Map<number, number> {
  const index = new Map<number, number>();
  for (let row = first; row !== NO_ROW; row = chains.next(row)) index.set(chains.name(row), row);
  return index;
}
