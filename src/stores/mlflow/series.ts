import type { SeriesPoint } from '../../core/ports/reader.ts';
import type { SqlDatabase } from '../../core/ports/sql.ts';
import { selectColumns } from './columns.ts';
import { metricNumber, metricStep, metricTime } from './metric-value.ts';

/** One metric of one run by step, then time. Points that are no numbers are left out; `list` reports them where they matter. */
export function readSeries(database: SqlDatabase, run: string, metric: string): readonly SeriesPoint[] {
  const select = selectColumns(database, 'metrics', ['step', 'timestamp', 'value', 'is_nan']);
  const points: SeriesPoint[] = [];
  if (select === undefined) return points;
  database.each(`${select} WHERE run_uuid = ? AND key = ? ORDER BY 1, 2, 3`, [run, metric], ([rawStep, time, rawValue, isNan]) => {
    const step = metricStep(rawStep);
    const value = metricNumber(rawValue, isNan);
    if (step !== undefined && value !== undefined) points.push({ step, at: metricTime(time), value });
  });
  return points;
}
