import type { Goal } from '../../core/metrics/names.ts';
import { eachField, texts, varintAt } from './wire.ts';

/** What `define_metric` said about which end of a metric is the better one. */
export interface Goals {
  /** Reads a `MetricRecord`. */
  read(bytes: Uint8Array, start: number, end: number): true;
  /** By metric; a definition for `val*` stands for those of the names that begin so. */
  of(names: Iterable<string>): ReadonlyMap<string, Goal>;
}

/** What a summary keeps of a metric stands below it. */
const SUMMARY = /\.(?:min|max|mean|best|first|last)$/;
const MINIMIZE = 1;
const MAXIMIZE = 2;

export function goals(): Goals {
  const said = new Map<string, Goal>();
  const globs: (readonly [prefix: string, goal: Goal])[] = [];
  return {
    read(bytes, start, end) {
      const goal = goalOf(bytes, start, end);
      if (goal === undefined) return true;
      const named = texts(bytes, start, end);
      const name = named.get(1);
      const glob = named.get(2);
      if (name) said.set(name, goal);
      else if (glob?.endsWith('*')) globs.push([glob.slice(0, -1), goal]);
      return true;
    },
    of(names) {
      const found = new Map<string, Goal>();
      for (const name of names) {
        const goal = said.get(name) ?? said.get(name.replace(SUMMARY, '')) ?? globs.find(([prefix]) => name.startsWith(prefix))?.[1];
        if (goal !== undefined) found.set(name, goal);
      }
      return found;
    },
  };
}

/** The stated goal, else the one summary that is kept: nobody keeps the minimum of what shall be large. */
function goalOf(bytes: Uint8Array, start: number, end: number): Goal | undefined {
  let goal = 0;
  let kept = 0;
  eachField(bytes, start, end, (number, from, to) => {
    if (number === 7) kept = keptOf(bytes, from, to);
    if (number === 8) goal = varintAt(bytes, from, to);
  });
  if (goal === MINIMIZE || (goal === 0 && kept === MINIMIZE)) return 'min';
  return goal === MAXIMIZE || (goal === 0 && kept === MAXIMIZE) ? 'max' : undefined;
}

/** `MetricSummary { min = 1; max = 2 }`: 3 for both, which says nothing. */
function keptOf(bytes: Uint8Array, start: number, end: number): number {
  let kept = 0;
  eachField(bytes, start, end, (number, from, to) => {
    if ((number === 1 || number === 2) && varintAt(bytes, from, to) > 0) kept |= number;
  });
  return kept;
}
