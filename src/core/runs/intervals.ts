import type { Interval } from './run.ts';

/** What remains of `whole` without the pauses; pauses may overlap and reach outside. */
export function withoutPauses(whole: Interval, pauses: readonly Interval[]): readonly Interval[] {
  const active: Interval[] = [];
  let from = whole.start;
  for (const pause of [...pauses].sort((a, b) => a.start - b.start)) {
    const start = Math.max(pause.start, whole.start);
    const end = Math.min(pause.end, whole.end);
    if (end <= start || end <= from) continue;
    if (start > from) active.push({ start: from, end: start });
    from = end;
  }
  if (whole.end > from || active.length === 0) active.push({ start: from, end: whole.end });
  return active;
}

export function totalLength(intervals: readonly Interval[]): number {
  return intervals.reduce((total, { start, end }) => total + (end - start), 0);
}

/**
 * Shares the union of all intervals among their owners: an instant at which k owners are active counts 1/k for each,
 * so that the shares add up to the length of the union. Result in the intervals' unit, by owner. O(n log n).
 */
export function fairShares(owned: readonly { readonly owner: string; readonly interval: Interval }[]): Map<string, number> {
  const events = owned
    .flatMap(({ owner, interval }) => [
      { at: interval.start, owner, change: 1 },
      { at: interval.end, owner, change: -1 },
    ])
    .sort((a, b) => a.at - b.at || b.change - a.change);
  // Time that one active owner would have been given since the beginning: the same trick as a fair queue's virtual time.
  let virtual = 0;
  let previous = events[0]?.at ?? 0;
  let active = 0;
  const shares = new Map<string, number>();
  for (const { at, owner, change } of events) {
    if (active > 0) virtual += (at - previous) / active;
    previous = at;
    active += change;
    shares.set(owner, (shares.get(owner) ?? 0) - change * virtual);
  }
  return shares;
}
