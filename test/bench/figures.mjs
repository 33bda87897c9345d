// The lines of the benchmarks' table: ours beside a peer's or a limit, the ratio, and whether it is within the target.

/** Medians of pairs, and the median of their ratios. */
export function beside(name, pairs, target) {
  const ratio = median(pairs.map(([ours, peer]) => ours / peer));
  return { name, ours: median(pairs.map(([ours]) => ours)), peer: median(pairs.map(([, peer]) => peer)), ratio, target, ok: ratio <= target, runs: pairs.length };
}

/** What was measured against the most that it may be. */
export function within(name, values, most, of = median) {
  const ours = of(values);
  return { name: `${name}: the limit`, ours, peer: most, ratio: ours / most, target: 1, ok: ours <= most, runs: values.length };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function p95(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
}
