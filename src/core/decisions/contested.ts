import { possibleFront } from '../fronts/probability.ts';
import { lossSign } from '../candidates/replicates.ts';
import type { Comparison } from './compare.ts';
import type { Objective } from './question.ts';
import type { Assessed } from './assess.ts';

/** Up to so many candidates all are drawn: that is quick, and needs no look at what is possible. */
const FEW = 2000;

/** Those of a comparison that are on the front in some draw, and where each stands in the whole. */
export interface Contested {
  readonly comparison: Comparison;
  readonly indices: Uint32Array;
}

/**
 * A comparison without candidates that some other one beats in every draw. They are on no front, are no knee and win by no value of a
 * point, so that shares and frequencies of the others are what they were; and no draws have to be kept of them.
 */
export function contested(whole: Comparison, few = FEW): Contested {
  const { compared, objectives, front } = whole;
  if (compared.length <= few) return { comparison: whole, indices: Uint32Array.from(compared.keys()) };
  const ranges = objectives.map((objective) => rangesOf(compared, objective));
  const possible = possibleFront(
    ranges.map(({ low }) => low),
    ranges.map(({ high }) => high),
  );
  const indices = Uint32Array.from(new Set([...possible, ...front])).sort();
  const at = new Map([...indices].map((index, here) => [index, here]));
  const comparison = {
    ...whole,
    compared: Array.from(indices, (index) => compared[index]!),
    front: front.map((index) => at.get(index)!),
    ranks: indices.map((index) => whole.ranks[index]!),
    losses: whole.losses.map((column) => Float64Array.from(indices, (index) => column[index]!)),
  };
  return { comparison, indices };
}

function rangesOf(compared: readonly Assessed[], objective: Objective): { low: Float64Array; high: Float64Array } {
  const [low, high] = [new Float64Array(compared.length), new Float64Array(compared.length)];
  const sign = lossSign(objective.goal);
  compared.forEach((candidate, i) => {
    const { least, most } = candidate.extremes(objective);
    low[i] = sign > 0 ? least : -most;
    high[i] = sign > 0 ? most : -least;
  });
  return { low, high };
}
