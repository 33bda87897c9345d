import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentMeta, fileStore, listed, MINUTE, ROOT, runMeta, START, storeContent } from '../../../test/support/mlflow-file-store.ts';

describe('a second list', () => {
  it('reads no run of an unchanged store, here or in another process', async () => {
    const { reader, readsOf, files } = fileStore();
    const { cursor } = await listed(reader);
    const [again, reads] = await readsOf(reader.list(cursor));
    expect([again.changed, again.removed, again.cursor, reads]).toEqual([[], [], cursor, []]);
    const other = fileStore(files);
    const [elsewhere, others] = await other.readsOf(other.reader.list(cursor));
    expect([elsewhere.changed, elsewhere.removed, elsewhere.cursor, others]).toEqual([[], [], cursor, []]);
  });

  it.each<[string, string, string | undefined, string]>([
    ['the new value of a tag', '0/a/tags/stage', 'final', 'a'],
    ['a new tag', '0/b/tags/reviewed', 'yes', 'b'],
    ['a removed tag', '0/a/tags/stage', undefined, 'a'],
    ['another name', '0/a/meta.yaml', runMeta('0', 'a', { run_name: 'renamed' }), 'a'],
    ['an end', '7/c/meta.yaml', runMeta('7', 'c'), 'c'],
    ['a point', '7/c/metrics/loss', `${START} 1.0 0\n${START + MINUTE} 0.5 1\n`, 'c'],
    ['a point after the end', '0/a/metrics/val/accuracy', `${START} 0.5 0\n${START + MINUTE} 0.75 1\n${START + MINUTE} 0.8 2\n`, 'a'],
    ['a new metric', '7/c/metrics/val/loss', `${START} 1.0 0\n`, 'c'],
    ['a new param', '7/c/params/depth', '3', 'c'],
    [
      'another context of a dataset',
      '0/a/inputs/i1/meta.yaml',
      'source_id: d1\nsource_type: DATASET\ntags:\n  mlflow.data.context: test\n',
      'a',
    ],
    ['a new run', '7/d/meta.yaml', runMeta('7', 'd'), 'd'],
  ])('sees %s, in that run alone', async (_, path, text, id) => {
    const { reader, files, readsOf } = fileStore();
    const { cursor } = await listed(reader);
    if (text === undefined) delete files[`${ROOT}/${path}`];
    else files[`${ROOT}/${path}`] = text;
    const [{ changed, removed, cursor: next }, reads] = await readsOf(reader.list(cursor));
    expect([changed.map(({ nativeId }) => nativeId), removed]).toEqual([[id], []]);
    expect(changed).toEqual([...(await listed(fileStore(files).reader)).runs.values()].filter(({ nativeId }) => nativeId === id));
    expect(reads.every((read) => read.split('/')[1] === id || read.startsWith('0/datasets/'))).toBe(true);
    expect((await reader.list(next)).changed).toEqual([]);
  });

  it('says nothing of a run that was touched and is the same', async () => {
    const { reader, files } = fileStore();
    const { cursor } = await listed(reader);
    files[`${ROOT}/0/a/meta.yaml`] = `${runMeta('0', 'a')}deleted_time: null\n`;
    const { changed, removed } = await reader.list(cursor);
    expect([changed, removed]).toEqual([[], []]);
  });

  it('sees a run deleted, restored, and gone for good', async () => {
    const { reader, files } = fileStore();
    const { runs, cursor } = await listed(reader);
    files[`${ROOT}/0/a/meta.yaml`] = runMeta('0', 'a', { lifecycle_stage: 'deleted' });
    const deleted = await reader.list(cursor);
    expect([deleted.changed, deleted.removed, deleted.diagnostics]).toEqual([[], ['mlflow-files:mlruns:a'], []]);
    const still = await reader.list(deleted.cursor);
    expect([still.changed, still.removed]).toEqual([[], []]);
    files[`${ROOT}/0/a/meta.yaml`] = runMeta('0', 'a');
    const restored = await reader.list(still.cursor);
    expect([restored.changed, restored.removed]).toEqual([[runs.get('a')], []]);
    for (const path of Object.keys(files)) if (path.startsWith(`${ROOT}/0/a/`)) delete files[path];
    expect((await reader.list(restored.cursor)).removed).toEqual(['mlflow-files:mlruns:a']);
  });

  it('sees an experiment renamed, and deleted to .trash', async () => {
    const { reader, files } = fileStore();
    const { cursor } = await listed(reader);
    files[`${ROOT}/0/meta.yaml`] = experimentMeta('0', 'numbers');
    const renamed = await reader.list(cursor);
    expect(renamed.changed.map(({ nativeId, experiment }) => [nativeId, experiment.name])).toEqual([
      ['a', 'numbers'],
      ['b', 'numbers'],
    ]);
    for (const path of Object.keys(files)) {
      if (!path.startsWith(`${ROOT}/7/`)) continue;
      files[path.replace('/7/', '/.trash/7/')] = files[path]!;
      delete files[path];
    }
    expect((await reader.list(renamed.cursor)).removed).toEqual(['mlflow-files:mlruns:c']);
  });

  it('keeps a run whose meta.yaml, or whose experiment’s, is being written', async () => {
    const { reader, files } = fileStore();
    const { cursor } = await listed(reader);
    files[`${ROOT}/7/c/meta.yaml`] = '';
    files[`${ROOT}/7/meta.yaml`] = '';
    const during = await reader.list(cursor);
    expect([during.changed, during.removed, during.diagnostics]).toEqual([[], [], []]);
    const still = await reader.list(during.cursor);
    expect([still.changed, still.removed, still.diagnostics.map(({ code, file }) => `${code} ${file}`)]).toEqual([
      [],
      [],
      ['mlflow-meta-incomplete mlruns/7/c/meta.yaml'],
    ]);
    files[`${ROOT}/7/c/meta.yaml`] = runMeta('7', 'c');
    files[`${ROOT}/7/meta.yaml`] = experimentMeta('7', 'sweep');
    const after = await reader.list(still.cursor);
    expect([after.changed.map(({ nativeId, status }) => [nativeId, status]), after.diagnostics]).toEqual([[['c', 'finished']], []]);
  });

  it('starts anew after a cursor that is not ours', async () => {
    const { reader } = fileStore();
    const { runs, cursor } = await listed(reader);
    const own = JSON.parse(cursor) as object;
    const spoiled = fc
      .tuple(fc.constantFrom(...Object.keys(own).filter((key) => key !== 'version')), fc.jsonValue())
      // A list of texts, or of nothing, may be one of ours.
      .filter(([, value]) => !Array.isArray(value) || value.some((one) => typeof one !== 'string'))
      .map(([key, value]) => JSON.stringify({ ...own, [key]: value }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), spoiled), async (text) => {
        const { changed, removed } = await reader.list(text);
        expect([changed.length, removed]).toEqual([runs.size, []]);
      }),
      { numRuns: 60 },
    );
  });

  it('repeats what is wrong with an unchanged run, here and in another process', async () => {
    const { reader, files } = fileStore();
    files[`${ROOT}/0/a/metrics/val/accuracy`] = 'x\n';
    const first = await reader.list(undefined);
    expect(first.diagnostics).toHaveLength(1);
    expect((await reader.list(first.cursor)).diagnostics).toEqual(first.diagnostics);
    expect((await fileStore(files).reader.list(first.cursor)).diagnostics).toEqual(first.diagnostics);
  });

  it('sees the edited tag of an old run in a large store when it is its turn, and does not read everything each time', async () => {
    const files = storeContent();
    const ids = Array.from({ length: 450 }, (_, at) => `r${String(at).padStart(3, '0')}`);
    for (const id of ids) {
      files[`${ROOT}/7/${id}/meta.yaml`] = runMeta('7', id);
      files[`${ROOT}/7/${id}/tags/stage`] = 'draft';
    }
    const { reader, readsOf } = fileStore(files);
    let { cursor } = await listed(reader);
    files[`${ROOT}/7/r440/tags/stage`] = 'final';
    const seen: string[] = [];
    for (let list = 0; list < 6; list++) {
      const [answer, reads] = await readsOf(reader.list(cursor));
      expect(reads.length).toBeLessThanOrEqual(250);
      seen.push(...answer.changed.map(({ nativeId, tags }) => `${nativeId} ${tags.get('stage')}`));
      cursor = answer.cursor;
    }
    expect(seen).toEqual(['r440 final']);
    files[`${ROOT}/7/r440/tags/stage`] = 'final after all';
    expect((await reader.list(cursor)).changed.map(({ nativeId }) => nativeId)).toEqual(['r440']);
  }, 20_000);
});
