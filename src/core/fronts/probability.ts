import type { Columns } from './columns.ts';
import { candidateCount, createColumns, type Draws, drawsFromRows } from './draws.ts';
import { paretoFront } from './pareto.ts';
import { undominatedBy } from './undominated-by.ts';

/**
 * Per candidate, the share of joint draws in which it is on the front (attainment by draw; all of several equal
 * candidates count). RangeError for NaN in a draw. One front per draw: O(draws × n log n), less where few survive.
 */
export function frontProbability(draws: Draws): Float64Array {
  const columns = createColumns(draws);
  const times = new Float64Array(draws.candidates);
  for (let draw = 0; draw < draws.draws; draw++) {
    draws.fill(draw, columns);
    const front = paretoFront(columns);
    for (let at = 0; at < front.length; at++) times[front[at]!]!++;
  }
  return times.map((count) => count / draws.draws);
}

/**
 * As `frontProbability`, of draws held as one row per candidate (`rows[j][i * draws + d]`, see `drawsFromRows`).
 * Candidates that some other beats in every draw are found first, from each one's least and greatest values, and
 * left out: exact, and usually most of them.
 */
export function frontProbabilityOfRows(rows: Columns, draws: number): Float64Array {
  const n = candidateCount(rows, draws);
  const ranges = rows.map((row) => rangesOf(row, draws, n));
  const possible = possibleFront(
    ranges.map(({ low }) => low),
    ranges.map(({ high }) => high),
  );
  const shares = frontProbability(drawsFromRows(rows, draws, possible));
  const probability = new Float64Array(n);
  for (let at = 0; at < possible.length; at++) probability[possible[at]!] = shares[at]!;
  return probability;
}

/**
 * Indices, ascending, of the candidates that can be on the front when each one's objectives lie anywhere between its
 * `low` and `high`: those whose lowest corner no other's highest corner dominates. Costs as `undominatedBy`.
 */
export function possibleFront(low: Columns, high: Columns): Uint32Array {
  return undominatedBy(low, high);
}

function rangesOf(row: Float64Array, draws: number, n: number): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(n);
  const high = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let least = row[i * draws]!;
    let greatest = least;
    for (let at = i * draws + 1; at < (i + 1) * draws; at++) {
      const value = row[at]!;
      if (value < least) least = value;
      else if (value > greatest) greatest = value;
      else if (value !== value) least = greatest = NaN; // stays, for comparisons with it are false, and is refused later
    }
    low[i] = least;
    high[i] = greatest;
  }
  return { low, high };
}
