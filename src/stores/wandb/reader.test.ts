import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, exit, history, item, joined, log, memoryFolder, number, run, stats, summary } from '../../../test/support/wandb-log.ts';
import { FileError } from '../../core/ports/files.ts';
import type { Run } from '../../core/runs/run.ts';
import { wandb } from './wandb.ts';

const START = 1_767_225_600;
const FOLDER = '/p/wandb';
const place = { identity: 'wandb', path: FOLDER, entry: { name: 'wandb', kind: 'folder' as const }, found: () => [] };

function store() {
  const folder = memoryFolder();
  const open = () => wandb.open(place, { files: folder.files, sql: {} as never });
  const path = (id: string, time = '000000') => `${FOLDER}/run-20260101_${time}-${id}/run-${id}.wandb`;
  return { ...folder, open, path, reader: open() };
}

const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, step) => history(from + step, START + 60 * (from + step + 1), { loss: String(1 / (from + step + 1)) }));

const one = (runs: readonly Run[]): Run => {
  expect(runs).toHaveLength(1);
  return runs[0]!;
};

describe('a log that grows', () => {
  it('is read on from where it stood, and the answer is that of a whole reading', async () => {
    const { put, path, reader, read, open } = store();
    put(path('a'), log(run('a', START), ...lines(2000)));
    let { cursor } = await reader.list(undefined);
    read();
    put(path('a'), log(run('a', START), ...lines(2010)), 'same');
    const grown = await reader.list(cursor);
    expect(read().bytes).toBeLessThan(40_000);
    expect(one(grown.changed).metrics.get('loss')).toEqual({ value: 1 / 2010, step: 2009, at: (START + 60 * 2010) * 1000 });
    ({ cursor } = grown);
    put(path('a'), log(run('a', START), ...lines(2010), exit(0, 60 * 2010)), 'same');
    const ended = await reader.list(cursor);
    expect(one(ended.changed)).toMatchObject({ status: 'finished', endedAt: (START + 60 * 2010) * 1000 });
    expect(ended.changed).toEqual((await open().list(undefined)).changed);
  });

  it('has the same content wherever it was cut when it was read before', async () => {
    const whole = log(
      run('a', START, bytes(4, item(1, 'model', '"mlp"'))),
      ...lines(150),
      bytes(5, item(1, 'prompt', JSON.stringify('x'.repeat(50_000)))),
      summary({ best: '1' }),
      ...lines(150, 150),
      exit(0, 20_000),
    );
    const { put, path, open } = store();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 6 }), async (cuts) => {
        const reader = open();
        let cursor: string | undefined;
        for (const cut of [...cuts.sort((a, b) => a - b), whole.length]) {
          put(path('a'), whole.subarray(0, cut), 'same');
          const listed = await reader.list(cursor);
          expect(listed.diagnostics.filter(({ code }) => code === 'wandb-log-damaged')).toEqual([]);
          ({ cursor } = listed);
        }
        const fresh = await open().list(undefined);
        const { changed } = await reader.list('{}');
        expect(changed).toEqual(fresh.changed);
        expect(one(changed).metrics.get('loss')!.step).toBe(299);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('is read anew when it is another file, or has other bytes where reading would go on', async () => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), ...lines(5)));
    const first = await reader.list(undefined);
    put(path('a'), log(run('a', START), ...lines(7, 50)));
    const replaced = await reader.list(first.cursor);
    expect(one(replaced.changed).metrics.get('loss')!.step).toBe(56);
    put(path('a'), log(run('a', START + 1), ...lines(9, 80)), 'same');
    expect(one((await reader.list(replaced.cursor)).changed).metrics.get('loss')!.step).toBe(88);
  });

  it('is no run before it says which one it is', async () => {
    const { put, path, reader } = store();
    put(path('a'), new Uint8Array());
    const empty = await reader.list(undefined);
    put(path('a'), log(run('a', START)).subarray(0, 20), 'same');
    const begun = await reader.list(empty.cursor);
    put(path('a'), log(run('a', START)), 'same');
    const there = await reader.list(begun.cursor);
    expect([empty, begun, there].map(({ changed, diagnostics }) => [changed.length, diagnostics.length])).toEqual([
      [0, 0],
      [0, 0],
      [1, 0],
    ]);
  });
});

describe('a second list', () => {
  it('costs one look at each log when nothing changed, for another process too', async () => {
    const { put, path, reader, read, open } = store();
    for (let n = 0; n < 50; n++) put(path(`r${n}`), log(run(`r${n}`, START), ...lines(3), exit(0, 200)));
    const { cursor } = await reader.list(undefined);
    read();
    for (const again of [reader, open()]) {
      expect(await again.list(cursor)).toEqual({ changed: [], removed: [], cursor, consistent: true, diagnostics: [] });
      expect(read()).toEqual({ reads: 0, bytes: 0, stats: 50 });
    }
  });

  it('reads only the run that changed, whole in another process', async () => {
    const { put, path, reader, open } = store();
    put(path('a'), log(run('a', START), ...lines(3)));
    put(path('b'), log(run('b', START), ...lines(3)));
    const { cursor } = await reader.list(undefined);
    put(path('b'), log(run('b', START), ...lines(4), exit(1, 240)), 'same');
    const { changed } = await open().list(cursor);
    expect(one(changed)).toMatchObject({ name: 'b', status: 'failed' });
    expect(one(changed).metrics.get('loss')!.step).toBe(3);
  });

  it('sees a run that is gone, and one that came', async () => {
    const { put, path, reader, remove } = store();
    put(path('a'), log(run('a', START), exit(0, 1)));
    const { cursor } = await reader.list(undefined);
    remove(path('a'));
    put(path('b', '010000'), log(run('b', START), exit(0, 1)));
    const { changed, removed } = await reader.list(cursor);
    expect([changed.map(({ name }) => name), removed]).toEqual([['b'], ['wandb:wandb:run-20260101_000000-a']]);
  });

  it('makes one run of two when the second resumes it, under the first one’s id', async () => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), ...lines(3), exit(0, 180)));
    const { changed, cursor } = await reader.list(undefined);
    put(path('a', '010000'), log(run('a', START + 3600), ...lines(3, 60), exit(0, 3900)));
    const resumed = await reader.list(cursor);
    expect([one(resumed.changed).id, resumed.removed]).toEqual([one(changed).id, []]);
    expect(one(resumed.changed).pauses).toEqual([{ start: (START + 180) * 1000, end: (START + 3600) * 1000 }]);
  });

  it('starts anew after a cursor that is not ours', async () => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), exit(0, 1)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.constant('{"version":1,"bundles":[{}]}')), async (cursor) => {
        const { changed, removed } = await reader.list(cursor);
        expect([changed.length, removed]).toEqual([1, []]);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('presumes an unchanged run over once another one shows that it has been silent', async () => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), ...lines(1)));
    const { changed, cursor } = await reader.list(undefined);
    expect(one(changed).status).toBe('running');
    put(path('b'), log(run('b', START + 600), history(0, START + 700, { loss: '1' })));
    const later = await reader.list(cursor);
    expect(later.changed.map(({ name, status }) => [name, status])).toEqual([
      ['b', 'running'],
      ['a', 'unknown'],
    ]);
    put(path('a'), log(run('a', START), ...lines(1), history(1, START + 720, { loss: '0.5' })), 'same');
    const back = await reader.list(later.cursor);
    expect(back.changed.map(({ name, status }) => [name, status])).toEqual([['a', 'running']]);
  });

  it('repeats what is wrong with an unchanged log', async () => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), Uint8Array.of(0xff)));
    const first = await reader.list(undefined);
    expect(first.diagnostics).toHaveLength(1);
    expect((await reader.list(first.cursor)).diagnostics).toEqual(first.diagnostics);
  });
});

describe('a damaged log', () => {
  const whole = log(run('a', START), ...lines(3000), exit(0, 180_000));
  const damagedAt = (at: number) => {
    const copy = new Uint8Array(whole);
    copy[at]! ^= 0x55;
    return copy;
  };

  it('loses the rest of one block, and says where', async () => {
    const { put, path, reader } = store();
    put(path('a'), damagedAt(50_000));
    const { changed, diagnostics } = await reader.list(undefined);
    expect(one(changed)).toMatchObject({ status: 'finished', lastSeenAt: (START + 60 * 3000) * 1000 });
    const [first] = diagnostics;
    expect(diagnostics).toHaveLength(1);
    expect(first).toMatchObject({ severity: 'warning', code: 'wandb-log-damaged', file: 'wandb/run-20260101_000000-a/run-a.wandb' });
    const offset = Number(/^byte (\d+)$/.exec(first!.place!)![1]);
    expect(offset).toBeGreaterThan(49_800);
    expect(offset).toBeLessThanOrEqual(50_000);
    const steps = (await reader.series(one(changed).nativeId, 'loss')).map(({ step }) => step);
    expect(steps.length).toBeGreaterThan(2500);
    expect(steps.length).toBeLessThan(3000);
  });

  it('waits at damage in its last block, which may be written still', async () => {
    const { put, path, reader } = store();
    put(path('a'), damagedAt(whole.length - 3));
    const first = await reader.list(undefined);
    expect([one(first.changed).status, first.diagnostics.length]).toEqual(['running', 1]);
    put(path('a'), whole, 'same');
    const then = await reader.list(first.cursor);
    expect([one(then.changed).status, then.diagnostics]).toEqual(['finished', []]);
  });

  it('is no reason to fail, wherever it is damaged', async () => {
    const small = log(run('a', START, bytes(4, item(1, 'a', '{"b": 1}'))), ...lines(4), stats(START, { cpu: '1' }), exit(0, 240));
    const { put, path, open } = store();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(small.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
        const copy = new Uint8Array(small);
        for (const [at, byte] of changes) copy[at] = byte;
        put(path('a'), copy);
        const { changed, diagnostics } = await open().list(undefined);
        const isSame = small.every((byte, at) => copy[at] === byte);
        // A wrong length may look like a chunk that is not whole yet.
        const isWaiting = changed.every(({ status }) => status === 'running');
        expect(isSame || isWaiting || diagnostics.length > 0).toBe(true);
        expect(changed.length).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it.each([
    ['something else', 'SQLite format 3', ['wandb-log-foreign']],
    ['a later version of the format', log().fill(9, 6, 7), ['wandb-log-foreign']],
    ['a record that is no message', log(run('a', START), Uint8Array.of(7, 7, 7)), ['wandb-record-unreadable']],
    ['an item that is no message', log(run('a', START), bytes(2, bytes(1, Uint8Array.of(0x0a, 0x7f)))), ['wandb-record-unreadable']],
    ['a value that is no JSON', log(run('a', START), history(0, START, { loss: '{' })), ['wandb-value-unreadable']],
    ['a parameter that is no JSON', log(run('a', START), bytes(5, item(1, 'a', 'nope'))), ['wandb-value-unreadable']],
    ['JSON nested without end', log(run('a', START), summary({ a: '['.repeat(100_000) })), ['wandb-value-unreadable']],
  ])('is told of: %s', async (_, content, codes) => {
    const { put, path, reader } = store();
    put(path('a'), content);
    expect((await reader.list(undefined)).diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  it('counts what is wrong beyond what anybody reads', async () => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), ...Array.from({ length: 50 }, () => Uint8Array.of(7))));
    const { diagnostics } = await reader.list(undefined);
    expect([diagnostics.length, diagnostics.at(-1)]).toMatchObject([21, { code: 'wandb-record-unreadable-more', args: { count: 30 } }]);
  });

  it('in a folder that may not be looked into is one run less', async () => {
    const { put, path, files } = store();
    put(path('a'), log(run('a', START)));
    put(path('b'), log(run('b', START)));
    const list: typeof files.list = (folder) => {
      if (path('a').startsWith(`${folder}/`) && folder !== FOLDER) throw new FileError('unreadable', folder);
      return files.list(folder);
    };
    const { changed, diagnostics } = await wandb.open(place, { files: { ...files, list }, sql: {} as never }).list(undefined);
    expect([changed.map(({ name }) => name), diagnostics.map(({ code, file }) => [code, file])]).toEqual([
      ['b'],
      [['wandb-file-unreadable', 'wandb/run-20260101_000000-a']],
    ]);
  });

  it('that may not be read is one run less', async () => {
    const { put, path, files } = store();
    put(path('a'), log(run('a', START)));
    put(path('b'), log(run('b', START)));
    const closed = {
      ...files,
      readBytes(file: string, start?: number, end?: number) {
        if (file === path('a')) throw new FileError('unreadable', file);
        return files.readBytes(file, start, end);
      },
    };
    const { changed, diagnostics } = await wandb.open(place, { files: closed, sql: {} as never }).list(undefined);
    expect([changed.map(({ name }) => name), diagnostics.map(({ code, args }) => [code, args])]).toEqual([
      ['b'],
      [['wandb-file-unreadable', { why: 'unreadable' }]],
    ]);
  });
});

describe('a place', () => {
  const asked = (entry: { name: string; kind: 'file' | 'folder' | 'other' }) => wandb.mayBe(entry);

  it('is looked at when it is called wandb', () => {
    expect([asked({ name: 'wandb', kind: 'folder' }), asked({ name: '.wandb', kind: 'folder' })]).toEqual([true, true]);
    expect([asked({ name: 'wandb', kind: 'file' }), asked({ name: 'wandb2', kind: 'folder' })]).toEqual([false, false]);
  });

  it('is a store when runs are in it: not the Python package', async () => {
    const { put, path, files } = store();
    const recognises = () => wandb.recognises(place, { files, sql: {} as never });
    put(`${FOLDER}/__init__.py`, '');
    put(`${FOLDER}/sdk/wandb_run.py`, '');
    expect(await recognises()).toBe(false);
    put(path('a'), log(run('a', START)));
    expect(await recognises()).toBe(true);
  });

  it('may be a single run’s folder', async () => {
    const { put, path, files } = store();
    put(path('a'), log(run('a', START), exit(0, 1)));
    const name = 'run-20260101_000000-a';
    const single = { identity: `old/${name}`, path: `${FOLDER}/${name}`, entry: { name, kind: 'folder' as const }, found: () => [] };
    expect(await wandb.recognises(single, { files, sql: {} as never })).toBe(true);
    const { changed } = await wandb.open(single, { files, sql: {} as never }).list(undefined);
    expect(one(changed).id).toBe(`wandb:old/${name}:${name}`);
  });

  it('has runs in folders named after them, and links and other folders beside', async () => {
    const { put, path, files } = store();
    put(path('a-b.c'), log(run('a-b.c', START), exit(0, 1)));
    put(`${FOLDER}/offline-run-20260101_000001-x-1/run-x.wandb`, log(run('x', START), exit(0, 1)));
    put(`${FOLDER}/sweep-1/config-1.yaml`, '');
    put(`${FOLDER}/settings`, '');
    const list: typeof files.list = (folder) => [
      ...files.list(folder),
      ...(folder === FOLDER ? [{ name: 'latest-run', kind: 'other' as const }] : []),
    ];
    const { changed } = await wandb.open(place, { files: { ...files, list }, sql: {} as never }).list(undefined);
    expect(changed.map(({ nativeId, tags }) => [nativeId, tags.get('wandb.run_id')])).toEqual([
      ['offline-run-20260101_000001-x-1', 'x'],
      ['run-20260101_000000-a-b.c', 'a-b.c'],
    ]);
  });
});

describe('what a log tells in unusual ways', () => {
  const listed = async (...records: readonly Uint8Array[]) => {
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), ...records));
    return { run: one((await reader.list(undefined)).changed), reader };
  };

  it('the latest of history and summary counts, with history’s step', async () => {
    const { run: found } = await listed(
      summary({ loss: '0.5', acc: '{"max": 0.9}' }),
      history(3, START + 60, { loss: '0.4', acc: '0.7', 'only here': '"NaN"' }),
      summary({ acc: '0.8', late: '-Infinity' }),
    );
    const at = (START + 60) * 1000;
    expect([...found.metrics]).toEqual([
      ['loss', { value: 0.4, step: 3, at }],
      ['acc', { value: 0.8, step: 3, at }],
      ['only here', { value: Number.NaN, step: 3, at }],
      ['late', { value: Number.NEGATIVE_INFINITY, step: 3, at: undefined }],
    ]);
  });

  it('what is no number is no metric: texts, truths, media, tables', async () => {
    const { run: found } = await listed(
      history(0, START, { text: '"1"', yes: 'true', none: 'null', list: '[1]', table: '{"_type": "table-file", "nrows": 3}', ok: '1' }),
      bytes(
        2,
        ...['_type', 'width'].map((part) =>
          bytes(1, bytes(2, 'image'), bytes(2, part), bytes(16, part === '_type' ? '"image-file"' : '28')),
        ),
      ),
    );
    expect([...found.metrics.keys()]).toEqual(['ok']);
  });

  it('a summary that was deleted is no metric', async () => {
    const { run: found } = await listed(
      summary({ a: '1', b: '{"c": 2}', bc: '3' }),
      bytes(3, bytes(2, bytes(1, 'b'))),
      summary({ d: '4' }),
    );
    expect([...found.metrics.keys()]).toEqual(['a', 'bc', 'd']);
  });

  it('parameters change over time; those with dots in their names are no parts of others', async () => {
    const { run: found } = await listed(
      bytes(5, item(1, 'model.dim', '768'), item(1, 'model', '"vit"'), item(1, 'opt', '{"a": 1, "b": {"c": null}}')),
      bytes(5, item(1, 'opt', '{"a": 2}'), item(1, 'gone', '1')),
      bytes(5, bytes(2, bytes(1, 'gone'))),
      bytes(5, bytes(1, bytes(2, 'opt'), bytes(2, 'b'), bytes(16, '[1, {"x": 2}]'))),
    );
    expect(found.params).toEqual(
      new Map([
        ['model.dim', '768'],
        ['model', 'vit'],
        ['opt.a', '2'],
        ['opt.b', '[1,{"x":2}]'],
      ]),
    );
  });

  it('steps stand in the record, among the values, or nowhere', async () => {
    const { run: found, reader } = await listed(
      history(4, START + 1, { a: '1' }),
      history(undefined, START + 2, { a: '2', _step: '9' }),
      history(undefined, START + 3, { a: '3' }),
    );
    expect((await reader.series(found.nativeId, 'a')).map(({ step, value }) => [step, value])).toEqual([
      [2, 3],
      [4, 1],
      [9, 2],
    ]);
  });

  it('a run that changed its name and tags has the new ones', async () => {
    const { run: found } = await listed(
      run('a', START + 5, bytes(8, 'first'), bytes(9, 'note'), bytes(10, 'x')),
      run('a', START + 5, bytes(8, 'second'), bytes(10, 'y'), bytes(10, 'z'), bytes(2, 'team')),
    );
    expect(found).toMatchObject({ name: 'second', startedAt: START * 1000, experiment: { id: 'team/digits', name: 'digits' } });
    expect([found.tags.get('wandb.tags'), found.tags.get('wandb.notes')]).toEqual(['y, z', 'note']);
  });

  it('the first exit counts, and a preempted run was killed', async () => {
    expect((await listed(exit(0, 5), exit(1, 5))).run.status).toBe('finished');
    expect((await listed(bytes(23), exit(143, 5))).run.status).toBe('killed');
    expect((await listed(exit(-1, 5))).run.status).toBe('failed');
  });

  it('the processor has a name since 0.31', async () => {
    const { run: found } = await listed(bytes(26, number(17, 8), bytes(22, bytes(3, 'AMD EPYC 7763'))));
    expect(found.machine).toEqual({ cpu: 'AMD EPYC 7763', cpus: 8, source: 'run-a.wandb' });
  });

  it('cards that were measured are there, whatever they are', async () => {
    const { run: found } = await listed(
      bytes(26, number(17, 8)),
      stats(START, { 'gpu.0.gpu': '50', 'gpu.3.gpu': '50', 'gpu.process.0.gpu': '50', cpu: '3' }),
    );
    expect(found.machine).toEqual({ accelerators: 2, cpus: 8, source: 'run-a.wandb' });
  });

  it('twenty thousand names are enough', async () => {
    const many = Array.from({ length: 21_000 }, (_, n) => item(1, `m${n}`, '1'));
    const { put, path, reader } = store();
    put(path('a'), log(run('a', START), bytes(2, ...many), bytes(2, ...many)));
    const { changed, diagnostics } = await reader.list(undefined);
    expect([one(changed).metrics.size, diagnostics]).toMatchObject([20_000, [{ code: 'wandb-too-many-names', place: 'history' }]]);
  });
});

describe('files beside a log', () => {
  const base = `${FOLDER}/run-20260101_000000-a`;

  it('say what a damaged log does not', async () => {
    const { put, path, reader } = store();
    const broken = log(run('a', START), ...lines(1000), exit(0, 60_000));
    broken[10]! ^= 1;
    put(path('a'), broken);
    put(`${base}/files/config.yaml`, 'lr: {desc: null, value: 1.0e-05}\n__proto__: {value: x}\n_wandb: {value: {}}\nwandb_version: 1\n');
    put(
      `${base}/files/wandb-summary.json`,
      '{"best": Infinity, "nested": {"a": NaN}, "_step": 7, "h": {"_type": "histogram", "bins": [1]}}',
    );
    const { changed, diagnostics } = await reader.list(undefined);
    expect(diagnostics.map(({ code }) => code)).toEqual(['wandb-log-damaged']);
    expect(one(changed).params).toEqual(
      new Map([
        ['lr', '0.00001'],
        ['__proto__', 'x'],
      ]),
    );
    expect(one(changed).metrics.get('best')).toEqual({ value: Number.POSITIVE_INFINITY, step: 7, at: undefined });
    expect(one(changed).metrics.get('loss')!.step).toBe(999);
    expect(one(changed)).toMatchObject({ name: 'a', experiment: { name: 'uncategorized' }, status: 'finished' });
  });

  it('that cannot be understood are told of', async () => {
    const { put, reader } = store();
    put(`${base}/files/config.yaml`, `a: ${'['.repeat(200)}${']'.repeat(200)}`);
    put(`${base}/files/wandb-summary.json`, '{"a": ');
    put(`${base}/files/wandb-metadata.json`, '{"host": "h", "startedAt": "2026-01-01T00:00:00"}');
    const { changed, diagnostics } = await reader.list(undefined);
    expect(one(changed)).toMatchObject({ startedAt: START * 1000, machine: { host: 'h' } });
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['wandb-file-unreadable', 'wandb/run-20260101_000000-a/files/wandb-summary.json'],
      ['wandb-file-unreadable', 'wandb/run-20260101_000000-a/files/config.yaml'],
    ]);
  });

  it('are news when there is no log', async () => {
    const { put, reader } = store();
    put(`${base}/files/wandb-metadata.json`, '{"host": "h"}');
    const { cursor } = await reader.list(undefined);
    expect((await reader.list(cursor)).changed).toEqual([]);
    put(`${base}/files/wandb-summary.json`, '{"loss": 1}');
    expect(one((await reader.list(cursor)).changed).metrics.get('loss')!.value).toBe(1);
  });
});

describe('the real logs', () => {
  it('are read without failure wherever they are cut, and without a word about damage', async () => {
    const name = 'offline-run-20260101_010000-unusual';
    const file = fileURLToPath(new URL(`../../../test/fixtures/wandb/0.16/wandb/${name}/run-unusual.wandb`, import.meta.url));
    const content = new Uint8Array(readFileSync(file));
    const { put, open } = store();
    for (let cut = 0; cut < content.length; cut += 211) {
      put(`${FOLDER}/${name}/run-unusual.wandb`, content.subarray(0, cut));
      const { diagnostics } = await open().list(undefined);
      expect(diagnostics.filter(({ code }) => code !== 'wandb-param-too-long')).toEqual([]);
    }
  });

  it('joined at random are nobody’s fault', async () => {
    const { put, path, open } = store();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), async (records) => {
        put(path('a'), joined([log(run('a', START), ...records)]));
        expect((await open().list(undefined)).changed).toHaveLength(1);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
