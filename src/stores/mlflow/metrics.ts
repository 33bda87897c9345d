import type { SqlValue } from '../../core/ports/sql.ts';
import type { MetricValue } from '../../core/runs/run.ts';
import type { Draft } from './draft.ts';
import { excerpt } from '../excerpt.ts';
import { metricNumber, metricStep, timeFrom } from './metric-value.ts';
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
  let rows = 0;
  source.database.scan(table, COLUMNS, (row) => {
    rows++;
    readRow(source, table, row);
  });
  return rows;
}

const COLUMNS = ['run_uuid', 'key', 'value', 'is_nan', 'timestamp', 'step'];

/** Values by their places: going through them as a list takes longer than reading them did. NaN is 0 with a mark. */
function readRow({ find, problems }: Source, table: string, row: readonly SqlValue[]): void {
  const { 0: run = null, 1: name, 2: raw, 3: mark, 4: time, 5: rawStep } = row;
  const draft = find(run, table);
  if (draft === undefined) return;
  const key = String(name);
  const value = mark === 1 ? Number.NaN : metricNumber(raw);
  const step = metricStep(rawStep);
  const at = timeFrom(time);
  if (value === undefined) return problems.report('metric-not-a-number', table, draft.nativeId, { metric: key, value: excerpt(raw) });
  if (step === undefined) return problems.report('step-not-a-number', table, draft.nativeId, { metric: key, value: excerpt(rawStep) });
  if (at === undefined && time !== null) problems.report('time-not-a-number', table, draft.nativeId, { metric: key, value: excerpt(time) });
  put(draft, key, { value, step, at });
}

function put(draft: Draft, key: string, found: MetricValue): void {
  const { at } = found;
  if (at !== undefined && (draft.lastSeenAt === undefined || at > draft.lastSeenAt)) draft.lastSeenAt = at;
  draft.metrics.set(key, found, isLater);
}

/** MLflow stores NaN as 0 with a mark, and compares the 0. */
function isLater(a: MetricValue, b: MetricValue): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.at !== b.at) return (a.at ?? -1) > (b.at ?? -1);
  return (a.value || 0) > (b.value || 0);
}
