/** Quantile p in [0, 1] of ascending values, linear between order statistics (Hyndman & Fan 1996, type 7). */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('a quantile needs at least one value');
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low === high || position === below || !Number.isFinite(low) ? low : low + (high - low) * (position - below);
}

/** The 5 % and 95 % quantiles of unsorted values: a 90 % interval. */
export function interval90(values: Float64Array): { low: number; high: number } {
  const sorted = values.slice().sort();
  return { low: quantileOfSorted(sorted, 0.05), high: quantileOfSorted(sorted, 0.95) };
}
