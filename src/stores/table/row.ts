import type { Cell } from '../rows/number-text.ts';

/** One row of a table, by column; what is empty is absent. */
export interface Row {
  /** `14:1`, `record 14` */
  readonly place: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

export type RowFault =
  | 'quotes'
  | 'quote-never-closed'
  | 'record-too-long'
  | 'no-header'
  | 'same-column'
  | 'field-count'
  | 'last-line-unfinished'
  | 'json'
  | 'json-shape'
  | 'json-line'
  | 'no-object';

export interface RowSink {
  /** Of a table that names its columns before its rows. */
  columns?(names: readonly string[]): void;
  row(row: Row): void;
  fault(fault: RowFault, place: string | undefined, args?: Readonly<Record<string, string | number>>): void;
}
