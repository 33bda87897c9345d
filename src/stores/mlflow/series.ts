import type { SeriesPoint } from '../../core/ports/reader.ts';
import type { SqlDatabase } from '../../core/ports/sql.ts';
import { metricNumber, metricStep, timeFrom, selectMetrics } from './metric-value.ts';

/** One metric of one run by step, then time. Points that are no numbers are left out; `list` reports them where they matter. */
export function readSeries(database: SqlDatabase, run: string, metric: string): readonly SeriesPoint[] {
  const select = selectMetrics(database);
  const points: SeriesPoint[] = [];
  if (select === undefined) return points;
  database.each(`${select} WHERE run_uuid = ? AND key = ? ORDER BY 3, 2, 1`, [run, metric], ([rawValue, time, rawStep]) => {
    const step = metricStep(rawStep);
    const value = metricNumber(rawValue);
    if (step !== undefined && value !== undefined) points.push({ step, at: timeFrom(time), value });
  });
  return points;
}
