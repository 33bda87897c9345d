/**
 * Joint draws of all candidates' objectives (Monte Carlo or bootstrap), one draw at a time, so that a thousand draws of
 * ten thousand candidates need not be in memory at once. `fill` writes draw d, 0 to draws−1, into columns of length
 * `candidates`, one per objective, minimised; what varies between draws is the caller's, who draws shared factors once.
 */
export interface Draws {
  readonly candidates: number;
  readonly draws: number;
  readonly objectives: number;
  readonly fill: (draw: number, columns: readonly Float64Array[]) => void;
}

/**
 * Draws held as one row per candidate: `rows[j][i * draws + d]` is objective j of candidate i in draw d. `only` keeps
 * some candidates, in the given order. RangeError where rows differ in length or are not whole. Read in ascending
 * order of draws, each block of memory is visited once.
 */
export function drawsFromRows(rows: readonly Float64Array[], draws: number, only?: Uint32Array): Draws {
  const kept = only ?? Uint32Array.from({ length: candidateCount(rows, draws) }, (_, i) => i);
  const candidates = kept.length;
  const blocks = rows.map(() => new Float64Array(candidates * BLOCK));
  let loaded = -1;
  const load = (block: number): void => {
    rows.forEach((row, j) => transpose(row, blocks[j]!, kept, draws, block * BLOCK));
    loaded = block;
  };
  return {
    candidates,
    draws,
    objectives: rows.length,
    fill: (draw, columns) => {
      const block = Math.floor(draw / BLOCK);
      if (block !== loaded) load(block);
      const from = (draw - block * BLOCK) * candidates;
      columns.forEach((column, j) => column.set(blocks[j]!.subarray(from, from + candidates)));
    },
  };
}

/** How many candidates rows of `draws` numbers each hold; RangeError where the objectives disagree. */
export function candidateCount(rows: readonly Float64Array[], draws: number): number {
  if (!Number.isInteger(draws) || draws <= 0) throw new RangeError('at least one draw is needed');
  const length = rows[0]?.length ?? 0;
  if (length % draws !== 0 || rows.some((row) => row.length !== length)) throw new RangeError('rows of draws are not whole');
  return length / draws;
}

/** Empty columns for `fill`. */
export function createColumns(draws: Draws): Float64Array[] {
  return Array.from({ length: draws.objectives }, () => new Float64Array(draws.candidates));
}

const BLOCK = 16; // draws: two cache lines of a candidate's row

function transpose(row: Float64Array, block: Float64Array, kept: Uint32Array, draws: number, first: number): void {
  const count = Math.min(BLOCK, draws - first);
  for (let i = 0; i < kept.length; i++) {
    const from = kept[i]! * draws + first;
    for (let d = 0; d < count; d++) block[d * kept.length + i] = row[from + d]!;
  }
}
