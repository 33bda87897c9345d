/** A seeded stream of uniform numbers, one stream per name: what one factor draws never depends on what others drew. */
export type UniformStream = () => number;

/**
 * Uniform numbers in (0, 1), 32 bits each, from sfc32 (Doty-Humphrey's PractRand "small fast chaotic" generator),
 * seeded by a 128-bit hash of `seed` and `name`. Integer arithmetic only: the same on every engine.
 */
export function uniformStream(seed: number, name: string): UniformStream {
  let [a, b, c, d] = hash128(`${seed}\u0000${name}`);
  const next = () => {
    const t = (a + b + d) >>> 0;
    d = (d + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + t) >>> 0;
    return (t + 0.5) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** MurmurHash3's 32-bit finaliser over four differently started lanes: a seed, not a digest. */
function hash128(text: string): [number, number, number, number] {
  const lanes: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef];
  for (let i = 0; i < text.length; i++) {
    for (let lane = 0; lane < 4; lane++) {
      const mixed = Math.imul(lanes[lane]! ^ (text.charCodeAt(i) + lane), 0xcc9e2d51);
      lanes[lane] = (Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593) + lane) >>> 0;
    }
  }
  return lanes.map(finalise) as [number, number, number, number];
}

function finalise(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
