import { type Run, RUN_STATUSES, runId, type StoreRef } from '../../core/runs/run.ts';
import type { Columns } from './columns.ts';
import { keyColumns } from './map-columns.ts';
import { restText } from './run-rest.ts';
import { type TextTable, textTable } from './text-table.ts';

/** Runs of one store as columns. A text is a number in the table, plus one where there may be none; whether there is a time is marked beside it. */
export function encodedRuns(store: StoreRef, runs: readonly Run[]): Columns {
  const texts = textTable();
  const plain = (of: (run: Run) => string): Uint32Array => Uint32Array.from(runs, (run) => texts.add(of(run)));
  const optional = (of: (run: Run) => string | undefined): Uint32Array => Uint32Array.from(runs, (run) => plusOne(of(run), texts));
  const times = timeColumns('run', [
    ...runs.map(({ startedAt }) => startedAt),
    ...runs.map(({ endedAt }) => endedAt),
    ...runs.map(({ lastSeenAt }) => lastSeenAt),
  ]);
  const metrics = metricColumns(runs, texts);
  const whole = new Map([
    ['native id', plain(({ nativeId }) => nativeId)],
    ['id', optional(({ id, nativeId }) => (id === runId(store, nativeId) ? undefined : id))],
    ['name', plain(({ name }) => name)],
    ['parent', optional(({ parentId }) => parentId)],
    ['artifacts', optional(({ artifactUri }) => artifactUri)],
    ['rest', plain(restText)],
    ...textColumns(
      'param',
      runs.map(({ params }) => params),
      texts,
    ),
    ...textColumns(
      'tag',
      runs.map(({ tags }) => tags),
      texts,
    ),
    ...metrics.whole,
  ]);
  const text = texts.columns();
  return {
    bytes: new Map([
      ['status', Uint8Array.from(runs, ({ status }) => RUN_STATUSES.indexOf(status))],
      ...times.bytes,
      ...metrics.bytes,
      ...text.bytes,
    ]),
    whole: new Map([...whole, ...text.whole]),
    real: new Map([...times.real, ...metrics.real]),
  };
}

function plusOne(text: string | undefined, texts: TextTable): number {
  return text === undefined ? 0 : texts.add(text) + 1;
}

function timeColumns(name: string, times: readonly (number | undefined)[]): Columns {
  return {
    bytes: new Map([[`${name} timed`, Uint8Array.from(times, (time) => (time === undefined ? 0 : 1))]]),
    whole: new Map(),
    real: new Map([[`${name} times`, Float64Array.from(times, (time) => time ?? Number.NaN)]]),
  };
}

function textColumns(name: string, maps: readonly ReadonlyMap<string, string>[], texts: TextTable): ReadonlyMap<string, Uint32Array> {
  const values = maps.flatMap((map) => Array.from(map.values(), (text) => texts.add(text)));
  return new Map([...keyColumns(name, maps, texts), [`${name} values`, Uint32Array.from(values)]]);
}

function metricColumns(runs: readonly Run[], texts: TextTable): Columns {
  const maps = runs.map(({ metrics }) => metrics);
  const all = maps.flatMap((map) => [...map.values()]);
  const { bytes, real } = timeColumns(
    'metric',
    all.map(({ at }) => at),
  );
  return {
    bytes,
    whole: keyColumns('metric', maps, texts),
    real: new Map([
      ['metric values', Float64Array.from(all, ({ value }) => value)],
      ['metric steps', Float64Array.from(all, ({ step }) => step)],
      ...real,
    ]),
  };
}
