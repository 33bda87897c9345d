import type { Diagnostic } from '../runs/diagnostic.ts';
import type { Run, RunId, StoreRef } from '../runs/run.ts';

/** What a reader remembers between two lists; opaque to everybody else, JSON text so that it can be kept. */
export type Cursor = string;

export interface RunChanges {
  /** Runs that are new or differ from what the cursor stands for; everything when there was no cursor. */
  readonly changed: readonly Run[];
  readonly removed: readonly RunId[];
  /** Of many runs it takes seconds to make. */
  readonly cursor: Cursor;
  /** Does what the cursor takes, and pauses between; nothing depends on it. */
  readonly prepareCursor?: (pause: () => Promise<void>) => Promise<void>;
  /** False when the store kept changing underneath: what was read may mix two states, and hosts say so. */
  readonly consistent: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface SeriesPoint {
  readonly step: number;
  readonly at: number | undefined;
  readonly value: number;
}

/** An opened store: lists changes, reads one series at a time, says what to watch. Never writes. */
export interface StoreReader {
  readonly store: StoreRef;
  list(cursor: Cursor | undefined): Promise<RunChanges>;
  /**
   * A quick look at a store that is known to have changed: runs that are new or under way, or whose own record was edited. What it may
   * miss, the next `list` finds, for its cursor does not count as up to date. Undefined where a look would be no quicker than a list.
   */
  glance?(cursor: Cursor): Promise<RunChanges | undefined>;
  series(nativeId: string, metric: string): Promise<readonly SeriesPoint[]>;
  /** Absolute paths whose change means that `list` has news; a folder stands for everything below it. */
  readonly watch: readonly string[];
  /** True when nothing about the run can change any more without somebody reopening it. */
  isFinal(run: Run): boolean;
}
