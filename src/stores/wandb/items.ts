import type { KeyTable } from './key-table.ts';
import { contentEnd, eachField, LENGTH, varintEnd } from './wire.ts';

/** Where the value of an item lies, and in which of its fields: W&B 0.31 can write typed values beside JSON text. */
export type VisitItem<T> = (of: T, bytes: Uint8Array, start: number, end: number, form: number) => void;

/** Fields of `HistoryItem`, `SummaryItem`, `ConfigItem` and `StatsItem`, which are alike as far as they go. Millions of them are read. */
const KEY_TAG = 10;
const NESTED_KEY_TAG = 18;
const JSON_TAG = [0x82, 0x01];
const TYPED = { first: 3, last: 8 };
export const JSON_FORM = 16;

/**
 * One item of a record: what its name stands for in the table, and its value. Names come first, as protobuf's writers put fields in the
 * order of their numbers. False for bytes that are no item.
 */
export function readItem<T>(bytes: Uint8Array, start: number, end: number, table: KeyTable<T>, visit: VisitItem<T>): boolean {
  let at = start;
  while (at < end && (bytes[at] === KEY_TAG || bytes[at] === NESTED_KEY_TAG)) at = contentEnd(bytes, at + 1, end, LENGTH);
  if (at > end) return false;
  const of = table.find(bytes, start, at);
  if (of === undefined) return true;
  if (bytes[at] !== JSON_TAG[0] || bytes[at + 1] !== JSON_TAG[1]) return readTyped(bytes, at, end, of, visit);
  // Nearly all of them: a text and nothing after it.
  const from = varintEnd(bytes, at + 2, end);
  const to = contentEnd(bytes, at + 2, end, LENGTH);
  if (to > end) return false;
  visit(of, bytes, from, to, JSON_FORM);
  return true;
}

/** The last form that there is: the JSON text, where it is not the only one. */
function readTyped<T>(bytes: Uint8Array, start: number, end: number, of: T, visit: VisitItem<T>): boolean {
  let form = 0;
  let from = start;
  let to = start;
  const isWhole = eachField(bytes, start, end, (number, valueStart, valueEnd) => {
    if (number !== JSON_FORM && (number < TYPED.first || number > TYPED.last)) return;
    form = number;
    from = valueStart;
    to = valueEnd;
  });
  if (form !== 0) visit(of, bytes, from, to, form);
  return isWhole;
}

const ITEM_TAG = 10;

/** Something that takes items, and a row that they are in. */
export interface ItemReader<R> {
  item(bytes: Uint8Array, start: number, end: number, row: R): boolean;
}

/**
 * The items that a record begins with, up to the first one that is not short: answers where that is, or -1 for bytes that are no item.
 * A length below 128 is one byte, and calling nobody back for each is what makes this worth its lines.
 */
export function readShortItems<R>(bytes: Uint8Array, start: number, end: number, items: ItemReader<R>, row: R): number {
  let at = start;
  while (at + 1 < end && bytes[at] === ITEM_TAG) {
    const length = bytes[at + 1]!;
    const next = at + 2 + length;
    if (length >= 0x80 || next > end) break;
    if (!items.item(bytes, at + 2, next, row)) return -1;
    at = next;
  }
  return at;
}
