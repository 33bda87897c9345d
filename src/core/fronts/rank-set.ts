/**
 * A set of ranks 0..size−1 that finds its neighbours: a tree of 32-bit words, each bit of an upper word saying that
 * the word below it is not empty. Every operation O(log₃₂ size), without allocation (van Emde Boas's idea, flattened).
 */
export type RankSet = readonly Int32Array[];

export function createRankSet(size: number): RankSet {
  const levels: Int32Array[] = [];
  for (let words = size; levels.length === 0 || words > 1; ) {
    words = Math.max(1, Math.ceil(words / 32));
    levels.push(new Int32Array(words));
  }
  return levels;
}

export function addRank(set: RankSet, rank: number): void {
  let bit = rank;
  for (const words of set) {
    const at = bit >>> 5;
    const before = words[at]!;
    words[at] = before | (1 << (bit & 31));
    if (before !== 0) return;
    bit = at;
  }
}

export function removeRank(set: RankSet, rank: number): void {
  let bit = rank;
  for (const words of set) {
    const at = bit >>> 5;
    const after = words[at]! & ~(1 << (bit & 31));
    words[at] = after;
    if (after !== 0) return;
    bit = at;
  }
}

/** The greatest member ≤ `rank`, or −1. */
export function memberAtOrBelow(set: RankSet, rank: number): number {
  let bit = rank;
  for (let level = 0; level < set.length && bit >= 0; level++) {
    const at = bit >>> 5;
    const below = set[level]![at]! & ((2 << (bit & 31)) - 1);
    if (below !== 0) return descendToGreatest(set, level, (at << 5) + 31 - Math.clz32(below));
    bit = at - 1;
  }
  return -1;
}

/** The least member ≥ `rank`, or −1. */
export function memberAtOrAbove(set: RankSet, rank: number): number {
  let bit = rank;
  for (let level = 0; level < set.length; level++) {
    const at = bit >>> 5;
    const words = set[level]!;
    if (at >= words.length) return -1;
    const above = words[at]! & (-1 << (bit & 31));
    if (above !== 0) return descendToLeast(set, level, (at << 5) + lowestBit(above));
    bit = at + 1;
  }
  return -1;
}

function descendToGreatest(set: RankSet, level: number, bit: number): number {
  let found = bit;
  for (let below = level - 1; below >= 0; below--) found = (found << 5) + 31 - Math.clz32(set[below]![found]!);
  return found;
}

function descendToLeast(set: RankSet, level: number, bit: number): number {
  let found = bit;
  for (let below = level - 1; below >= 0; below--) found = (found << 5) + lowestBit(set[below]![found]!);
  return found;
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
