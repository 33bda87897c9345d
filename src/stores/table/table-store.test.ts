import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { TABLE_SENTENCES } from '../../core/format/table-sentences.ts';
import { resolveHardware } from '../../core/hardware/resolve.ts';
import type { TableMapping } from '../../core/runs/table-mapping.ts';
import { tableStore } from './table-store.ts';

const SAID = new Set(TABLE_SENTENCES.map(([code]) => code));

async function read(text: string, mapping: TableMapping = {}, name = 'r.csv') {
  const files = memoryFiles({ [`/p/${name}`]: text });
  const place = { identity: name, path: `/p/${name}`, entry: { name, kind: 'file' as const }, found: () => [], mapping };
  const { changed: runs, diagnostics } = await tableStore.open(place, { files, sql: {} as never }).list(undefined);
  expect(diagnostics.filter(({ code }) => !SAID.has(code))).toEqual([]);
  const told = diagnostics.filter(({ code }) => code !== 'table-guessed').map(({ code, place: at, args }) => [code, at, args]);
  return { runs, told };
}

const metrics = async (text: string, mapping?: TableMapping, name?: string) =>
  (await read(text, mapping, name)).runs.map((run) => Object.fromEntries([...run.metrics].map(([key, { value }]) => [key, value])));

describe('cells', () => {
  it('that are empty are missing, words for numbers are numbers, and the rest is told', async () => {
    const { runs, told } = await read('acc\n0.5\nnan\n-inf\n\nN/A\nNone\n"1,5"\n95%\n"1,234.5"\n1 000\nhigh\n', { metrics: ['acc'] });
    expect(runs.map(({ metrics: all }) => all.get('acc')?.value)).toEqual([
      0.5,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      ...Array(7).fill(undefined),
    ]);
    expect(told).toEqual([
      ['table-decimal-comma', '8:1', { column: 'acc', value: '1,5', more: 0 }],
      ['table-no-number', '9:1', { column: 'acc', value: '95%', more: 3 }],
    ]);
  });

  it('of times may be anything that says when', async () => {
    const { runs, told } = await read(
      'a,b\n1767225600,2026-01-01T00:10:00+00:00\n1767225600000,2026-01-01 00:10:00\nsoon,2026-01-01\nNaT,12\n',
      {
        startedAt: 'a',
        endedAt: 'b',
      },
    );
    const start = 1_767_225_600_000;
    expect(runs.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([
      [start, start + 600_000],
      [start, start + 600_000],
      [undefined, start],
      [undefined, undefined],
    ]);
    expect(told).toEqual([
      ['table-time-without-zone', '3:1', { column: 'b', value: '2026-01-01 00:10:00', more: 1 }],
      ['table-no-time', '4:1', { column: 'a', value: 'soon', more: 0 }],
      ['table-no-time', '5:1', { column: 'b', value: '12', more: 0 }],
    ]);
  });

  it('of durations are in the unit that their key says', async () => {
    const { runs, told } = await read('s,m,h,ms\n2,2,2,2\n1:00:01,x,,\n');
    expect(runs).toHaveLength(2);
    for (const [key, column, seconds] of [
      ['durationSeconds', 's', [2, 3601]],
      ['durationMinutes', 'm', [120, undefined]],
      ['durationHours', 'h', [7200, undefined]],
      ['durationMs', 'ms', [0.002, undefined]],
    ] as const) {
      const of = await read('s,m,h,ms\n2,2,2,2\n1:00:01,x,,\n', { [key]: column, params: [], metrics: [], tags: [] });
      expect(of.runs.map(({ durationSeconds }) => durationSeconds)).toEqual(seconds);
      expect(of.told.map(([code]) => code)).toEqual(key === 'durationMinutes' ? ['table-no-duration'] : []);
      expect(of.runs[1]?.unreadDuration).toBe(key === 'durationMinutes' ? 'x' : undefined);
    }
    expect(told).toEqual([]);
  });

  it('of states are in the words of many tools', async () => {
    const words = ['FINISHED', 'TrialState.PRUNED', 'crashed', 'Canceled', 'in progress', 'queued', '', 'odd'];
    const { runs, told } = await read(`id,state\n${words.map((word, at) => `${at},${word}`).join('\n')}\n`, { status: 'state' });
    expect(runs.map(({ status }) => status)).toEqual([
      'finished',
      'pruned',
      'failed',
      'killed',
      'running',
      'scheduled',
      'unknown',
      'unknown',
    ]);
    expect(told).toEqual([['table-unknown-status', '9:1', { value: 'odd', more: 0 }]]);
  });

  it('that end before they start are told, and kept', async () => {
    const { runs, told } = await read('start_time,end_time\n2026-01-02T00:00:00Z,2026-01-01T00:00:00Z\n');
    expect(runs[0]!.endedAt! - runs[0]!.startedAt!).toBe(-86_400_000);
    expect(told).toEqual([['table-end-before-start', '2:1', { more: 0 }]]);
  });
});

describe('columns', () => {
  it('of one name are kept apart, and told', async () => {
    const { runs, told } = await read('lr,acc,acc,acc.1\n1,0.1,0.2,0.3\n', { metrics: ['acc*'] });
    expect([...runs[0]!.metrics].map(([key, { value }]) => [key, value])).toEqual([
      ['acc', 0.1],
      ['acc.2', 0.2],
      ['acc.1', 0.3],
    ]);
    expect(told).toEqual([['table-same-column', '1:1', { column: 'acc', as: 'acc.2', more: 0 }]]);
  });

  it.each([
    ['r.csv', '__proto__,constructor,toString\n0.5,x,1\n'],
    ['r.json', '[{"__proto__": 0.5, "constructor": "x", "toString": 1}]'],
    ['r.json', '{"__proto__": {"0": 0.5}, "constructor": {"0": "x"}, "toString": {"0": 1}}'],
    ['r.json', '{"__proto__": [0.5], "constructor": ["x"], "toString": [1]}'],
    ['r.jsonl', '{"__proto__": 0.5, "constructor": "x", "toString": 1}\n'],
  ])('may have any name (%s)', async (name, text) => {
    const { runs } = await read(text, { metrics: ['__proto__'], params: ['constructor'], tags: ['toString'] }, name);
    expect(runs.map(({ params, metrics: all, tags }) => [[...params], [...all.keys()], [...tags]])).toEqual([
      [[['constructor', 'x']], ['__proto__'], [['toString', '1']]],
    ]);
    expect(Object.prototype).not.toHaveProperty('0.5');
  });

  it('that the project names and the table lacks are told', async () => {
    const { told } = await read('lr,acc,note\n1,0.5,\n', {
      durationSeconds: 't_fit',
      accuracy: 'test_acc',
      name: 'note',
      id: ['lr', 'seed'],
    });
    expect(told).toEqual([
      ['table-no-column', undefined, { key: 'id', column: 'seed', table: 'r.csv', near: '', more: 0 }],
      ['table-no-column', undefined, { key: 'durationSeconds', column: 't_fit', table: 'r.csv', near: '', more: 0 }],
      ['table-no-column', undefined, { key: 'accuracy', column: 'test_acc', table: 'r.csv', near: '', more: 0 }],
      ['table-no-id', '2:1', { more: 0 }],
    ]);
  });

  it('may be several metrics at once', async () => {
    expect(await metrics('acc\n0.5\n', { accuracy: 'acc', metrics: { quality: 'acc' } })).toEqual([{ accuracy: 0.5, quality: 0.5 }]);
  });

  it('of two tools that are one name keep their prefixes', async () => {
    const { runs } = await read('params.lr,config.lr,acc\n1,2,0.5\n', { params: ['params.*', 'config.*'] });
    expect([...runs[0]!.params]).toEqual([
      ['lr', '1'],
      ['config.lr', '2'],
    ]);
  });

  it('of the machine decide what a run ran on', async () => {
    const { runs } = await read('lr,acc,kneepoint.sku,kneepoint.devices,hostname\n1,0.5,aws:g6.xlarge,2,box\n');
    expect(resolveHardware(runs[0]!, { rules: [], default: undefined })).toMatchObject({
      sku: 'aws:g6.xlarge',
      devices: 2,
      deviceKey: 'host:box',
    });
  });

  it('without a name are an index, which says nothing of a run', async () => {
    const ids = async (text: string) => (await read(text)).runs.map(({ nativeId }) => nativeId);
    expect(await ids(',lr,acc\n0,1,0.5\n')).toEqual(await ids('Unnamed: 0,lr,acc\n7,1,0.5\n'));
    expect(await ids(',lr,acc\n0,1,0.5\n')).toEqual(await ids('acc,lr\n0.5,1\n'));
  });

  it('must have names', async () => {
    const { runs, told } = await read('0.1,0.5\n0.2,0.6\n');
    expect([runs, told]).toEqual([[], [['table-no-header', '1:1', { more: 0 }]]]);
  });

  it('may be named once more by a writer that appends', async () => {
    expect(await metrics('lr,acc\n1,0.5\nlr,acc\n2,0.6\n')).toEqual([{ acc: 0.5 }, { acc: 0.6 }]);
  });
});

describe('rows', () => {
  it('of another length are left out, and the last one waits', async () => {
    const { runs, told } = await read('lr,acc,n\n1,0.5\n2,0.6,7\n3,0.7,8,9\n4,0.');
    expect(runs).toHaveLength(1);
    expect(told).toEqual([
      ['table-field-count', '2:1', { fields: 2, expected: 3, more: 1 }],
      ['table-last-line-unfinished', '5:1', { more: 0 }],
    ]);
  });

  it('are known by their id columns, joined without doubt', async () => {
    const { runs } = await read('a,b,acc\nx,"y"",""z",0.1\n"x"",""y",z,0.2\n', { id: ['a', 'b'] });
    const ids = runs.map(({ nativeId }) => nativeId);
    expect(new Set(ids).size).toBe(2);
    expect(ids.map((id) => JSON.parse(id) as unknown)).toEqual([
      ['x', 'y","z'],
      ['x","y', 'z'],
    ]);
  });

  it('of one id are each a run of its own, and told', async () => {
    const { runs, told } = await read('id,acc\na,1\na,2\na#2,3\na,4\n,5\n', { id: 'id' });
    expect(runs.map(({ nativeId }) => nativeId).slice(0, 4)).toEqual(['a', 'a#2', 'a#2#2', 'a#3']);
    expect(runs[4]!.nativeId).toMatch(/^[0-9a-f]{16}$/);
    expect(told).toEqual([
      ['table-same-id', '3:1', { id: 'a', more: 2 }],
      ['table-no-id', '6:1', { more: 0 }],
    ]);
  });

  it('of the same content are each a run of its own, and told', async () => {
    const { runs, told } = await read('lr,acc\n1,0.5\n1,0.5\n2,0.5\n');
    const [first, second, third] = runs.map(({ nativeId }) => nativeId);
    expect(second).toBe(`${first}#2`);
    expect(third).not.toBe(first);
    expect(told).toEqual([['table-same-row', '3:1', { more: 0 }]]);
  });

  it('that follow the sample are read as it was', async () => {
    const rows = Array.from({ length: 1200 }, (_, at) => `${at % 3},${at / 1200}`);
    const { runs } = await read(`layers,quality\n${rows.join('\n')}\n0.5,none\n`);
    expect(runs).toHaveLength(1201);
    expect(runs.at(-1)!.params.get('layers')).toBe('0.5');
    expect(runs.every(({ params, metrics: all }, at) => params.size === 1 && (all.size === 1 || at === 1200))).toBe(true);
  });
});

describe('JSON', () => {
  const row = { lr: 0.1, acc: 0.5 };
  it.each([
    ['a list', [row]],
    ['an object with a list', { version: 3, runs: [row], notes: ['x'] }],
    ['columns', { lr: [0.1], acc: [0.5] }],
    ['columns by row', { lr: { 0: 0.1 }, acc: { 0: 0.5 } }],
    ['rows by number', { 0: row, 1: row }],
    ['split', { columns: ['lr', 'acc'], index: [0], data: [[0.1, 0.5]] }],
    ['one run', row],
  ])('may be %s', async (_, value) => {
    const { runs, told } = await read(JSON.stringify(value, undefined, 1), {}, 'r.json');
    expect(told.map(([code]) => code)).toEqual(runs.length === 2 ? ['table-same-row'] : []);
    expect(runs[0]!.params.get('lr')).toBe('0.1');
    expect(runs[0]!.metrics.get('acc')?.value).toBe(0.5);
  });

  it('may be runs by name', async () => {
    const { runs } = await read(JSON.stringify({ logreg: { acc: 0.5 }, mlp: { acc: 0.6 } }), {}, 'r.json');
    expect(runs.map(({ nativeId, name, params }) => [nativeId, name, params.get('key')])).toEqual([
      ['logreg', 'logreg', 'logreg'],
      ['mlp', 'mlp', 'mlp'],
    ]);
  });

  it('may be one object a line under a wrong name', async () => {
    expect(await metrics('{"acc": 0.5}\n{"acc": 0.6}\n', {}, 'r.json')).toEqual([{ acc: 0.5 }, { acc: 0.6 }]);
  });

  it('flattens members of members', async () => {
    const text = '{"config": {"optimizer": {"name": "adam", "betas": [0.9, 0.99]}}, "metrics": {"acc": 0.5}, "none": null, "ok": true}\n';
    const { runs } = await read(text, {}, 'r.jsonl');
    expect([...runs[0]!.params]).toEqual([
      ['optimizer.name', 'adam'],
      ['optimizer.betas', '[0.9,0.99]'],
      ['ok', 'true'],
    ]);
    expect(runs[0]!.metrics.get('acc')?.value).toBe(0.5);
  });

  it('keeps the good lines beside the bad ones', async () => {
    const { runs, told } = await read('{"acc": 0.5}\n{"acc": \n[1]\n"x"\n{"acc": 0.6}\n{"acc": 0', {}, 'r.jsonl');
    expect(runs).toHaveLength(2);
    expect(told).toEqual([
      ['table-json-line', '2:1', { more: 0 }],
      ['table-no-object', '3:1', { more: 1 }],
      ['table-last-line-unfinished', '6:1', { more: 0 }],
    ]);
  });

  it.each([
    ['[{"acc": 0.5}, {"acc"', 'table-json', 'record 2', 1],
    ['{"acc": 0.5', 'table-json', undefined, 0],
    ['[1, {"acc": 0.5}]', 'table-no-object', 'record 1', 1],
    ['[[1, 2], [3, 4]]', 'table-no-object', 'record 1', 0],
    ['{"a": [[1]], "b": [{"c": 1}], "d": [{"e": 1}]}', 'table-json-shape', undefined, 0],
    ['{"a": [1, 2], "b": [1], "c": [{}], "d": [{}]}', 'table-json-shape', undefined, 0],
  ])('%s is told', async (text, code, place, count) => {
    const { runs, told } = await read(text, {}, 'r.json');
    expect([told.map(([one, at]) => [one, at]), runs.length]).toEqual([[[code, place]], count]);
  });

  it('takes columns that turn up late by their names', async () => {
    const early = Array.from({ length: 600 }, (_, at) => `{"lr": ${at}}`);
    const { runs } = await read(
      [...early, '{"lr": 1, "val_accuracy": 0.5, "dropout": 0.1, "hostname": "box"}', ''].join('\n'),
      {},
      'r.jsonl',
    );
    const last = runs.at(-1)!;
    expect([last.params.get('dropout'), last.metrics.get('val_accuracy')?.value, last.tags.get('hostname')]).toEqual(['0.1', 0.5, 'box']);
  });
});

describe('whatever stands in a file', () => {
  const bytes = fc.string({ unit: fc.constantFrom(...'ab,;"\n\r\t{}[]:01.eE-', 'null', '__proto__', '\ufeff', '\0'), maxLength: 60 });
  it.each(['r.csv', 'r.tsv', 'r.json', 'r.jsonl'])('a list answers (%s)', async (name) => {
    await fc.assert(
      fc.asyncProperty(bytes, async (text) => {
        const { runs } = await read(text, {}, name);
        expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

it('has no curves', async () => {
  const files = memoryFiles({ '/p/r.csv': 'acc\n1\n' });
  const place = { identity: 'r.csv', path: '/p/r.csv', entry: { name: 'r.csv', kind: 'file' as const }, found: () => [], mapping: {} };
  const reader = tableStore.open(place, { files, sql: {} as never });
  const { changed } = await reader.list(undefined);
  expect([await reader.series(changed[0]!.nativeId, 'acc'), reader.watch, reader.isFinal(changed[0]!)]).toEqual([[], ['/p/r.csv'], true]);
});

describe('a bad cell', () => {
  it('spoils no column whose name says what it is, and is told with row and column', async () => {
    const { runs, told } = await read('name,accuracy,duration_s,started_at\nA,0.8,60,2026-01-01T00:00:00Z\nB,91%,nan,soon\n');
    expect(runs.map(({ durationSeconds, metrics: all }) => [durationSeconds, all.get('accuracy')?.value])).toEqual([
      [60, 0.8],
      [undefined, undefined],
    ]);
    expect(told).toEqual([
      ['table-no-number', '3:1', { column: 'accuracy', value: '91%', more: 0 }],
      ['table-no-time', '3:1', { column: 'started_at', value: 'soon', more: 0 }],
      ['table-no-duration', '3:1', { column: 'duration_s', value: 'nan', more: 0 }],
    ]);
  });

  it('beside nothing else makes a metric of percentages no parameter', async () => {
    const { runs, told } = await read('name,accuracy\nA,90%\nB,91 %\n');
    expect(runs[0]?.params.has('accuracy')).toBe(false);
    expect(told).toEqual([['table-no-number', '2:1', { column: 'accuracy', value: '90%', more: 1 }]]);
  });
});
