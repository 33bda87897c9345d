import { utf8 } from './utf8.ts';
import { eachField } from './wire.ts';

/** One thing per name, found by the bytes that encode the name: wandb-core writes names in random order, millions of times each. */
export interface KeyTable<T> {
  /** Undefined when the table is full, which it says once. */
  find(bytes: Uint8Array, start: number, end: number): T | undefined;
  readonly all: readonly T[];
}

/** Names in one log. Beyond this many nobody looks at them, and the log is hostile rather than busy. */
export const MOST_NAMES = 20_000;

export function keyTable<T>(make: (name: string) => T, full: () => void = () => {}): KeyTable<T> {
  const keys: Uint8Array[] = [];
  const all: T[] = [];
  let isTold = false;
  let slots = new Int32Array(128).fill(-1);
  const slotOf = (bytes: Uint8Array, start: number, end: number): number => {
    const mask = slots.length - 1;
    let slot = hashOf(bytes, start, end) & mask;
    while (slots[slot]! >= 0 && !isSame(keys[slots[slot]!]!, bytes, start, end)) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (const [index, key] of keys.entries()) slots[slotOf(key, 0, key.length)] = index;
  };
  return {
    all,
    find(bytes, start, end) {
      const slot = slotOf(bytes, start, end);
      const index = slots[slot]!;
      if (index >= 0) return all[index];
      if (all.length === MOST_NAMES) {
        if (!isTold) full();
        isTold = true;
        return undefined;
      }
      slots[slot] = all.length;
      keys.push(new Uint8Array(bytes.subarray(start, end)));
      const made = make(nameOf(bytes, start, end));
      all.push(made);
      if (all.length * 2 > slots.length) grow();
      return made;
    },
  };
}

/** `key` or, joined by dots as W&B shows it, `nested_key`. */
function nameOf(bytes: Uint8Array, start: number, end: number): string {
  const parts: string[] = [];
  eachField(bytes, start, end, (_, from, to) => parts.push(utf8(bytes, from, to)));
  return parts.join('.');
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(key: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  const { length } = key;
  if (length !== end - start) return false;
  for (let at = 0; at < length; at++) if (key[at] !== bytes[start + at]) return false;
  return true;
}
