import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../core/runs/run.ts';
import { localFiles } from '../../node/local-files.ts';
import { sqlReader } from '../../node/sqlite/sql-reader.ts';
import type { StoreFormat } from '../store-format.ts';
import { optunaJournal } from './optuna-journal.ts';
import { optunaSqlite } from './optuna-sqlite.ts';

/** What `study.trials` and `study.trials_dataframe` say, as scripts/fixtures/optuna_stores.py wrote it down. */
interface Told {
  readonly hoursAheadOfUtc: number;
  readonly studies: readonly ToldStudy[];
}
interface ToldStudy {
  readonly id: number;
  readonly name: string;
  readonly directions: readonly ('MINIMIZE' | 'MAXIMIZE')[];
  readonly metric_names: readonly string[] | null;
  readonly value_columns: readonly string[];
  readonly user_attrs: readonly [string, string][];
  readonly trials: readonly ToldTrial[];
}
interface ToldTrial {
  readonly id: number;
  readonly number: number;
  readonly state: string;
  readonly start: string | null;
  readonly complete: string | null;
  readonly values: readonly (number | string)[] | null;
  readonly params: readonly [string, string][];
  readonly user_attrs: readonly [string, string, number | string | null][];
  readonly system_attrs: readonly [string, string][];
  readonly intermediate_values: readonly [number, number | string | null][];
}

const ports = { files: localFiles(), sql: sqlReader() };

function fixture(format: StoreFormat, file: string) {
  const path = fileURLToPath(new URL(`../../../test/fixtures/optuna/${file}`, import.meta.url));
  const told = JSON.parse(readFileSync(path.replace(/\.\w+$/, '.json'), 'utf8')) as Told;
  const place = { identity: file, path, entry: { name: file.split('/').at(-1)!, kind: 'file' as const }, found: () => [] };
  return { told, place, reader: format.open(place, ports) };
}

const STATUSES: Record<string, string> = {
  COMPLETE: 'finished',
  PRUNED: 'pruned',
  FAIL: 'failed',
  RUNNING: 'running',
  WAITING: 'scheduled',
};
const WORDS: Record<string, number> = { inf: Number.POSITIVE_INFINITY, '-inf': Number.NEGATIVE_INFINITY, nan: Number.NaN };
/** Optuna 2.3 stores NaN as NULL and answers None for it. */
const number = (value: number | string | null) => (typeof value === 'number' ? value : WORDS[value ?? 'nan']!);
const HOUR = 3_600_000;

function time(text: string | null, hoursAhead: number): number | undefined {
  if (text === null) return undefined;
  const [seconds = '', fraction = ''] = text.split('.');
  return Date.parse(`${seconds}Z`) + Number(fraction) / 1000 - hoursAhead * HOUR;
}

function namesOf({ metric_names, directions }: ToldStudy): readonly string[] {
  return metric_names ?? (directions.length === 1 ? ['value'] : directions.map((_, at) => `values_${at}`));
}

function metricsOf(study: ToldStudy, trial: ToldTrial, endedAt: number | undefined): Run['metrics'] {
  const objectives = (trial.values ?? []).map(
    (value, at) => [namesOf(study)[at]!, { value: number(value), step: 0, at: endedAt }] as const,
  );
  const reported = trial.intermediate_values
    .slice(-1)
    .map(([step, value]) => ['intermediate_value', { step, value: number(value), at: undefined }] as const);
  const taken = new Set(objectives.map(([name]) => name));
  const attributes = trial.user_attrs
    .filter(([key, text, value]) => value !== null && !key.startsWith('kneepoint.') && text.length <= 8190)
    .map(([key, , value]) => [taken.has(key) ? `user_attrs_${key}` : key, { value: number(value!), step: 0, at: undefined }] as const);
  return new Map([...objectives, ...reported, ...attributes]);
}

function fromTold(study: ToldStudy, trial: ToldTrial, hoursAhead: number) {
  const endedAt = time(trial.complete, hoursAhead);
  const short = (attributes: readonly (readonly [string, string, ...unknown[]])[]) => attributes.filter(([, text]) => text.length <= 8190);
  return {
    nativeId: String(trial.id),
    name: `trial ${trial.number}`,
    experiment: { id: String(study.id), name: study.name },
    status: STATUSES[trial.state],
    startedAt: time(trial.start, hoursAhead),
    endedAt,
    params: new Map(trial.params),
    metrics: metricsOf(study, trial, endedAt),
    tags: new Map([
      ...study.user_attrs,
      ...short(trial.user_attrs).map(([key, text]) => [key, text] as const),
      ...trial.system_attrs.map(([key, text]) => [`optuna.${key}`, text] as const),
      ...study.directions.map((direction, at) => [`optuna.direction.${namesOf(study)[at]}`, direction.slice(0, 3).toLowerCase()] as const),
    ]),
  };
}

function asTold({ nativeId, name, experiment, status, startedAt, endedAt, params, metrics, tags }: Run) {
  return { nativeId, name, experiment, status, startedAt, endedAt, params, metrics, tags };
}

/** Where nobody can know the zone, the local times stand as they are. */
const FILES: readonly [string, StoreFormat, 'local' | 'utc'][] = [
  ['2.3/study.db', optunaSqlite, 'local'],
  ['4.9/study.db', optunaSqlite, 'local'],
  ['5.0/study.db', optunaSqlite, 'utc'],
  ['4.9/heartbeats.db', optunaSqlite, 'utc'],
  ['5.0/heartbeats.db', optunaSqlite, 'utc'],
  ['4.9/journal.log', optunaJournal, 'local'],
  ['5.0/journal.log', optunaJournal, 'utc'],
  ['4.9/contested.log', optunaJournal, 'local'],
  ['5.0/contested.log', optunaJournal, 'utc'],
];

describe.each(FILES)('what Optuna wrote: %s', (file, format, times) => {
  const { told, place, reader } = fixture(format, file);
  const hoursAhead = times === 'utc' ? told.hoursAheadOfUtc : 0;

  it('is recognised by its own format alone', async () => {
    const others = [optunaSqlite, optunaJournal].filter((one) => one !== format);
    expect([format.mayBe(place.entry), await format.recognises(place, ports)]).toEqual([true, true]);
    for (const other of others) expect(await other.recognises(place, ports)).toBe(false);
  });

  it('lists the trials that Optuna lists, each with the same content', async () => {
    const { changed, removed, consistent, diagnostics } = await reader.list(undefined);
    const expected = told.studies.flatMap((study) => study.trials.map((trial) => fromTold(study, trial, hoursAhead)));
    expect(changed.map(asTold)).toEqual(expected);
    expect([removed, consistent]).toEqual([[], true]);
    expect(diagnostics).toEqual(times === 'utc' ? [] : [{ severity: 'info', code: 'optuna-local-times', file }]);
  });

  it('names objectives as the columns of trials_dataframe do', () => {
    for (const study of told.studies.filter(({ value_columns }) => value_columns.length > 0)) {
      const plain = study.value_columns.map((column) =>
        column === 'value' ? column : column.replace(study.metric_names ? /^values?_/ : '', ''),
      );
      // Names that only the dashboard knows are not in the frame.
      if (study.name !== 'named in the dashboard') expect([...plain].sort()).toEqual([...namesOf(study)].sort());
    }
  });

  it('has the curve of every trial that reported', async () => {
    for (const { id, intermediate_values } of told.studies.flatMap(({ trials }) => trials)) {
      const points = intermediate_values.map(([step, value]) => ({ step, at: undefined, value: number(value) }));
      expect(await reader.series(String(id), 'intermediate_value')).toEqual(points);
    }
  });

  it('has no news when nothing changed', async () => {
    const { cursor, diagnostics } = await reader.list(undefined);
    expect(await reader.list(cursor)).toEqual({ changed: [], removed: [], cursor, consistent: true, diagnostics });
    expect(await format.open(place, ports).list(cursor)).toEqual({ changed: [], removed: [], cursor, consistent: true, diagnostics });
  });
});

describe.each(['4.9', '5.0'])('heartbeats of %s', (version) => {
  it('bound a trial that goes on, and show when the process of a failed one died', async () => {
    const { reader } = fixture(optunaSqlite, `${version}/heartbeats.db`);
    const { changed } = await reader.list(undefined);
    const start = Date.parse('2026-01-01T02:55:00Z');
    const [, , died, repeated, , going] = changed;
    expect([died!.status, died!.startedAt, died!.pauses]).toEqual(['failed', start, [{ start: start + HOUR / 2, end: start + 12 * HOUR }]]);
    expect([repeated!.pauses, going!.status, going!.lastSeenAt! - going!.startedAt!]).toEqual([[], 'running', 0.75 * HOUR]);
  });
});

describe('a series', () => {
  it('of anything but reports is the one value', async () => {
    const { reader } = fixture(optunaSqlite, '5.0/study.db');
    const { changed } = await reader.list(undefined);
    const run = changed.find(({ experiment }) => experiment.name === 'trade-off')!;
    expect(await reader.series(run.nativeId, 'latency_ms')).toEqual([{ step: 0, at: run.endedAt, value: 12.5 }]);
    expect(await reader.series(run.nativeId, 'user_attrs_accuracy')).toEqual([{ step: 0, at: undefined, value: 0.8 }]);
    expect([await reader.series(run.nativeId, 'nothing'), await reader.series('999', 'value')]).toEqual([[], []]);
  });
});
