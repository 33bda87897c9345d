import { eachLeaf } from './json.ts';
import { MOST_NAMES } from './key-table.ts';
import { type LastValue, nothingYet, settleRow } from './last-value.ts';
import { valueOf } from './value.ts';

/**
 * The Python SDK up to 0.16 logs a dictionary as one value, and the next one under its name may have other keys: what is in them has to
 * be looked at each time. wandb-core takes them apart before it writes them.
 */
export interface ObjectParts {
  put(of: LastValue): void;
  settle(): void;
  all(): Iterable<LastValue>;
}

/** How media, tables and histograms begin, of which there may be thousands in a record. */
const MEDIA = [...'{"_type"'].map((character) => character.charCodeAt(0));

export function partsOfObjects(): ObjectParts {
  const parts = new Map<string, LastValue>();
  let touched = new Set<LastValue>();
  return {
    all: () => parts.values(),
    put({ name, bytes, start, end, form, row }) {
      if (MEDIA.every((code, at) => bytes![start + at] === code)) return;
      eachLeaf(name, valueOf(bytes!, start, end, form), (key, leaf) => {
        const part = parts.get(key) ?? nothingYet(key, undefined);
        if (parts.size >= MOST_NAMES && part.row === undefined) return;
        part.value = leaf;
        part.row = row;
        parts.set(key, part);
        touched.add(part);
      });
    },
    settle() {
      for (const { row } of touched) if (row !== undefined) settleRow(row);
      touched = new Set();
    },
  };
}
