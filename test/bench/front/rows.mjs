/** A line of the table: medians in milliseconds over paired runs, and the median of their ratios. */
export function row(name, pairs, target) {
  const ratio = median(pairs.map(([mine, theirs]) => mine / theirs));
  return { name, ours: median(pairs.map(([mine]) => mine)), peer: median(pairs.map(([, theirs]) => theirs)), ratio, target, ok: ratio <= target, runs: pairs.length };
}

export function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >>> 1];
}

const WIDTH = 92;

export const heading = `${''.padEnd(WIDTH)}   ours, ms   peer, ms      ratio    at most  runs`;

export function line({ name, ours, peer, ratio, target, ok, runs }) {
  const cells = [ours.toFixed(2), peer.toFixed(2), ratio.toFixed(4), target.toFixed(3)].map((cell) => cell.padStart(11));
  return `${name.padEnd(WIDTH)}${cells.join('')}${String(runs).padStart(6)}${ok ? '' : '  MISSED'}`;
}
