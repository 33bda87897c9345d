/** Bytes `[start, end)` of something that lies in pieces of one size: `part` gives those of one piece, valid until the next call. */
export function pieced(
  start: number,
  end: number,
  size: number,
  part: (index: number, from: number, to: number) => Uint8Array,
): Uint8Array {
  const first = Math.floor(start / size);
  const base = first * size;
  if (end <= base + size) return part(first, start - base, end - base);
  const whole = new Uint8Array(end - start);
  for (let at = start; at < end; ) {
    const index = Math.floor(at / size);
    const from = index * size;
    const stop = Math.min(end, from + size);
    whole.set(part(index, at - from, stop - from), at - start);
    at = stop;
  }
  return whole;
}
