import { compareStamps, FIRST_STAMP, type Stamp } from './stamp.ts';
import { latestFirst, type UserRecord } from './record.ts';

/** How many records about one thing are remembered, so that changes can be taken back one by one. */
export const REMEMBERED = 16;

/**
 * All that was said, by kind, subject and field, the latest first. Adding is a union: in any order, any number of times, from any number of
 * journals and databases, it comes to the same.
 */
export interface Registers {
  /** True when it was news. */
  add(record: UserRecord): boolean;
  /** Keeps a text that this version cannot read. True when it was news. */
  keep(text: string): boolean;
  /** Whether the very same text is there, which needs no reading. */
  has(text: string): boolean;
  /** All about what the record with this id is about. */
  about(id: string): readonly UserRecord[];
  /** The records about one thing, each. */
  all(): Iterable<readonly UserRecord[]>;
  kept(): Iterable<string>;
  /** No record is later. */
  latest(): Stamp;
}

export function registers(): Registers {
  const byThing = new Map<string, UserRecord[]>();
  const kept = new Set<string>();
  const texts = new Set<string>();
  let latest = FIRST_STAMP;
  return {
    add(record) {
      if (compareStamps(record.at, latest) > 0) latest = record.at;
      const key = keyOf(record);
      const records = byThing.get(key) ?? [];
      if (records.length === 0) byThing.set(key, records);
      return inserted(records, record, texts);
    },
    keep(text) {
      const before = kept.size;
      return kept.add(text).size > before;
    },
    has: (text) => texts.has(text) || kept.has(text),
    about(id) {
      for (const records of byThing.values()) if (records.some((record) => record.id === id)) return records;
      return [];
    },
    all: () => byThing.values(),
    kept: () => kept,
    latest: () => latest,
  };
}

function keyOf({ kind, subject, field }: UserRecord): string {
  return JSON.stringify([kind, subject, field]);
}

function inserted(records: UserRecord[], record: UserRecord, texts: Set<string>): boolean {
  const found = records.findIndex((other) => latestFirst(record, other) <= 0);
  const at = found < 0 ? records.length : found;
  if (at >= REMEMBERED || records[at]?.id === record.id) return false;
  records.splice(at, 0, record);
  texts.add(record.text);
  if (records.length > REMEMBERED) texts.delete(records.pop()?.text ?? '');
  return true;
}
