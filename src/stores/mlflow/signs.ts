import type { SqlDatabase } from '../../core/ports/sql.ts';

/** Closer times tell nothing more about a pause of minutes. */
const APART = 1000;

/**
 * When each of these runs logged something, unordered. Through the index for few of all runs; for many, one pass over the
 * table is far cheaper than as many questions.
 */
export function readSigns(database: SqlDatabase, runs: readonly string[], all: number): ReadonlyMap<string, readonly number[]> {
  const signs = new Map<string, number[]>(runs.map((run) => [run, []]));
  const collect = collector(signs);
  if (runs.length * 3 > all) database.scan('metrics', ['run_uuid', 'timestamp'], ({ 0: run, 1: time }) => collect(run, time));
  else
    for (const run of runs)
      database.each('SELECT DISTINCT timestamp FROM metrics WHERE run_uuid = ?', [run], ([time]) => collect(run, time));
  return signs;
}

/** Sorts times of runs in any order; consecutive ones of one run are thinned out. */
export function collector(signs: ReadonlyMap<string, number[]>): (run: unknown, time: unknown) => void {
  let lastRun: unknown;
  let times: number[] | undefined;
  let last = Number.NEGATIVE_INFINITY;
  return (run, time) => {
    if (run !== lastRun) {
      lastRun = run;
      times = signs.get(run as string);
      last = Number.NEGATIVE_INFINITY;
    }
    if (times === undefined || typeof time !== 'number' || Math.abs(time - last) < APART) return;
    times.push(time);
    last = time;
  };
}
