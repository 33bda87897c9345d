// Seeded point sets: k columns of n numbers, all to be minimised.

/** A small seeded generator (mulberry32): numbers in [0, 1). */
export function seededRandom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function seededNormal(random) {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Uniform in the unit cube: small fronts. */
export function independent(n, k, random) {
  return fill(n, k, (row) => row.forEach((_, j) => (row[j] = random())));
}

/** About a simplex, 3 % to either side of it: what is gained in one objective is paid in the others. */
export function antiCorrelated(n, k, random) {
  const normal = seededNormal(random);
  return fill(n, k, (row) => shares(row, random, 1 + 0.03 * normal()));
}

/** Within 0.1 % of a simplex: nearly every point is on the front from three objectives on. */
export function plane(n, k, random) {
  return fill(n, k, (row) => shares(row, random, 1 + 0.001 * random()));
}

/** Integers 0 to 99 about a plane: ties in every objective, equal points. */
export function ties(n, k, random) {
  return fill(n, k, (row) => {
    shares(row, random, 100 * (1 + 0.1 * random()));
    row.forEach((value, j) => (row[j] = Math.floor(value)));
  });
}

function fill(n, k, draw) {
  const columns = Array.from({ length: k }, () => new Float64Array(n));
  const row = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    draw(row);
    for (let j = 0; j < k; j++) columns[j][i] = row[j];
  }
  return columns;
}

function shares(row, random, total) {
  let sum = 0;
  for (let j = 0; j < row.length; j++) sum += row[j] = -Math.log(1 - random());
  for (let j = 0; j < row.length; j++) row[j] *= total / sum;
}
