import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../core/runs/run.ts';
import { localFiles } from '../../node/local-files.ts';
import { recogniseStore } from '../formats.ts';
import { codecarbon } from './codecarbon.ts';

type Values = Readonly<Record<string, string | number | null>>;

/** What a tracker answered, as scripts/fixtures/codecarbon_logs.py wrote it down. */
interface Told {
  readonly case: string;
  readonly task?: string;
  readonly values: Values;
}

const ports = { files: localFiles(), sql: {} as never };
const folderOf = (version: string) => fileURLToPath(new URL(`../../../test/fixtures/codecarbon/${version}`, import.meta.url));

function placeOf(version: string, name: string) {
  return { identity: `logs/${name}`, path: `${folderOf(version)}/${name}`, entry: { name, kind: 'file' as const }, found: () => [] };
}

function told(version: string): readonly Told[] {
  return JSON.parse(readFileSync(`${folderOf(version)}/expected.json`, 'utf8')) as readonly Told[];
}

async function listed(version: string, name: string) {
  return codecarbon.open(placeOf(version, name), ports).list(undefined);
}

const METRICS = /^(emissions|emissions_rate|\w+_power|\w+_energy|energy_consumed|water_consumed|\w+_utilization_percent|ram_used_gb)$/;
const NO_TAGS = ['timestamp', 'run_id', 'project_name', 'duration', 'longitude', 'latitude'];

/** The run that a tracker's own answer makes. */
function fromTold({ values, task }: Told, file: string): Partial<Run> {
  const run = String(values['run_id']);
  const nativeId = task === undefined ? run : `${run}/${task}`;
  const end = Date.parse(`${values['timestamp']}Z`);
  const there = Object.entries(values).filter(([, value]) => value !== null && value !== '');
  return {
    id: `codecarbon:logs/${file}:${nativeId}`,
    store: { kind: 'codecarbon', identity: `logs/${file}` },
    nativeId,
    name: task ?? run,
    experiment: { id: String(values['project_name']), name: String(values['project_name']) },
    parentId: task === undefined ? undefined : `codecarbon:logs/emissions.csv:${run}`,
    status: 'finished',
    startedAt: expect.closeTo(end - Number(values['duration']) * 1000, 3) as unknown as number,
    endedAt: end,
    lastSeenAt: end,
    pauses: [],
    params: new Map(),
    // pandas rounds what version 2 reads back and writes once more.
    metrics: new Map(
      there.filter(([key]) => METRICS.test(key)).map(([key, value]) => [key, { value: near(Number(value)), step: 0, at: end }]),
    ),
    tags: new Map(
      there
        .filter(
          ([key]) => !METRICS.test(key) && !NO_TAGS.includes(key) && (task === undefined || !['experiment_id', 'pue', 'wue'].includes(key)),
        )
        .filter(([key]) => task === undefined || key !== 'region')
        .map(([key, value]) => [key, sameText(value)]),
    ),
    datasets: [],
    artifactUri: undefined,
  };
}

function near(value: number): number {
  return expect.closeTo(value, 11 - Math.ceil(Math.log10(value || 1))) as unknown as number;
}

/** `2`, `2.0` and `1.0` are texts of one number. */
function sameText(value: string | number | null): string {
  return (typeof value === 'number' ? expect.stringMatching(new RegExp(`^${value}(\\.0)?$`)) : value) as string;
}

const byId = (a: Partial<Run>, b: Partial<Run>) => (a.nativeId! < b.nativeId! ? -1 : 1);
const withoutMachine = ({ machine: _, ...run }: Run) => run;

describe.each(['2.x', '3.x'])('what CodeCarbon wrote in %s', (version) => {
  const tasks = readdirSync(folderOf(version)).find((name) => name.startsWith('emissions_load'))!;

  it('is what its trackers answered', async () => {
    const { changed, removed, consistent, diagnostics } = await listed(version, 'emissions.csv');
    const expected = told(version)
      .filter(({ case: name, task }) => task === undefined && name !== 'updated')
      .map((one) => fromTold(one, 'emissions.csv'));
    const restarted = told(version).find(({ case: name }) => name === 'restarted')!.values['run_id'];
    const plain = (run: Partial<Run>) => run.nativeId !== restarted;
    expect(changed.map(withoutMachine).filter(plain).sort(byId)).toEqual(expected.filter(plain).sort(byId));
    expect([removed, consistent]).toEqual([[], true]);
    expect(diagnostics).toEqual([
      { severity: 'info', code: 'codecarbon-local-time', file: 'logs/emissions.csv', place: '2:1', args: { more: 11 } },
    ]);
  });

  it('lists the tasks of a run as its children', async () => {
    const { changed } = await listed(version, tasks);
    const expected = told(version).filter(({ task }) => task !== undefined);
    expect(changed.map(withoutMachine).sort(byId)).toEqual(expected.map((one) => fromTold(one, tasks)).sort(byId));
    const parents = (await listed(version, 'emissions.csv')).changed.map(({ id }) => id);
    expect(parents).toContain(changed[0]!.parentId);
  });

  it('names the machines', async () => {
    const { changed } = await listed(version, 'emissions.csv');
    const machines = new Map(
      told(version).map(({ case: name, values }) => [name, changed.find(({ nativeId }) => nativeId === values['run_id'])?.machine]),
    );
    const source = 'emissions.csv';
    const desk = { cpu: 'AMD EPYC 7R13 Processor', cpus: 8, memoryGiB: 32, source, ...(version === '3.x' && { accelerators: 0 }) };
    const pair = {
      cpu: 'Intel(R) Xeon(R) Platinum 8275CL CPU @ 3.00GHz',
      cpus: 96,
      memoryGiB: 1152,
      accelerator: 'NVIDIA A100-SXM4-80GB',
      source,
    };
    expect(Object.fromEntries(machines)).toMatchObject({
      plain: desk,
      cloud: { ...desk, provider: 'gcp', region: 'us-central1' },
      'two gpus': { ...pair, accelerators: 2 },
      // Version 2 counts those that were asked for.
      'one of two gpus': { ...pair, accelerators: version === '2.x' ? 1 : 2 },
      'gpus of two kinds': { cpu: 'AMD Ryzen 9 7950X 16-Core Processor', cpus: 32, memoryGiB: 125.5, accelerators: 2, source },
    });
    expect(machines.get('gpus of two kinds')).not.toHaveProperty('accelerator');
    expect(machines.get('plain')).toEqual(desk);
  });

  it('is recognised, under its own name alone', async () => {
    for (const name of ['emissions.csv', tasks]) {
      const place = placeOf(version, name);
      expect([codecarbon.mayBe(place.entry), await codecarbon.recognises(place, ports)]).toEqual([true, true]);
    }
    expect(await recogniseStore(placeOf(version, 'expected.json'), ports, [codecarbon])).toBeUndefined();
  });

  it('has no news when nothing changed', async () => {
    const reader = codecarbon.open(placeOf(version, 'emissions.csv'), ports);
    const { cursor, diagnostics } = await reader.list(undefined);
    expect(await reader.list(cursor)).toEqual({ changed: [], removed: [], cursor, consistent: true, diagnostics });
  });
});

it('version 3 starts anew when a tracker is started again, version 2 goes on: the hour between is a pause, or was tracked', async () => {
  const at = (time: string) => Date.parse(`2026-01-05T${time}Z`);
  const runs = await Promise.all(
    ['2.x', '3.x'].map(async (version) => {
      const { changed } = await listed(version, 'emissions.csv');
      const { startedAt, endedAt, pauses } = changed.find(({ experiment }) => experiment.name === 'restarted')!;
      return {
        startedAt: Math.round(startedAt! / 1000) * 1000,
        endedAt,
        pauses: pauses.map(({ start, end }) => [start, Math.round(end / 1000) * 1000]),
      };
    }),
  );
  expect(runs).toEqual([
    { startedAt: at('10:20:42'), endedAt: at('11:45:42'), pauses: [] },
    { startedAt: at('10:20:42'), endedAt: at('11:45:42'), pauses: [[at('10:30:42'), at('11:30:42')]] },
  ]);
});

it('one run is one row where CodeCarbon updates it', async () => {
  const { changed } = await listed('3.x', 'emissions_updated.csv');
  const updated = told('3.x').filter(({ case: name }) => name === 'updated');
  expect(changed.map(withoutMachine)).toEqual(updated.map((one) => fromTold(one, 'emissions_updated.csv')));
});

it('rows that lost cells are named and left out, those before them stay', async () => {
  const { changed, diagnostics } = await listed('shifted', 'emissions.csv');
  expect(changed.map(({ nativeId }) => nativeId)).toEqual([told('shifted')[0]!.values['run_id']]);
  const lost = (place: string) => ({
    severity: 'error',
    code: 'codecarbon-field-count',
    file: 'logs/emissions.csv',
    place,
    args: { fields: 35, expected: 38, more: 0 },
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([lost('3:1'), lost('4:1')]);
});
