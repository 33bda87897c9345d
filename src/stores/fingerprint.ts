/**
 * Fingerprints of 32 bits, compared only with an earlier one of the same run: a change goes unseen once in four thousand
 * million. Not a digest: no protection against whoever wants a collision.
 */
export function mixed(print: number, hash: number): number {
  const next = Math.imul(print ^ hash, 0x9e3779b1);
  return ((next ^ (next >>> 15)) + 0x165667b1) | 0;
}

export function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

export function hashOfNumber(value: number): number {
  float[0] = value;
  return Math.imul(words[0]! ^ 0x85ebca6b, 0xc2b2ae35) ^ words[1]!;
}
