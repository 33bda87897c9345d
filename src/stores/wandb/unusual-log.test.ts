import { describe, expect, it } from 'vitest';
import { bytes, exit, history, item, log, number, run, stats, summary } from '../../../test/support/wandb-log.ts';
import { one, place, START, store } from '../../../test/support/wandb-store.ts';

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
