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

/** Empty columns for `fill`. */
export function createColumns(draws: Draws): Float64Array[] {
  return Array.from({ length: draws.objectives }, () => new Float64Array(draws.candidates));
}
