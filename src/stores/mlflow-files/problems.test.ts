import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentMeta, fileStore, listed, ROOT, runMeta, START } from '../../../test/support/mlflow-file-store.ts';
import { FileError, type Files } from '../../core/ports/files.ts';
import type { Run } from '../../core/runs/run.ts';
import { mlflowFilesReader } from './reader.ts';

describe('what is wrong becomes a diagnostic, and costs nothing else', () => {
  const a = (set: Record<string, string>): [string, string] => ['0/a/meta.yaml', runMeta('0', 'a', set)];
  it.each<[string, [path: string, text: string], string, string, string | undefined, (run: Run | undefined) => boolean]>([
    ['a status of no MLflow', a({ status: '9' }), 'unknown-status', '0/a/meta.yaml', 'status', (run) => run!.status === 'unknown'],
    [
      'a start in words',
      a({ start_time: 'noon' }),
      'time-not-a-number',
      '0/a/meta.yaml',
      'start_time',
      (run) => run!.startedAt === undefined,
    ],
    ['an end before 1970', a({ end_time: '-5' }), 'time-not-a-number', '0/a/meta.yaml', 'end_time', (run) => run!.endedAt === undefined],
    ['an end before the start', a({ end_time: '5' }), 'end-before-start', '0/a/meta.yaml', 'end_time', (run) => run!.endedAt === 5],
    ['an empty meta.yaml', ['0/a/meta.yaml', ''], 'meta-incomplete', '0/a/meta.yaml', undefined, (run) => run === undefined],
    [
      'half a meta.yaml',
      ['0/a/meta.yaml', 'artifact_uri: s3://a\nrun_id: a\n'],
      'meta-incomplete',
      '0/a/meta.yaml',
      undefined,
      (run) => run === undefined,
    ],
    ['a meta.yaml that is no YAML', ['0/a/meta.yaml', '{['], 'meta-incomplete', '0/a/meta.yaml', undefined, (run) => run === undefined],
    ['a folder of another name', a({ run_id: 'z' }), 'run-id-differs', '0/a/meta.yaml', undefined, (run) => run === undefined],
    ['a run that was moved', a({ experiment_id: '3' }), 'run-of-other-experiment', '0/a/meta.yaml', undefined, (run) => run === undefined],
    ['a run that was copied', ['7/a/meta.yaml', runMeta('7', 'a')], 'run-twice', '7/a', undefined, (run) => run!.experiment.id === '0'],
    [
      'a line with two values',
      ['0/a/metrics/val/accuracy', `${START} 0.5 0\n${START} 0.6 0.7 1\n${START} 0.4 2\n`],
      'metric-line',
      '0/a/metrics/val/accuracy',
      '2',
      (run) => run!.metrics.get('val/accuracy')!.value === 0.4,
    ],
    [
      'a metric without points',
      ['0/a/metrics/val/accuracy', ''],
      'metric-empty',
      '0/a/metrics/val/accuracy',
      undefined,
      (run) => run!.metrics.size === 0,
    ],
    [
      'a param of a book',
      ['0/a/params/lr', 'x'.repeat(70_000)],
      'text-too-long',
      '0/a/params/lr',
      undefined,
      (run) => run!.params.size === 0,
    ],
    [
      'a dataset that is not there',
      ['0/a/inputs/i1/meta.yaml', 'source_id: d2\nsource_type: DATASET\ntags: {}\n'],
      'dataset-missing',
      '0/a/inputs/i1/meta.yaml',
      undefined,
      (run) => run!.datasets.length === 0,
    ],
    [
      'a dataset elsewhere',
      ['0/a/inputs/i1/meta.yaml', 'source_id: ../../7\nsource_type: DATASET\ntags: {}\n'],
      'dataset-missing',
      '0/a/inputs/i1/meta.yaml',
      undefined,
      (run) => run!.datasets.length === 0,
    ],
    [
      'an experiment without meta.yaml',
      ['8/e/meta.yaml', runMeta('8', 'e')],
      'experiment-without-meta',
      '8/meta.yaml',
      undefined,
      (run) => run !== undefined,
    ],
    ['an empty experiment', ['8/meta.yaml', ''], 'meta-incomplete', '8/meta.yaml', undefined, (run) => run !== undefined],
    [
      'a copied experiment',
      ['8/meta.yaml', experimentMeta('0', 'x')],
      'experiment-id-differs',
      '8/meta.yaml',
      undefined,
      (run) => run !== undefined,
    ],
  ])('%s', async (_, [path, text], code, file, place, holds) => {
    const { reader, files } = fileStore();
    const before = (await listed(reader)).runs;
    files[`${ROOT}/${path}`] = text;
    const { changed, diagnostics } = await reader.list(undefined);
    expect(diagnostics.map((one) => [one.code, one.file, one.place])).toEqual([[`mlflow-${code}`, `mlruns/${file}`, place]]);
    const runs = new Map(changed.map((run) => [run.nativeId, run]));
    expect(holds(runs.get('a'))).toBe(true);
    for (const found of [runs, before]) found.delete('a');
    expect(runs).toEqual(before);
  });

  it('the first of a kind are listed and the others counted', async () => {
    const { reader, files } = fileStore();
    for (let at = 0; at < 30; at++) files[`${ROOT}/0/a/metrics/m${at}`] = `${'x\n'.repeat(at)}x\n`;
    const { diagnostics } = await reader.list(undefined);
    expect(diagnostics).toHaveLength(21);
    expect(diagnostics[2]).toMatchObject({ place: '2', args: { value: 'x' } });
    expect(diagnostics[20]).toMatchObject({ code: 'mlflow-more', file: 'mlruns', args: { code: 'mlflow-metric-line', count: 67 } });
  });

  it('a file or folder that may not be read', async () => {
    const { ports, files } = fileStore();
    const refuse = (refused: string): Files => {
      const guard =
        <R>(read: (path: string) => R) =>
        (path: string, ...more: never[]): R => {
          if (path === `${ROOT}/${refused}`) throw new FileError('unreadable', path);
          return (read as (...args: unknown[]) => R)(path, ...more);
        };
      return { ...ports, readText: guard(ports.readText), readBytes: guard(ports.readBytes), list: guard(ports.list) };
    };
    const list = async (refused: string) => {
      const reader = mlflowFilesReader({ store: { kind: 'mlflow-files', identity: 'mlruns' }, path: ROOT, files: refuse(refused) });
      const { changed, diagnostics } = await reader.list(undefined);
      const found = diagnostics.map(({ code, file, args }) => [code, file, args?.['why']]);
      return [found, changed.map(({ nativeId, params, metrics }) => `${nativeId} ${params.size} ${metrics.size}`)];
    };
    const refused = (path: string) => [['mlflow-file-unreadable', `mlruns/${path}`, 'unreadable']];
    expect(await list('0/a/params/lr')).toEqual([refused('0/a/params/lr'), ['a 0 1', 'b 0 0', 'c 0 1']]);
    expect(await list('0/a/metrics/val/accuracy')).toEqual([refused('0/a/metrics/val/accuracy'), ['a 1 0', 'b 0 0', 'c 0 1']]);
    expect(await list('0/a/metrics')).toEqual([refused('0/a'), ['b 0 0', 'c 0 1']]);
    expect(await list('0/a/meta.yaml')).toEqual([refused('0/a/meta.yaml'), ['b 0 0', 'c 0 1']]);
    expect(await list('7')).toEqual([refused('7'), ['a 1 1', 'b 0 0']]);
    const closed = {
      ...ports,
      list: () => {
        throw new FileError('unreadable', ROOT);
      },
    };
    await expect(
      mlflowFilesReader({ store: { kind: 'mlflow-files', identity: 'mlruns' }, path: ROOT, files: closed }).list(undefined),
    ).rejects.toThrow('unreadable');
    expect(Object.keys(files)).toHaveLength(11);
  });

  it('a run whose folder may not be looked into', async () => {
    const { ports } = fileStore();
    const closed: Files = {
      ...ports,
      stat: (path) => (path.startsWith(`${ROOT}/0/a/`) ? undefined : ports.stat(path)),
      list: (path) => {
        if (path === `${ROOT}/0/a`) throw new FileError('unreadable', path);
        return ports.list(path);
      },
    };
    const reader = mlflowFilesReader({ store: { kind: 'mlflow-files', identity: 'mlruns' }, path: ROOT, files: closed });
    const { changed, diagnostics } = await reader.list(undefined);
    expect(changed.map(({ nativeId }) => nativeId)).toEqual(['b', 'c']);
    expect(diagnostics).toMatchObject([{ code: 'mlflow-file-unreadable', file: 'mlruns/0/a', args: { why: 'unreadable' } }]);
  });

  it('whatever stands in the files of a run', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '',
        '\n',
        'a: &a [*a]',
        `run_id: a\nexperiment_id: '0'\nstart_time: 1e400\nstatus: []\n`,
        '1 nan 1\n1 inf 1\n',
        `${'9'.repeat(400)} 1 1\n`,
      ),
    );
    const paths = [
      '0/a/meta.yaml',
      '0/a/metrics/val/accuracy',
      '0/a/params/lr',
      '0/a/tags/stage',
      '0/a/inputs/i1/meta.yaml',
      '0/datasets/d1/meta.yaml',
      '8/meta.yaml',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: paths.length, maxLength: paths.length }), async (texts) => {
        const { reader, files } = fileStore();
        const { cursor } = await listed(reader);
        for (const [at, path] of paths.entries()) files[`${ROOT}/${path}`] = texts[at]!;
        const { changed, cursor: next } = await reader.list(cursor);
        for (const { nativeId, metrics } of changed) {
          expect(nativeId).toBe('a');
          for (const { value, step, at } of metrics.values())
            expect([typeof value, Number.isSafeInteger(step), Number.isSafeInteger(at)]).toEqual(['number', true, true]);
        }
        expect((await reader.list(next)).changed).toEqual([]);
        await reader.series('a', 'val/accuracy');
      }),
      { numRuns: 150 },
    );
  });
});
