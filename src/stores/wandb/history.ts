import { type ItemReader, readShortItems } from './items.ts';
import { numberOf } from './json.ts';
import { type Role, type Row, settleRow } from './last-value.ts';
import type { LastValues } from './last-values.ts';
import { eachField, signed } from './wire.ts';

/** What is to be known of a run's history without keeping it. */
export interface History {
  readonly values: LastValues;
  /** False for bytes that are no record of history. */
  read(bytes: Uint8Array, start: number, end: number, order: number): boolean;
  settle(): void;
  first(): HistoryMark | undefined;
  last(): HistoryMark | undefined;
}

/** One record of history: its step, its time, and how long the run had been running then. */
export interface HistoryMark {
  readonly step: number;
  readonly at: number | undefined;
  readonly runtimeMs: number | undefined;
}

/** Up to W&B 0.16 a step that the user named stands among the values only. */
export const ROLES: ReadonlyMap<string, Role> = new Map([
  ['_timestamp', 'time'],
  ['_step', 'step'],
]);

export function history(values: LastValues): History {
  let rows = 0;
  let last: Row | undefined;
  let first: HistoryMark | undefined;
  const markOf = (row: Row | undefined): HistoryMark | undefined => {
    if (row === undefined) return undefined;
    settleRow(row);
    const runtime = values.all().find(({ name }) => name === '_runtime');
    const seconds = runtime?.row === row ? numberOf(runtime.value) : undefined;
    return { step: row.step ?? 0, at: row.at, runtimeMs: seconds === undefined ? undefined : seconds * 1000 };
  };
  return {
    values,
    read(bytes, start, end, order) {
      const row: Row = { order, step: undefined, at: undefined, time: undefined };
      const isWhole = eachHistoryField(bytes, start, end, row, values);
      // Several processes that write one run leave the counting to the server: no step at all.
      row.step ??= rows;
      rows++;
      last = row;
      if (first === undefined) {
        values.settle();
        first = markOf(row);
      }
      return isWhole;
    },
    settle() {
      values.settle();
      if (last !== undefined) settleRow(last);
    },
    first: () => first,
    last: () => markOf(last),
  };
}

/** `HistoryRecord { repeated item = 1; step = 2 { num = 1 } }` */
export function eachHistoryField(bytes: Uint8Array, start: number, end: number, row: Row, items: ItemReader<Row>): boolean {
  const rest = readShortItems(bytes, start, end, items, row);
  let isWhole = rest >= 0;
  const isMessage = eachField(bytes, Math.max(start, rest), end, (number, from, to) => {
    if (number === 1) isWhole = items.item(bytes, from, to, row) && isWhole;
    if (number === 2) row.step = stepOf(bytes, from, to);
  });
  return isMessage && isWhole;
}

/** Present and empty is step 0. */
function stepOf(bytes: Uint8Array, start: number, end: number): number {
  let step = 0;
  eachField(bytes, start, end, (number, from, to) => {
    if (number === 1) step = signed(bytes, from, to);
  });
  return step;
}
