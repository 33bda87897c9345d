import { numberOf } from './json.ts';
import { valueOf } from './value.ts';

/** The record that a value stands in. `order` counts the records of a log: of two values the one of higher order is the newer. */
export interface Row {
  readonly order: number;
  step: number | undefined;
  /** Milliseconds since 1970; of history only once it is settled. */
  at: number | undefined;
  time: Place | undefined;
}

interface Place {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly form: number;
}

export type Role = 'time' | 'step' | undefined;

/** The last value under one name. Of millions that come before it, only where the last one lies is kept, until it is settled. */
export interface LastValue {
  readonly name: string;
  readonly role: Role;
  value: unknown;
  row: Row | undefined;
  bytes: Uint8Array | undefined;
  start: number;
  end: number;
  form: number;
}

/** W&B has the time of a history record as one of its values, in seconds. */
export function settleRow(row: Row): void {
  if (row.time === undefined) return;
  const { bytes, start, end, form } = row.time;
  const seconds = numberOf(valueOf(bytes, start, end, form));
  row.time = undefined;
  if (seconds !== undefined && Math.abs(seconds) < LAST_SECOND) row.at = Math.round(seconds * 1000);
}

/** Beyond it there are no dates. */
const LAST_SECOND = 8.64e12;

export function nothingYet(name: string, role: Role): LastValue {
  return { name, role, value: undefined, row: undefined, bytes: undefined, start: 0, end: 0, form: 0 };
}
