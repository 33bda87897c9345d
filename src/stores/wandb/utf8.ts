/** UTF-8 to text; a byte that is no UTF-8 becomes U+FFFD. Names and values are short, so that nothing faster is needed. */
export function utf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let plain = start;
  for (let at = start; at < end; ) {
    if (bytes[at]! < 0x80 && at - plain < LONGEST) {
      at++;
      continue;
    }
    text += String.fromCharCode(...bytes.subarray(plain, at));
    if (bytes[at]! >= 0x80) {
      const [point, length] = decoded(bytes, at, end);
      text += String.fromCodePoint(point);
      at += length;
    }
    plain = at;
  }
  return text + String.fromCharCode(...bytes.subarray(plain, end));
}

/** Characters that one call takes as arguments. */
const LONGEST = 4096;
const REPLACEMENT = [0xfffd, 1] as const;

function decoded(bytes: Uint8Array, at: number, end: number): readonly [point: number, length: number] {
  const first = bytes[at]!;
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  if (first < 0xc2 || at + more >= end) return REPLACEMENT;
  let point = first & (0x3f >> more);
  for (let next = 1; next <= more; next++) {
    const byte = bytes[at + next]!;
    if ((byte & 0xc0) !== 0x80) return REPLACEMENT;
    point = (point << 6) | (byte & 0x3f);
  }
  return isScalar(point, more) ? [point, more + 1] : REPLACEMENT;
}

/** By how many bytes follow the first one: a smaller one has a shorter form. */
const LOWEST = [0, 0x80, 0x800, 0x10000];

function isScalar(point: number, more: number): boolean {
  return point >= LOWEST[more]! && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
}
