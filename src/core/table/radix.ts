/** The sort key of each row, by its place among the rows. */
export interface Words {
  readonly low: Uint32Array;
  readonly high?: Uint32Array | undefined;
}

const BITS = 11;
const MASK = (1 << BITS) - 1;

/** The rows by their keys; equal ones keep their order. The time it takes depends on how many there are alone. */
export function sortByWords(rows: Uint32Array, { low, high }: Words): Uint32Array {
  let order = Uint32Array.from(rows, (_, at) => at);
  let spare = new Uint32Array(rows.length);
  for (const word of high === undefined ? [low] : [low, high]) {
    for (let shift = 0; shift < 32; shift += BITS) {
      if (!sortByDigit(order, spare, word, shift)) continue;
      [order, spare] = [spare, order];
    }
  }
  return order.map((at) => rows[at]!);
}

/** False, and nothing done, where all have the same digit. */
function sortByDigit(from: Uint32Array, to: Uint32Array, word: Uint32Array, shift: number): boolean {
  const starts = new Uint32Array(MASK + 2);
  for (let i = 0; i < word.length; i++) starts[((word[i]! >>> shift) & MASK) + 1]!++;
  if (starts.includes(word.length)) return false;
  for (let digit = 1; digit < starts.length; digit++) starts[digit]! += starts[digit - 1]!;
  for (let i = 0; i < from.length; i++) {
    const at = from[i]!;
    const digit = (word[at]! >>> shift) & MASK;
    to[starts[digit]!++] = at;
  }
  return true;
}
