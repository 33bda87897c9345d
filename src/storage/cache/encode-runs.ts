import { type MetricValue, type Run, RUN_STATUSES, runId, type StoreRef } from '../../core/runs/run.ts';
import type { Columns } from './columns.ts';
import { keyColumns } from './key-columns.ts';
import { restText } from './run-rest.ts';
import { type TextTable, textTable } from './text-table.ts';

/** So many runs take a few milliseconds. */
const RUNS_AT_ONCE = 500;

/** What one run adds to the columns that it is about. */
interface Part {
  add(run: Run, at: number): void;
  columns(): Columns;
}

/**
 * Runs of one store as columns. A text is a number in the table, plus one where there may be none; whether there is a time is marked beside it. A hundred
 * thousand runs take seconds, in which others have questions: `pause` lets them.
 */
export async function encodedRuns(store: StoreRef, runs: readonly Run[], pause: () => Promise<void>): Promise<Columns> {
  const texts = textTable();
  const parts: readonly Part[] = [
    ownPart(store, runs.length, texts),
    timePart(runs.length),
    textPart('param', ({ params }) => params, runs, texts),
    textPart('tag', ({ tags }) => tags, runs, texts),
    metricPart(runs, texts),
  ];
  for (const [at, run] of runs.entries()) {
    if (at % RUNS_AT_ONCE === 0) await pause();
    for (const part of parts) part.add(run, at);
  }
  await pause();
  return together([...parts.map((part) => part.columns()), texts.columns()]);
}

function ownPart(store: StoreRef, runs: number, texts: TextTable): Part {
  const plain = (of: (run: Run) => string) => (run: Run) => texts.add(of(run));
  const optional = (of: (run: Run) => string | undefined) => (run: Run) => {
    const text = of(run);
    return text === undefined ? 0 : texts.add(text) + 1;
  };
  const numbers = new Map([
    ['native id', plain(({ nativeId }) => nativeId)],
    ['id', optional(({ id, nativeId }) => (id === runId(store, nativeId) ? undefined : id))],
    ['name', plain(({ name }) => name)],
    ['parent', optional(({ parentId }) => parentId)],
    ['artifacts', optional(({ artifactUri }) => artifactUri)],
    ['rest', plain(restText)],
  ]);
  const filled = [...numbers].map(([name, of]) => ({ name, of, column: new Uint32Array(runs) }));
  const status = new Uint8Array(runs);
  return {
    add(run, at) {
      for (const { of, column } of filled) column[at] = of(run);
      status[at] = RUN_STATUSES.indexOf(run.status);
    },
    columns: () => ({
      bytes: new Map([['status', status]]),
      whole: new Map(filled.map(({ name, column }) => [name, column])),
      real: new Map(),
    }),
  };
}

function timePart(runs: number): Part {
  const times = timesOf('run', 3 * runs);
  return {
    add({ startedAt, endedAt, lastSeenAt }, at) {
      times.set(at, startedAt);
      times.set(runs + at, endedAt);
      times.set(2 * runs + at, lastSeenAt);
    },
    columns: times.columns,
  };
}

function timesOf(name: string, count: number) {
  const timed = new Uint8Array(count);
  const times = new Float64Array(count);
  return {
    set(at: number, time: number | undefined): void {
      timed[at] = time === undefined ? 0 : 1;
      times[at] = time ?? Number.NaN;
    },
    columns: (): Columns => ({ bytes: new Map([[`${name} timed`, timed]]), whole: new Map(), real: new Map([[`${name} times`, times]]) }),
  };
}

function textPart(name: string, mapOf: (run: Run) => ReadonlyMap<string, string>, runs: readonly Run[], texts: TextTable): Part {
  const keys = keyColumns(name, runs.length, texts);
  const values = new Uint32Array(countOf(runs, mapOf));
  let next = 0;
  return {
    add(run, at) {
      const map = mapOf(run);
      keys.add(map, at);
      for (const text of map.values()) values[next++] = texts.add(text);
    },
    columns: () => ({ bytes: new Map(), whole: new Map([...keys.columns(), [`${name} values`, values]]), real: new Map() }),
  };
}

function metricPart(runs: readonly Run[], texts: TextTable): Part {
  const mapOf = ({ metrics }: Run): ReadonlyMap<string, MetricValue> => metrics;
  const count = countOf(runs, mapOf);
  const keys = keyColumns('metric', runs.length, texts);
  const [values, steps, times] = [new Float64Array(count), new Float64Array(count), timesOf('metric', count)];
  let next = 0;
  return {
    add({ metrics }, at) {
      keys.add(metrics, at);
      for (const metric of metrics.values()) {
        values[next] = metric.value;
        steps[next] = metric.step;
        times.set(next++, metric.at);
      }
    },
    columns: () => {
      const { bytes, real } = times.columns();
      return { bytes, whole: keys.columns(), real: new Map([['metric values', values], ['metric steps', steps], ...real]) };
    },
  };
}

function countOf(runs: readonly Run[], mapOf: (run: Run) => ReadonlyMap<string, unknown>): number {
  return runs.reduce((sum, run) => sum + mapOf(run).size, 0);
}

function together(parts: readonly Columns[]): Columns {
  return {
    bytes: new Map(parts.flatMap(({ bytes }) => [...bytes])),
    whole: new Map(parts.flatMap(({ whole }) => [...whole])),
    real: new Map(parts.flatMap(({ real }) => [...real])),
  };
}
