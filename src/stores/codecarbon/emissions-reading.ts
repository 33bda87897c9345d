import type { Interval, Run, StoreRef } from '../../core/runs/run.ts';
import { csvRows } from '../rows/csv-rows.ts';
import { secondsOf } from '../rows/duration-text.ts';
import { textHash64 } from '../rows/hash.ts';
import { type ProblemLog, problemLog } from '../rows/problems.ts';
import type { Reading } from '../rows/reading.ts';
import { timeOf } from '../rows/time-text.ts';
import { isHeader } from './columns.ts';
import { type NewestRow, runOfRow } from './emission-run.ts';
import { withRow } from './segments.ts';

/**
 * Makes runs of the rows of `emissions.csv`: several rows of one run tell of it one after the other. A row of another length than the
 * header is left out: version 3.3.0 and some before it leave out empty cells, so that nobody knows which value is which.
 */
export function emissionsReading(store: StoreRef): Reading {
  const problems = problemLog(store.identity);
  const newest = new Map<string, NewestRow>();
  const runs = new Map<string, Run>();
  let header: readonly string[] = [];

  const take = (cells: readonly string[], line: number): void => {
    const place = `${line}:1`;
    if (isHeader(cells)) header = cells;
    else if (cells.length === header.length) add(named(header, cells), place);
    else {
      const args = { fields: cells.length, expected: header.length };
      problems.report({ severity: 'error', code: 'codecarbon-field-count', place, about: place, args });
    }
  };
  const add = (cells: ReadonlyMap<string, string>, place: string): void => {
    const nativeId = idOf(cells);
    const { interval, durationSeconds } = trackedIn(cells, place, problems);
    const before = newest.get(nativeId)?.segments ?? [];
    newest.set(nativeId, { nativeId, cells, place, durationSeconds, segments: interval ? withRow(before, interval) : before });
    runs.delete(nativeId);
  };
  const rows = csvRows(
    { row: take, fault: (fault, line) => problems.report({ severity: 'error', code: `table-${fault}`, place: `${line}:1` }) },
    ',',
  );
  return {
    feed: rows.feed,
    end() {
      const open = rows.end();
      for (const [nativeId, row] of newest) if (!runs.has(nativeId)) runs.set(nativeId, runOfRow(row, store, problems));
      return { runs: [...runs.values()], diagnostics: problems.all(), open };
    },
  };
}

function named(header: readonly string[], cells: readonly string[]): ReadonlyMap<string, string> {
  return new Map(header.map((column, at) => [column, cells[at]!.trim()] as const).filter(([, text]) => text !== ''));
}

/** Versions before 2.1 give their runs no id. */
function idOf(cells: ReadonlyMap<string, string>): string {
  const run = cells.get('run_id') ?? textHash64(JSON.stringify([...cells]));
  const task = cells.get('task_name');
  return task === undefined ? run : `${run}/${task}`;
}

interface Tracked {
  readonly interval: Interval | undefined;
  readonly durationSeconds: number | undefined;
}

/** A row says when it was written, on the clock of the wall, and for how long it was tracked. */
function trackedIn(cells: ReadonlyMap<string, string>, place: string, problems: ProblemLog): Tracked {
  const [timestamp = '', duration = ''] = [cells.get('timestamp'), cells.get('duration')];
  const written = timeOf(timestamp);
  const durationSeconds = secondsOf(duration, 1);
  if (written === undefined) reportCell(problems, 'no-time', place, timestamp);
  else if (!written.zoned) problems.report({ severity: 'info', code: 'codecarbon-local-time', place });
  if (durationSeconds === undefined) reportCell(problems, 'no-duration', place, duration);
  if (written === undefined || durationSeconds === undefined) return { interval: undefined, durationSeconds };
  return { interval: { start: written.at - durationSeconds * 1000, end: written.at }, durationSeconds };
}

function reportCell(problems: ProblemLog, fault: 'no-time' | 'no-duration', place: string, value: string): void {
  problems.report({ severity: 'error', code: `codecarbon-${fault}`, place, args: { value: value.slice(0, 80) } });
}
