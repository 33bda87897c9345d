import type { SessionEnd, SessionStart } from './hparams.ts';
import type { ReadTo } from './records.ts';
import { type Signs, signsOfLife } from './signs.ts';
import { type TagTable, tagTable } from './tag-table.ts';

/** What one event file says, as far as it was read. Mutable: a file that grew is read on from `readTo`. Times are milliseconds since 1970 UTC. */
export interface FileScan {
  readTo: ReadTo;
  /** When its writer was opened. */
  openedAt: number | undefined;
  lastAt: number | undefined;
  readonly tags: TagTable;
  readonly signs: Signs;
  /** The steps at which the program said that it started again. */
  readonly restarts: number[];
  sessionStart: SessionStart | undefined;
  sessionEnd: SessionEnd | undefined;
  scalarsBeforeEnd: number;
  largestStep: number;
}

export function emptyScan(): FileScan {
  return {
    readTo: { offset: 0, damaged: false },
    openedAt: undefined,
    lastAt: undefined,
    tags: tagTable(),
    signs: signsOfLife(),
    restarts: [],
    sessionStart: undefined,
    sessionEnd: undefined,
    scalarsBeforeEnd: 0,
    largestStep: Number.NEGATIVE_INFINITY,
  };
}
