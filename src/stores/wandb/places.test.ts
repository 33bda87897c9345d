import { describe, expect, it } from 'vitest';
import { exit, log, run, summary } from '../../../test/support/wandb-log.ts';
import { FOLDER, lines, one, place, START, store } from '../../../test/support/wandb-store.ts';
import { wandb } from './wandb.ts';

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
