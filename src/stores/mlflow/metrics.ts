import type { SqlValue } from '../../core/ports/sql.ts';
import type { MetricValue } from '../../core/runs/run.ts';
import { selectColumns } from './columns.ts';
import { hashOfNumber, mixed } from './fingerprint.ts';
import { metricNumber, metricStep, metricTime } from './metric-value.ts';
import { excerpt } from './run-rows.ts';
import type { Source } from './source.ts';

/**
 * The last value of each metric, by step, then time, then value, as MLflow decides it. `latest_metrics` has just that; where
 * it is missing or was never filled, the whole history is gone through. Answers how many rows `latest_metrics` has.
 */
export function readMetrics(source: Source): number {
  const read = readTable(source, 'latest_metrics');
  if (read === 0) readTable(source, 'metrics');
  return read;
}

function readTable(source: Source, table: string): number {
  const select = selectColumns(source.database, table, ['run_uuid', 'key', 'value', 'timestamp', 'step', 'is_nan']);
  let rows = 0;
  if (select === undefined) return rows;
  source.database.each(select, [], (row) => {
    rows++;
    readRow(source, table, row);
  });
  return rows;
}

function readRow({ find, words, problems }: Source, table: string, row: readonly SqlValue[]): void {
  const draft = find(row[0] ?? null, table);
  if (draft === undefined) return;
  const key = words(String(row[1]));
  const value = metricNumber(row[2], row[5]);
  const step = metricStep(row[4]);
  if (value === undefined || step === undefined) {
    const problem = value === undefined ? 'metric-not-a-number' : 'step-not-a-number';
    return problems.report(problem, table, draft.nativeId, { metric: key.text, value: excerpt(value === undefined ? row[2] : row[4]) });
  }
  const at = metricTime(row[3]);
  if (at === undefined && row[3] !== null) problems.report('time-not-a-number', table, draft.nativeId, { metric: key.text, value: excerpt(row[3]) });
  if (at !== undefined && !(at <= draft.lastSeenAt!)) draft.lastSeenAt = at;
  draft.print = mixed(mixed(mixed(mixed(draft.print, key.hash), hashOfNumber(value)), hashOfNumber(at ?? -1)), step);
  const found: MetricValue = { value, step, at };
  const known = draft.metrics.get(key.text);
  if (known === undefined || isLater(found, known)) draft.metrics.set(key.text, found);
}

/** MLflow stores NaN as 0 with a mark, and compares the 0. */
function isLater(a: MetricValue, b: MetricValue): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.at !== b.at) return (a.at ?? -1) > (b.at ?? -1);
  return (a.value || 0) > (b.value || 0);
}
