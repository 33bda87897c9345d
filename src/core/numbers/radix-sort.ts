/** Stable sort of `order[from..to)` by 32-bit `keys`, skipping digits that all keys share. */
export function radixSort(order: Uint32Array, from: number, to: number, keys: Uint32Array): void {
  const n = to - from;
  const bits = n < 2048 ? 8 : 11;
  const passes = Math.ceil(32 / bits);
  let source = order.slice(from, to);
  let target = new Uint32Array(n);
  const counts = digitCounts(source, keys, bits, passes);
  for (let pass = 0; pass < passes; pass++) {
    const starts = counts.subarray(pass << bits, (pass + 1) << bits);
    if (!accumulate(starts, n)) continue;
    scatter(source, target, keys, starts, pass * bits);
    [source, target] = [target, source];
  }
  order.set(source, from);
}

function digitCounts(source: Uint32Array, keys: Uint32Array, bits: number, passes: number): Uint32Array {
  const counts = new Uint32Array(passes << bits);
  const mask = (1 << bits) - 1;
  for (let i = 0; i < source.length; i++) {
    const key = keys[source[i]!]!;
    for (let pass = 0; pass < passes; pass++) counts[(pass << bits) + ((key >>> (pass * bits)) & mask)]!++;
  }
  return counts;
}

/** Turns counts into start offsets; false where one digit holds all n keys. */
function accumulate(counts: Uint32Array, n: number): boolean {
  let start = 0;
  for (let digit = 0; digit < counts.length; digit++) {
    const count = counts[digit]!;
    if (count === n) return false;
    counts[digit] = start;
    start += count;
  }
  return true;
}

function scatter(source: Uint32Array, target: Uint32Array, keys: Uint32Array, starts: Uint32Array, shift: number): void {
  const mask = starts.length - 1;
  for (let i = 0; i < source.length; i++) {
    const index = source[i]!;
    const digit = (keys[index]! >>> shift) & mask;
    target[starts[digit]!++] = index;
  }
}
