import type { Files } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { hashOfText } from '../fingerprint.ts';
import { decodeUtf8 } from '../rows/utf8.ts';
import { distributionReader } from './distribution.ts';
import { eachLine } from './journal-lines.ts';
import { applyOperation } from './journal-operations.ts';
import { emptyState, type JournalState } from './journal-state.ts';
import type { Step } from './journal-step.ts';
import { localTimes, problemLog } from './problems.ts';
import { membersOf } from './raw-json.ts';

/** A journal read up to somewhere, to be read on from there. */
export interface Replay {
  readonly state: JournalState;
  /** Where the next line begins. */
  offset(): number;
  /** Reads on, up to `end`. */
  readOn(files: Files, path: string, end: number): void;
  diagnostics(): readonly Diagnostic[];
}

export function journalReplay(identity: string): Replay {
  const state = emptyState();
  const problems = problemLog(identity);
  const distributions = distributionReader();
  let offset = 0;
  let lines = 0;
  let broken: Diagnostic | undefined;
  const report: Step['report'] = (problem, args) => problems.report(problem, { of: 'line', row: String(lines + 1) }, args);
  return {
    state,
    offset: () => offset,
    readOn(files, path, end) {
      broken = undefined;
      eachLine(files, { path, start: offset, end }, (text, at, next) => {
        const operation = membersOf(text);
        if (operation === undefined) {
          // The last line may still be on its way; Optuna waits for it too. After any other it refuses to read on.
          if (next < end) broken = { severity: 'error', code: 'optuna-journal-broken', file: identity, place: `line ${lines + 1}` };
          return false;
        }
        applyOperation({ state, operation, at, next, distributions, report });
        offset = next;
        lines++;
        return true;
      });
    },
    diagnostics: () => [...problems.all(), ...(broken ? [broken] : []), ...(state.unzoned ? [localTimes(identity)] : [])],
  };
}

/** So many bytes before a place tell whether a file was only appended to: they hold times in microseconds and random ids. */
const TAIL = 512;

export function tailPrint(files: Files, path: string, offset: number): number {
  const bytes = files.readBytes(path, Math.max(0, offset - TAIL), offset) ?? new Uint8Array();
  return hashOfText(decodeUtf8(bytes));
}
