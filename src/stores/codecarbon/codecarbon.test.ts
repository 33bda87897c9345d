import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { TABLE_SENTENCES } from '../../core/format/table-sentences.ts';
import { codecarbon } from './codecarbon.ts';
import { machineOf } from './machine.ts';
import { pausesBetween, withRow } from './segments.ts';

const HEADER = 'timestamp,project_name,run_id,duration,emissions,energy_consumed,gpu_count,gpu_model';

function store(text: string, name = 'emissions.csv') {
  const files = memoryFiles({ [`/p/${name}`]: text });
  const place = { identity: name, path: `/p/${name}`, entry: { name, kind: 'file' as const }, found: () => [] };
  return { files, place, ports: { files, sql: {} as never }, reader: codecarbon.open(place, { files, sql: {} as never }) };
}

async function read(text: string) {
  const { changed: runs, diagnostics } = await store(text).reader.list(undefined);
  const said = new Set(TABLE_SENTENCES.map(([code]) => code));
  expect(diagnostics.filter(({ code }) => !said.has(code))).toEqual([]);
  return { runs, told: diagnostics.filter(({ severity }) => severity !== 'info').map(({ code, place, args }) => [code, place, args]) };
}

const START = Date.parse('2026-01-01T00:00:00Z');

describe('rows', () => {
  it('that cannot be understood are told, and zero is never put for them', async () => {
    const { runs, told } = await read(
      `${HEADER}\nnow,p,a,10,1,2,,\n2026-01-01T00:00:10,p,b,long,1,2,,\n2026-01-01T00:00:10,p,c,-1,high,,,\n2026-01-01T00:00:10,p,d,10\n`,
    );
    expect(
      runs.map(({ nativeId, startedAt, endedAt, durationSeconds, metrics }) => [
        nativeId,
        startedAt,
        endedAt,
        durationSeconds,
        metrics.size,
      ]),
    ).toEqual([
      ['a', undefined, undefined, 10, 2],
      ['b', undefined, undefined, undefined, 2],
      ['c', undefined, undefined, undefined, 0],
    ]);
    expect(told).toEqual([
      ['codecarbon-no-time', '2:1', { value: 'now', more: 0 }],
      ['codecarbon-no-duration', '3:1', { value: 'long', more: 1 }],
      ['codecarbon-field-count', '5:1', { fields: 4, expected: 8, more: 0 }],
      ['codecarbon-no-number', '4:1', { column: 'emissions', value: 'high', more: 0 }],
    ]);
  });

  it('under another header in the middle are read under that', async () => {
    const { runs, told } = await read(
      `${HEADER}\n2026-01-01T00:00:10,p,a,10,1,2,,\ntimestamp,project_name,run_id,duration,emissions,energy_consumed,cpu_model\n2026-01-01T00:00:20,p,b,10,3,4,Xeon\n`,
    );
    expect(told).toEqual([]);
    expect(runs.map(({ nativeId, startedAt, machine }) => [nativeId, startedAt, machine?.cpu])).toEqual([
      ['a', START, undefined],
      ['b', START + 10_000, 'Xeon'],
    ]);
  });

  it('of the first versions have no id, and are known by their content', async () => {
    const old = 'timestamp,project_name,duration,emissions,energy_consumed\n';
    const [first, second] = [`2026-01-01T00:00:10,p,10,1,2\n`, `2026-01-01T00:00:20,p,10,1,2\n`];
    const ids = (await read(old + first + second)).runs.map(({ nativeId }) => nativeId);
    expect(ids).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/), expect.stringMatching(/^[0-9a-f]{16}$/)]);
    expect((await read(old + second)).runs.map(({ nativeId }) => nativeId)).toEqual([ids[1]]);
  });

  it('may have a column of any name', async () => {
    const { runs } = await read(`${HEADER},__proto__,longitude,latitude\n2026-01-01T00:00:10,p,a,10,1,2,,,x,13.4,52.5\n`);
    expect([...runs[0]!.tags]).toEqual([['__proto__', 'x']]);
  });
});

it('a row that is added to a run changes that run alone', async () => {
  const text = `${HEADER}\n2026-01-01T00:00:10,p,a,10,1,2,,\n2026-01-01T00:00:10,p,b,10,1,2,,\n`;
  const { files, reader } = store(text);
  const first = await reader.list(undefined);
  files.content['/p/emissions.csv'] = `${text}2026-01-01T00:00:30,p,a,30,2,3,,\n`;
  const next = await reader.list(first.cursor);
  expect(
    next.changed.map(({ nativeId, startedAt, endedAt, metrics }) => [nativeId, startedAt, endedAt, metrics.get('emissions')?.value]),
  ).toEqual([['a', START, START + 30_000, 2]]);
  expect(first.changed.map(({ nativeId, endedAt }) => [nativeId, endedAt])).toEqual([
    ['a', START + 10_000],
    ['b', START + 10_000],
  ]);
});

describe('the time that rows tell', () => {
  const of = (...rows: readonly (readonly [start: number, end: number])[]) =>
    rows.reduce<ReturnType<typeof withRow>>((segments, [start, end]) => withRow(segments, { start: start * 1000, end: end * 1000 }), []);
  const seconds = (segments: ReturnType<typeof of>) => segments.map(({ start, end }) => [start / 1000, end / 1000]);

  it.each([
    [
      'flushes',
      [
        [0, 10],
        [0.6, 20],
        [-0.4, 30],
      ],
      [[-0.4, 30]],
    ],
    [
      'a tracker that was started again',
      [
        [0, 10],
        [100, 110],
      ],
      [
        [0, 10],
        [100, 110],
      ],
    ],
    [
      'one that was started again at once',
      [
        [0, 10],
        [10, 20],
      ],
      [
        [0, 10],
        [10, 20],
      ],
    ],
    [
      'flushes of one that was started again',
      [
        [0, 10],
        [100, 110],
        [100, 120],
      ],
      [
        [0, 10],
        [100, 120],
      ],
    ],
    [
      'rows in no order',
      [
        [100, 110],
        [0, 10],
      ],
      [[0, 110]],
    ],
  ] as const)('%s', (_, rows, segments) => {
    expect(seconds(of(...rows))).toEqual(segments);
  });

  it('has pauses where nothing was tracked', () => {
    expect(pausesBetween(of([0, 10], [11, 20], [100, 110]))).toEqual([{ start: 20_000, end: 100_000 }]);
  });
});

it.each([
  [
    { gpu_model: '2 x NVIDIA A100-SXM4-80GB', gpu_count: '2.0' },
    { accelerator: 'NVIDIA A100-SXM4-80GB', accelerators: 2 },
  ],
  [{ gpu_model: '1 x NVIDIA GeForce RTX 40901 x Tesla T4', gpu_count: '2' }, { accelerators: 2 }],
  [
    { gpu_model: 'Apple M1', gpu_count: '1' },
    { accelerator: 'Apple M1', accelerators: 1 },
  ],
  [{ gpu_count: '0' }, { accelerators: 0 }],
  [{ gpu_count: 'many', cpu_count: '-1', ram_total_size: 'nan', cpu_model: 'Xeon' }, { cpu: 'Xeon' }],
])('the machine of %j', (cells, machine) => {
  expect(machineOf(new Map(Object.entries(cells) as [string, string][]), 'emissions.csv')).toEqual({ ...machine, source: 'emissions.csv' });
});

it('a row that says nothing of its machine has none', () => {
  expect(machineOf(new Map([['region', 'Iowa']]), 'emissions.csv')).toBeUndefined();
});

describe('recognising', () => {
  it.each([
    [`${HEADER}\n`, true],
    [`\ufeff${HEADER}\r\n`, true],
    [HEADER, true],
    [`"${HEADER.replaceAll(',', '","')}"\n`, true],
    ['country,year,emissions\nSWE,2020,1\n', false],
    ['timestamp,project_name,duration,emissions\n', false],
    ['', false],
    ['\0\u0001binary', false],
  ])('%j', async (text, is) => {
    const { place, ports } = store(text);
    expect(await codecarbon.recognises(place, ports)).toBe(is);
  });

  it('leaves a file to the table that the project makes of it', async () => {
    const { place, ports } = store(`${HEADER}\n`);
    expect(await codecarbon.recognises({ ...place, mapping: {} }, ports)).toBe(true);
    expect(await codecarbon.recognises({ ...place, mapping: { id: 'run_id' } }, ports)).toBe(false);
  });

  it('looks at few files', () => {
    const names = ['emissions.csv', 'Emissions_base_1.csv', 'train_emissions.csv', 'codecarbon.csv', 'results.csv', 'emissions.json'];
    expect(names.map((name) => codecarbon.mayBe({ name, kind: 'file' }))).toEqual([true, true, true, true, false, false]);
  });
});
