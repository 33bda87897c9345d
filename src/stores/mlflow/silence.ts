import type { SqlDatabase } from '../../core/ports/sql.ts';
import type { Draft } from './draft.ts';
import { collector } from './signs.ts';

/**
 * The runs that may have been silent for longer than `silence`: one well-chosen metric, whose times lie in the primary key's
 * index, clears most runs at a fraction of the cost of their whole history. Where it was silent others may have been logged.
 */
export function maybeSilent(database: SqlDatabase, drafts: readonly Draft[], silence: number): readonly Draft[] {
  const key = densestKey(drafts);
  if (key === undefined) return drafts;
  const times = new Map<string, number[]>(drafts.map(({ nativeId }) => [nativeId, []]));
  const collect = collector(times);
  database.each('SELECT run_uuid, timestamp FROM metrics WHERE key = ?', [key], ([run, time]) => collect(run, time));
  return drafts.filter((draft) => isSilent(draft, times.get(draft.nativeId) ?? [], silence));
}

function densestKey(drafts: readonly Draft[]): string | undefined {
  const steps = new Map<string, number>();
  for (const { metrics } of drafts) for (const [key, { step }] of metrics) steps.set(key, (steps.get(key) ?? 0) + 1 + Math.max(0, step));
  let densest: string | undefined;
  let most = 0;
  for (const [key, count] of steps) {
    if (count <= most) continue;
    densest = key;
    most = count;
  }
  return densest;
}

function isSilent({ startedAt, endedAt, lastSeenAt }: Draft, times: readonly number[], silence: number): boolean {
  const end = endedAt ?? lastSeenAt;
  if (startedAt === undefined || end === undefined) return true;
  const all = [...times, end].sort((a, b) => a - b);
  let last = startedAt;
  for (const time of all) {
    if (time - last > silence) return true;
    last = time;
  }
  return false;
}
