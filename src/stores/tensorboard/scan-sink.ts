import type { EventSink } from './event.ts';
import type { FileScan } from './scan.ts';
import { timeOf } from './times.ts';

/**
 * Takes the last value of each tag into a scan. `restarts` are those of the whole file where they are known: TensorBoard drops every
 * value that was logged before a restart at its step or later.
 */
export function scanSink(scan: FileScan, restarts: readonly number[], below: number): EventSink & { metVoid(): boolean } {
  const limits = limitsOf(restarts, below);
  let passed = 0;
  let limit = limits[0]!;
  let at: number | undefined;
  let step = 0;
  let metVoid = false;
  return {
    tags: scan.tags,
    metVoid: () => metVoid,
    event(seconds, itsStep, opens) {
      at = timeOf(seconds);
      step = itsStep;
      if (at === undefined) return;
      scan.openedAt ??= at;
      if (scan.lastAt === undefined || at > scan.lastAt) scan.lastAt = at;
      if (!opens) scan.signs.add(at);
    },
    restart(itsStep) {
      scan.restarts.push(itsStep);
      limit = limits[++passed] ?? below;
      if (scan.largestStep >= itsStep) metVoid = true;
    },
    scalar(tag, value) {
      if (step >= limit) return;
      tag.count++;
      tag.value = value;
      tag.step = step;
      tag.at = at;
      if (step > scan.largestStep) scan.largestStep = step;
      if (scan.sessionEnd === undefined) scan.scalarsBeforeEnd++;
    },
    session({ start, end }) {
      if (start !== undefined) Object.assign(scan, { sessionStart: start, sessionEnd: undefined });
      scan.sessionEnd = end ?? scan.sessionEnd;
    },
  };
}

/** From which step on values are void, before the first restart, before the second and so on, and after the last. */
function limitsOf(restarts: readonly number[], below: number): readonly number[] {
  const limits = [below];
  for (const step of restarts.toReversed()) limits.unshift(Math.min(step, limits[0]!));
  return limits;
}
