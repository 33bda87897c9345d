import type { Interval } from '../../core/runs/run.ts';
import { SHORTEST_PAUSE } from '../pauses.ts';
import type { Row } from './last-value.ts';
import type { LastValues } from './last-values.ts';
import { eachField, timestamp } from './wire.ts';

/** `StatsRecord { timestamp = 2; repeated item = 3 }`; answers its time. */
export function readStats(
  bytes: Uint8Array,
  start: number,
  end: number,
  values: LastValues,
  sample: { readonly order: number; readonly step: number },
): number | undefined {
  const row: Row = { ...sample, at: undefined, time: undefined };
  eachField(bytes, start, end, (number, from, to) => {
    if (number === 2) row.at = timestamp(bytes, from, to);
    if (number === 3) values.item(bytes, from, to, row);
  });
  return row.at;
}

/** In the shortest time between two samples: whoever samples once an hour is not asleep in between. */
const OUTLIER = 20;

/**
 * Where the system monitor, which measures every 15 seconds by default, measured nothing for long: the machine slept, or a notebook
 * waited for its next cell. Silence of the training itself is none, since W&B measures on.
 */
export function silences(): { sample(at: number): void; all(): readonly Interval[] } {
  const gaps: Interval[] = [];
  let previous: number | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  return {
    sample(at) {
      const gap = previous === undefined ? 0 : at - previous;
      if (gap > 0) shortest = Math.min(shortest, gap);
      if (previous !== undefined && gap > SHORTEST_PAUSE) gaps.push({ start: previous, end: at });
      previous = at;
    },
    all: () => gaps.filter(({ start, end }) => end - start > OUTLIER * shortest),
  };
}
