import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { experimentMeta, fileStore, listed, MINUTE, ROOT, runMeta, START, storeContent } from '../../../test/support/mlflow-file-store.ts';
import { FileError } from '../../core/ports/files.ts';
import { localFiles } from '../../node/local-files.ts';
import { mlflowFiles } from './mlflow-files.ts';
import { mlflowFilesReader } from './reader.ts';

describe('a run', () => {
  it('has its name from the tag, or its id, where meta.yaml has none', async () => {
    const { reader, files } = fileStore();
    files[`${ROOT}/0/a/meta.yaml`] = runMeta('0', 'a', { run_name: "''" });
    files[`${ROOT}/0/a/tags/mlflow.runName`] = 'from the tag';
    files[`${ROOT}/0/b/meta.yaml`] = runMeta('0', 'b', { run_name: 'null' });
    const { runs } = await listed(reader);
    expect([runs.get('a')!.name, runs.get('b')!.name]).toEqual(['from the tag', 'b']);
  });

  it('of MLflow before 1.0 has a run_uuid and numbers for ids, and one without status is running', async () => {
    const { reader, files } = fileStore();
    files[`${ROOT}/0/meta.yaml`] = experimentMeta('0', 'Default').replace("'0'", '0');
    files[`${ROOT}/0/a/meta.yaml`] = `artifact_uri: x\nend_time: null\nexperiment_id: 0\nname: ''\nrun_uuid: a\nstart_time: ${START}\n`;
    const run = (await listed(reader)).runs.get('a')!;
    expect([run.status, run.name, run.endedAt, run.metrics.size]).toEqual(['running', 'a', undefined, 1]);
    expect([reader.isFinal(run), reader.isFinal({ ...run, status: 'killed' })]).toEqual([false, true]);
  });

  it('has no machine’s notes, no artifacts, and nothing that others leave in folders', async () => {
    const { reader, files } = fileStore();
    for (const name of ['.DS_Store', '.gitkeep', '.gitignore', 'Thumbs.db', '._lr', '.nfs00000000035e4fd100000005'])
      files[`${ROOT}/0/a/params/${name}`] = 'x';
    files[`${ROOT}/0/a/tags/mlflow.log-model.history`] = 'x'.repeat(9000);
    files[`${ROOT}/0/a/artifacts/params/x`] = 'x';
    const run = (await listed(reader)).runs.get('a')!;
    expect([[...run.params], [...run.tags.keys()]]).toEqual([[['lr', '0.1']], ['stage']]);
  });

  it('was paused where none of its metrics was logged', async () => {
    const { reader, files } = fileStore();
    const at = (minutes: readonly number[]) => minutes.map((minute, step) => `${START + minute * MINUTE} 0.5 ${step}\n`).join('');
    const every = (from: number, to: number) => Array.from({ length: to - from }, (_, minute) => from + minute);
    files[`${ROOT}/0/a/meta.yaml`] = runMeta('0', 'a', { end_time: String(START + 300 * MINUTE) });
    files[`${ROOT}/0/a/metrics/val/accuracy`] = at([...every(0, 60), ...every(200, 300)]);
    files[`${ROOT}/0/a/metrics/more`] = at([30, 70, 250]);
    const { runs } = await listed(reader);
    expect([runs.get('a')!.pauses, runs.get('b')!.pauses]).toEqual([[{ start: START + 70 * MINUTE, end: START + 200 * MINUTE }], []]);
  });
});

describe('a series', () => {
  it('is by step, then time, with infinities', async () => {
    const { reader, files } = fileStore();
    files[`${ROOT}/0/a/metrics/val/accuracy`] = '5 1 2\n4 inf 2\nx\n3 nan 0\n2 -1 0\n';
    expect(await reader.series('a', 'val/accuracy')).toEqual([
      { step: 0, at: 2, value: -1 },
      { step: 0, at: 3, value: Number.NaN },
      { step: 2, at: 4, value: Number.POSITIVE_INFINITY },
      { step: 2, at: 5, value: 1 },
    ]);
  });

  it.each([
    ['a', 'none'],
    ['a', '../params/lr'],
    ['a', ''],
    ['a', 'val'],
    ['nobody', 'loss'],
    ['../7/c', 'loss'],
    ['', 'loss'],
    ['datasets', 'loss'],
  ])('of %j, %j has no points', async (run, metric) => {
    const { reader, files } = fileStore();
    files[`${ROOT}/0/a/params/lr`] = `${START} 0.1 1\n`;
    expect(await reader.series(run, metric)).toEqual([]);
  });
});

describe('recognising', () => {
  const recognised = (files: Record<string, string>, path = ROOT) =>
    mlflowFiles.recognises(
      { identity: 'mlruns', path, entry: { name: 'x', kind: 'folder' }, found: () => [] },
      { files: memoryFiles(files), sql: {} as never },
    );

  it.each<[string, Record<string, string>, boolean]>([
    ['a file store', storeContent(), true],
    ['one with the default experiment only', { [`${ROOT}/0/meta.yaml`]: experimentMeta('0', 'Default') }, true],
    [
      'the artifacts of a database',
      { [`${ROOT}/1/abc/artifacts/model/MLmodel`]: 'x', [`${ROOT}/1/models/m-1/artifacts/MLmodel`]: 'x' },
      false,
    ],
    ['nothing', {}, false],
    ['deleted experiments only', { [`${ROOT}/.trash/1/meta.yaml`]: experimentMeta('1', 'x') }, false],
    [
      'a model registry',
      { [`${ROOT}/models/digits/meta.yaml`]: 'name: digits\n', [`${ROOT}/models/meta.yaml`]: experimentMeta('models', 'x') },
      false,
    ],
    ['some other meta.yaml', { [`${ROOT}/chart/meta.yaml`]: 'package:\n  name: x\n' }, false],
    ['an experiment', { [`${ROOT}/abc/meta.yaml`]: runMeta('0', 'abc') }, false],
  ])('%s', async (_, files, expected) => {
    expect(await recognised(files)).toBe(expected);
  });

  it('sees past an experiment that may not be read, and does not say no where it cannot see', async () => {
    const place = { identity: 'mlruns', path: ROOT, entry: { name: 'mlruns', kind: 'folder' as const }, found: () => [] };
    const closed = (files: Record<string, string>) => ({
      ...memoryFiles(files),
      readText: (path: string) => {
        if (path === `${ROOT}/0/meta.yaml`) throw new FileError('unreadable', path);
        return memoryFiles(files).readText(path);
      },
    });
    const { [`${ROOT}/7/meta.yaml`]: _, ...alone } = storeContent();
    expect(await mlflowFiles.recognises(place, { files: closed(storeContent()), sql: {} as never })).toBe(true);
    await expect(mlflowFiles.recognises(place, { files: closed(alone), sql: {} as never })).rejects.toThrow('unreadable');
  });

  it.each([
    ['mlruns', true],
    ['.mlruns', true],
    ['mlruns_backup', true],
    ['MLflow', true],
    ['mlflow-tracking', true],
    ['tracking', true],
    ['runs', true],
    ['src', false],
    ['data', false],
    ['truncated', false],
  ])('by name: %s', (name, expected) => {
    expect([mlflowFiles.mayBe({ name, kind: 'folder' }), mlflowFiles.mayBe({ name, kind: 'file' })]).toEqual([expected, false]);
  });
});

describe('a real folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kneepoint-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('may have links to experiments, runs and files, and circles of links', async () => {
    const root = join(folder, 'mlruns');
    for (const [path, text] of Object.entries(storeContent())) {
      const target = join(root, path.slice(ROOT.length));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    renameSync(join(root, '7'), join(elsewhere, '7'));
    renameSync(join(root, '0', 'a'), join(elsewhere, 'a'));
    renameSync(join(elsewhere, 'a', 'params', 'lr'), join(elsewhere, 'lr'));
    symlinkSync(join(elsewhere, '7'), join(root, '7'));
    symlinkSync(join(elsewhere, 'a'), join(root, '0', 'a'));
    symlinkSync(join(elsewhere, 'lr'), join(elsewhere, 'a', 'params', 'lr'));
    symlinkSync(root, join(elsewhere, 'a', 'metrics', 'circle'));
    symlinkSync(join(folder, 'nowhere'), join(elsewhere, 'a', 'params', 'nowhere'));
    symlinkSync(root, join(root, 'circle'));
    const reader = mlflowFilesReader({ store: { kind: 'mlflow-files', identity: 'mlruns' }, path: root, files: localFiles() });
    const { runs, cursor } = await listed(reader);
    const { reader: plain } = fileStore();
    expect(runs).toEqual((await listed(plain)).runs);
    expect((await reader.list(cursor)).changed).toEqual([]);
    writeFileSync(join(elsewhere, 'lr'), '0.01');
    expect((await reader.list(cursor)).changed.map(({ params }) => params.get('lr'))).toEqual(['0.01']);
  });

  it('sees tags that come, change and go after a run’s end, by its folders alone', async () => {
    const root = join(folder, 'many');
    const put = (path: string, text: string) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    put('0/meta.yaml', experimentMeta('0', 'Default'));
    const ids = Array.from({ length: 150 }, (_, at) => `r${at + 100}`);
    for (const id of ids) {
      put(`0/${id}/meta.yaml`, runMeta('0', id));
      put(`0/${id}/tags/stage`, 'draft');
    }
    const reader = mlflowFilesReader({ store: { kind: 'mlflow-files', identity: 'many' }, path: root, files: localFiles() });
    let { cursor } = await listed(reader);
    const news = async () => {
      const answer = await reader.list(cursor);
      cursor = answer.cursor;
      return answer.changed.map(({ nativeId, tags }) => `${nativeId} ${[...tags.keys()]}`);
    };
    const last = ids.at(-1)!;
    utimesSync(join(root, '0', last, 'tags'), 1, 1);
    await news();
    put(`0/${last}/tags/reviewed`, 'yes');
    expect(await news()).toEqual([`${last} reviewed,stage`]);
    rmSync(join(root, `0/${last}/tags/stage`));
    expect(await news()).toEqual([`${last} reviewed`]);
  });
});
