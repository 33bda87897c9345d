import type { SqlDatabase } from '../../core/ports/sql.ts';

/** Closer times tell nothing more about a pause of minutes. */
const APART = 1000;

/**
 * When each of these runs logged something, unordered. Through the index for few runs; for many, one pass over the table is
 * far cheaper than as many questions. A store without history (no more rows than last values) is not read at all.
 */
export function readSigns(
  database: SqlDatabase,
  runs: readonly string[],
  size: { readonly runs: number; readonly latest: number },
): ReadonlyMap<string, readonly number[]> {
  const signs = new Map<string, number[]>(runs.map((run) => [run, []]));
  if (!database.columns('metrics').includes('timestamp')) return signs;
  const [[rows]] = database.all('SELECT max(rowid) FROM metrics') as [[number | null]];
  if ((rows ?? 0) <= size.latest) return signs;
  const collect = collector(signs);
  if (runs.length * 3 > size.runs) database.each('SELECT run_uuid, timestamp FROM metrics', [], ([run, time]) => collect(run, time));
  else for (const run of runs) database.each('SELECT DISTINCT timestamp FROM metrics WHERE run_uuid = ?', [run], ([time]) => collect(run, time));
  return signs;
}

function collector(signs: ReadonlyMap<string, number[]>): (run: unknown, time: unknown) => void {
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
