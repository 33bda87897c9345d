import { decodeUtf8 } from '../rows/utf8.ts';

/** A tag of an event file with the last value that it has there. Mutable, because millions of values pass. */
export interface Tag {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether its tensors are scalars: only the first value of a tag has to say what it is. */
  scalar: boolean;
  /** How many values stand: none for a tag of pictures. */
  count: number;
  value: number;
  step: number;
  at: number | undefined;
  /** The tag that came after it last time. */
  next: Tag | undefined;
}

/** Tags by their bytes: a name is made into text once, however often it comes. */
export interface TagTable {
  /** Undefined for a new one when there are too many already. */
  find(bytes: Uint8Array, start: number, end: number): Tag | undefined;
  all(): readonly Tag[];
  /** Whether one was turned away. */
  readonly full: boolean;
}

/** Beyond this, tags are made by mistake (a step in the name), and would fill the memory. */
const MOST_TAGS = 50_000;

export function tagTable(most = MOST_TAGS): TagTable {
  const byHash = new Map<number, Tag[]>();
  const tags: Tag[] = [];
  let last: Tag | undefined;
  let full = false;
  const known = (bytes: Uint8Array, start: number, end: number): Tag | undefined => {
    const hash = hashOf(bytes, start, end);
    const same = byHash.get(hash);
    const found = same?.find((tag) => isSame(tag.bytes, bytes, start, end));
    if (found !== undefined) return found;
    if (tags.length >= most) {
      full = true;
      return undefined;
    }
    const tag = tagOf(bytes, start, end);
    tags.push(tag);
    if (same === undefined) byHash.set(hash, [tag]);
    else same.push(tag);
    return tag;
  };
  return {
    find(bytes, start, end) {
      // Training loops log the same tags in the same order again and again.
      const expected = last?.next;
      if (expected !== undefined && isSame(expected.bytes, bytes, start, end)) {
        last = expected;
        return expected;
      }
      const found = known(bytes, start, end);
      if (last !== undefined) last.next = found;
      last = found;
      return found;
    },
    all: () => tags,
    get full() {
      return full;
    },
  };
}

function tagOf(bytes: Uint8Array, start: number, end: number): Tag {
  const name = decodeUtf8(bytes.subarray(start, end));
  return { name, bytes: bytes.slice(start, end), scalar: false, count: 0, value: 0, step: 0, at: undefined, next: undefined };
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash;
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (known.length !== length) return false;
  for (let at = 0; at < length; at++) if (known[at] !== bytes[start + at]) return false;
  return true;
}
