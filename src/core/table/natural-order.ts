/**
 * The place of each text in the order that people expect: by the numbers in it, so that `run-9` stands before `run-10`, whatever the case and
 * accents of its letters. The texts are different ones. Unlike a collator it is the same on every engine, and many times as fast.
 */
export function naturalOrder(texts: readonly string[]): Uint32Array {
  const keys = texts.map(keyOf);
  const order = Uint32Array.from(texts, (_, at) => at);
  sortByKeys(order, keys, (a, b) => (keys[a]! === keys[b]! ? less(texts[a]!, texts[b]!) : less(keys[a]!, keys[b]!)));
  const places = new Uint32Array(order.length);
  order.forEach((at, place) => {
    places[at] = place;
  });
  return places;
}

/** Comparing two keys letter by letter compares the texts: a number has its length before its digits. */
function keyOf(text: string): string {
  const plain = isAscii(text) ? text : text.normalize('NFD').replace(/\p{M}+/gu, '');
  return plain.toLowerCase().replace(/\d+/g, sized);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Lengths of up to 40 digits stand before any letter. */
function sized(digits: string): string {
  const value = digits.charCodeAt(0) === 0x30 ? digits.replace(/^0+(?=\d)/, '') : digits;
  return String.fromCharCode(0x30 + Math.min(value.length, 40)) + value;
}

function less(a: string, b: string): boolean {
  return a < b;
}

const SMALL = 12;

/** Quicksort by one letter at a time: many texts begin alike, and what is alike is looked at once. */
function sortByKeys(order: Uint32Array, keys: readonly string[], before: (a: number, b: number) => boolean): void {
  const open: [from: number, until: number, depth: number][] = [[0, order.length, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [from, until, depth] = next;
    if (until - from <= SMALL) {
      insert(order, from, until, before);
      continue;
    }
    const letter = letterAt(keys[order[(from + until) >> 1]!]!, depth);
    const [lower, upper] = partition(order, from, until, letter, (at) => letterAt(keys[at]!, depth));
    open.push([from, lower, depth], [upper, until, depth]);
    if (letter >= 0) open.push([lower, upper, depth + 1]);
    else insert(order, lower, upper, before);
  }
}

function letterAt(key: string, depth: number): number {
  return depth < key.length ? key.charCodeAt(depth) : -1;
}

function partition(order: Uint32Array, from: number, until: number, letter: number, letterOf: (at: number) => number): [number, number] {
  let [lower, upper] = [from, until];
  for (let i = from; i < upper; ) {
    const own = letterOf(order[i]!);
    if (own < letter) swap(order, lower++, i++);
    else if (own > letter) swap(order, --upper, i);
    else i++;
  }
  return [lower, upper];
}

function swap(order: Uint32Array, a: number, b: number): void {
  const kept = order[a]!;
  order[a] = order[b]!;
  order[b] = kept;
}

function insert(order: Uint32Array, from: number, until: number, before: (a: number, b: number) => boolean): void {
  for (let i = from + 1; i < until; i++) {
    const moving = order[i]!;
    let at = i;
    for (; at > from && before(moving, order[at - 1]!); at--) order[at] = order[at - 1]!;
    order[at] = moving;
  }
}
