import { DURATION_UNITS } from './duration-units.ts';
import { defined } from '../../core/record/defined.ts';
import { type MetricValue, type Run, runId, type RunStatus, type StoreRef } from '../../core/runs/run.ts';
import { secondsOf } from '../rows/duration-text.ts';
import { type Cell, hasComma, isMissing, numberOf } from '../rows/number-text.ts';
import type { ProblemLog } from '../rows/problems.ts';
import { timeOf } from '../rows/time-text.ts';
import { listOf } from './mapping-parts.ts';
import type { Plan } from './plan.ts';
import type { Row } from './row.ts';
import { statusOf } from './status-text.ts';

export interface RowContext {
  readonly store: StoreRef;
  /** What runs belong to in a table that does not say it. */
  readonly experiment: string;
  readonly plan: Plan;
  /** One object for all runs of an experiment: a table may have a hundred thousand. */
  readonly experimentOf: (name: string) => Run['experiment'];
  readonly problems: ProblemLog;
}

const NONE: readonly never[] = [];
const NO_TAGS: ReadonlyMap<string, string> = new Map();

/** What a row says. What cannot be understood is reported and left out, never taken for zero. */
export function runOfRow(row: Row, nativeId: string, context: RowContext): Run {
  const { store, plan } = context;
  const { mapping } = plan;
  const { params, metrics, tags } = groupsOf(row, context);
  const startedAt = timeIn(row, mapping.startedAt, context);
  const endedAt = timeIn(row, mapping.endedAt, context);
  if (startedAt !== undefined && endedAt !== undefined && endedAt < startedAt) {
    context.problems.report({ severity: 'error', code: 'table-end-before-start', place: row.place });
  }
  const duration = durationIn(row, context);
  const experiment = textIn(row, mapping.experiment) ?? context.experiment;
  return {
    id: runId(store, nativeId),
    store,
    nativeId,
    name: textIn(row, mapping.name) ?? (described(params) || nativeId),
    experiment: context.experimentOf(experiment),
    parentId: undefined,
    status: statusIn(row, context),
    startedAt,
    endedAt,
    lastSeenAt: undefined,
    pauses: NONE,
    ...duration,
    params,
    metrics,
    tags: tags.size === 0 ? NO_TAGS : tags,
    datasets: NONE,
    artifactUri: undefined,
  };
}

function groupsOf(row: Row, context: RowContext) {
  const { plan } = context;
  const texts = { params: new Map<string, string>(), tags: new Map<string, string>() };
  const metrics = new Map<string, MetricValue>();
  const counts = new Map<string, number>();
  for (const [column, cell] of row.cells) {
    const use = plan.useOf(column);
    if (use === undefined) countSplit(counts, plan.splitsOf(column), cell);
    else if (use.group !== 'metrics') addText(texts[use.group], use.names[0]!, column, cell);
    else addMetric(metrics, use.names, { column, cell, row }, context);
  }
  for (const [name, value] of counts) if (!metrics.has(name)) metrics.set(name, logged(value));
  return { ...texts, metrics };
}

function logged(value: number): MetricValue {
  return { value, step: 0, at: undefined };
}

function countSplit(counts: Map<string, number>, name: string | undefined, cell: Cell): void {
  if (name !== undefined && !isMissing(cell)) counts.set(name, (counts.get(name) ?? 0) + 1);
}

interface Placed {
  readonly column: string;
  readonly cell: Cell;
  readonly row: Row;
}

function addMetric(
  metrics: Map<string, MetricValue>,
  names: readonly string[],
  { column, cell, row }: Placed,
  { plan, problems }: RowContext,
) {
  if (isMissing(cell)) return;
  const value = numberOf(cell, plan.mapping.decimal);
  if (value === undefined) reportNumber(column, cell, row, problems);
  else for (const name of names) metrics.set(metrics.has(name) ? column : name, logged(value));
}

/**
 * Two columns that are one name without their prefixes keep them. Python writes NaN where pandas has nothing; None is a value that
 * somebody chose.
 */
function addText(texts: Map<string, string>, name: string, column: string, cell: Cell): void {
  const text = String(cell);
  if (text.toLowerCase() !== 'nan') texts.set(texts.has(name) ? column : name, text);
}

function reportNumber(column: string, cell: Cell, { place }: Row, problems: ProblemLog): void {
  const code = hasComma(cell) ? 'table-decimal-comma' : 'table-no-number';
  problems.report({ severity: 'warning', code, place, about: column, args: { column, value: excerpt(cell) } });
}

function textIn(row: Row, column: string | undefined): string | undefined {
  const cell = column === undefined ? undefined : row.cells.get(column);
  return isMissing(cell) ? undefined : String(cell);
}

function timeIn(row: Row, column: string | undefined, { problems }: RowContext): number | undefined {
  const cell = column === undefined ? undefined : row.cells.get(column);
  if (column === undefined || isMissing(cell)) return undefined;
  const time = timeOf(cell);
  const { place } = row;
  if (time === undefined) {
    problems.report({ severity: 'warning', code: 'table-no-time', place, about: column, args: { column, value: excerpt(cell) } });
  } else if (!time.zoned) {
    problems.report({ severity: 'info', code: 'table-time-without-zone', place, about: column, args: { column, value: excerpt(cell) } });
  }
  return time?.at;
}

function durationIn(row: Row, context: RowContext): Pick<Run, 'durationSeconds' | 'unreadDuration'> {
  const { mapping } = context.plan;
  let unreadDuration: string | undefined;
  for (const [key, unit] of DURATION_UNITS) {
    const parts = listOf(mapping[key]).map((column) => ({ column, cell: row.cells.get(column) }));
    if (parts.length === 0 || parts.some(({ cell }) => isMissing(cell))) continue;
    const seconds = parts.map(({ column, cell }) => secondsIn(column, cell!, unit, row, context));
    const unread = seconds.indexOf(undefined);
    if (unread >= 0) unreadDuration ??= excerpt(parts[unread]!.cell!);
    else return { durationSeconds: (seconds as readonly number[]).reduce((a, b) => a + b, 0) * (mapping.durationTimes ?? 1) };
  }
  return defined({ unreadDuration });
}

function secondsIn(
  column: string,
  cell: Cell,
  unit: number,
  { place }: Row,
  { plan: { mapping }, problems }: RowContext,
): number | undefined {
  const seconds = secondsOf(cell, unit, mapping.decimal);
  const code = hasComma(cell) ? 'table-decimal-comma' : 'table-no-duration';
  if (seconds === undefined) problems.report({ severity: 'warning', code, place, about: column, args: { column, value: excerpt(cell) } });
  return seconds;
}

/** A row without a word about its state is a result, so that its run is over. */
function statusIn(row: Row, { plan: { mapping }, problems }: RowContext): RunStatus {
  const column = mapping.status;
  if (column === undefined) return 'finished';
  const cell = row.cells.get(column);
  if (isMissing(cell)) return 'unknown';
  const status = statusOf(cell);
  if (status === undefined) {
    problems.report({ severity: 'warning', code: 'table-unknown-status', place: row.place, about: column, args: { value: excerpt(cell) } });
  }
  return status ?? 'unknown';
}

function described(params: ReadonlyMap<string, string>): string {
  return [...params]
    .slice(0, 4)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');
}

function excerpt(cell: Cell): string {
  return String(cell).slice(0, 80);
}
