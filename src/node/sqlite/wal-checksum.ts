/** The running checksum of a write-ahead log: two 32-bit sums over pairs of words. */
export interface WalSum {
  a: number;
  b: number;
}

const hostIsBigEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 0;

/** Adds `words[from, to)` to the sum. The log says whether its words count as big-endian; the host reads them its own way. */
export function addToSum(sum: WalSum, words: Uint32Array, from: number, to: number, bigEndian: boolean): void {
  if (bigEndian === hostIsBigEndian) addNative(sum, words, from, to);
  else addSwapped(sum, words, from, to);
}

function addNative(sum: WalSum, words: Uint32Array, from: number, to: number): void {
  let a = sum.a | 0;
  let b = sum.b | 0;
  for (let i = from; i < to; i += 2) {
    a = (a + (words[i] as number) + b) | 0;
    b = (b + (words[i + 1] as number) + a) | 0;
  }
  sum.a = a >>> 0;
  sum.b = b >>> 0;
}

function addSwapped(sum: WalSum, words: Uint32Array, from: number, to: number): void {
  let a = sum.a | 0;
  let b = sum.b | 0;
  for (let i = from; i < to; i += 2) {
    a = (a + swap(words[i] as number) + b) | 0;
    b = (b + swap(words[i + 1] as number) + a) | 0;
  }
  sum.a = a >>> 0;
  sum.b = b >>> 0;
}

function swap(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}
