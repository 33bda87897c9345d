import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { FileError, type Files } from '../../core/ports/files.ts';
import { hfTrainer } from './hf-trainer.ts';

function project(content: Record<string, string>) {
  const memory = memoryFiles(content);
  const asked = { stats: 0, reads: 0 };
  const closed = new Set<string>();
  const files: Files = {
    ...memory,
    stat(path) {
      asked.stats++;
      return memory.stat(path);
    },
    readText(path) {
      asked.reads++;
      if (closed.has(path)) throw new FileError('unreadable', path);
      return memory.readText(path);
    },
  };
  const found = () => Object.keys(content).sort();
  const place = { identity: '.', path: '/p', entry: { name: '.', kind: 'folder' as const }, found };
  const ports = { files, sql: {} as never };
  return { content, asked, closed, place, ports, open: () => hfTrainer.open(place, ports) };
}

const state = (step: number, rows: readonly object[] = [], more: object = {}) =>
  JSON.stringify({ global_step: step, max_steps: 100, log_history: rows, best_metric: null, trial_params: null, total_flos: 0, ...more });

async function only(content: Record<string, string>) {
  const { changed, diagnostics } = await project(content).open().list(undefined);
  return { run: changed[0]!, count: changed.length, codes: diagnostics.map(({ code, file }) => `${code} ${file}`) };
}

describe('a second list', () => {
  it('asks one stat of each file, and reads nothing', async () => {
    const { open, asked } = project({ '/p/a/trainer_state.json': state(1), '/p/a/checkpoint-1/trainer_state.json': state(1) });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    Object.assign(asked, { stats: 0, reads: 0 });
    expect((await reader.list(cursor)).changed).toEqual([]);
    expect(asked).toEqual({ stats: 2, reads: 0 });
  });

  it('knows runs that are new, changed and gone', async () => {
    const { content, open } = project({ '/p/a/trainer_state.json': state(1), '/p/b/trainer_state.json': state(1) });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    delete content['/p/a/trainer_state.json'];
    content['/p/b/checkpoint-2/trainer_state.json'] = state(2);
    content['/p/c/trainer_state.json'] = state(3);
    const { changed, removed } = await reader.list(cursor);
    expect([changed.map(({ nativeId }) => nativeId), removed]).toEqual([['b', 'c'], ['hf-trainer:.:a']]);
  });

  it('keeps a run while its file is being written', async () => {
    const { content, open } = project({ '/p/a/trainer_state.json': state(1) });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    content['/p/a/trainer_state.json'] = state(2).slice(0, 20);
    const half = await reader.list(cursor);
    expect([half.changed, half.removed, half.diagnostics.map(({ code }) => code)]).toEqual([[], [], ['hf-trainer-json']]);
    content['/p/a/trainer_state.json'] = state(2, [{ step: 2, loss: 0.5 }]);
    const whole = await reader.list(half.cursor);
    expect([whole.changed[0]!.metrics.get('loss')?.value, whole.diagnostics]).toEqual([0.5, []]);
  });

  it('starts anew after a cursor that is not ours', async () => {
    const reader = project({ '/p/a/trainer_state.json': state(1) }).open();
    for (const cursor of ['', '[]', '{"version":1}', '{"version":1,"families":[null]}'])
      expect((await reader.list(cursor)).changed).toHaveLength(1);
  });
});

describe('of several states', () => {
  const own = state(10, [
    { step: 10, loss: 1 },
    { step: 10, train_runtime: 60 },
  ]);
  const results = { '/p/a/all_results.json': '{"eval_loss": 2, "eval_runtime": 1, "train_runtime": 60}' };

  it.each([
    [
      'the own one, of a checkpoint at the same step',
      { '/p/a/trainer_state.json': own, '/p/a/checkpoint-10/trainer_state.json': state(10) },
      60,
      'finished',
    ],
    [
      'a checkpoint that went on',
      { '/p/a/trainer_state.json': own, '/p/a/checkpoint-20/trainer_state.json': state(20), ...results },
      undefined,
      'unknown',
    ],
    [
      'the largest checkpoint, by number',
      { '/p/a/checkpoint-9/trainer_state.json': state(9), '/p/a/checkpoint-100/trainer_state.json': state(100) },
      undefined,
      'finished',
    ],
    ['a checkpoint, with results beside it', { '/p/a/checkpoint-9/trainer_state.json': state(9), ...results }, 60, 'finished'],
    ['no state, results alone', results, 60, 'finished'],
  ])('%s tells', async (_, content: Record<string, string>, seconds, status) => {
    const { run, count, codes } = await only(content);
    expect([run.nativeId, run.durationSeconds, run.status, count, codes]).toEqual(['a', seconds, status, 1, []]);
    expect(run.metrics.has('eval_loss')).toBe('/p/a/all_results.json' in content && status === 'finished');
  });

  it('the next checkpoint tells when the last is broken', async () => {
    const content = { '/p/a/checkpoint-4/trainer_state.json': state(4), '/p/a/checkpoint-8/trainer_state.json': '{"global_st' };
    const { run, codes } = await only({ ...content, '/p/a/checkpoint-6/trainer_state.json': '{"global_step": 6}' });
    expect([run.nativeId, codes]).toEqual([
      'a',
      ['hf-trainer-json a/checkpoint-8/trainer_state.json', 'hf-trainer-no-state a/checkpoint-6/trainer_state.json'],
    ]);
  });
});

describe('a run', () => {
  it('may be the project itself, with checkpoints in it', async () => {
    const { run, count } = await only({ '/p/trainer_state.json': state(1), '/p/checkpoint-1/trainer_state.json': state(1) });
    expect([run.nativeId, run.name, run.experiment.name, count]).toEqual(['.', '.', '.', 1]);
  });

  it('has numbers of every kind, and names of every kind', async () => {
    const rows =
      '[{"step": 3, "loss": NaN, "up": Infinity, "down": -Infinity, "__proto__": 1.5, "constructor": 2, "text": "a", "list": [1]}]';
    const { run } = await only({
      '/p/a/trainer_state.json': `{"global_step": 3, "max_steps": 3, "log_history": ${rows}, "total_flos": 12345678901234567890}`,
    });
    expect([...run.metrics].map(([key, { value, step }]) => [key, value, step])).toEqual([
      ['total_flos', 12345678901234567890, 3],
      ['loss', Number.NaN, 3],
      ['up', Number.POSITIVE_INFINITY, 3],
      ['down', Number.NEGATIVE_INFINITY, 3],
      ['__proto__', 1.5, 3],
      ['constructor', 2, 3],
    ]);
  });

  it('has the parameters of its trial', async () => {
    const more = {
      num_train_epochs: 3,
      trial_name: 'run-1',
      trial_params: { lr: 0.1, name: 'adam', nested: { a: [1] }, none: null, on: true },
    };
    const { run } = await only({ '/p/a/trainer_state.json': state(1, [], more) });
    expect([...run.params]).toEqual([
      ['num_train_epochs', '3'],
      ['max_steps', '100'],
      ['lr', '0.1'],
      ['name', 'adam'],
      ['nested', '{"a":[1]}'],
      ['on', 'true'],
    ]);
    expect([...run.tags]).toEqual([['trial_name', 'run-1']]);
  });

  it('says nothing of what was not counted', async () => {
    const { run } = await only({ '/p/a/trainer_state.json': state(1) });
    expect([run.metrics.size, run.durationSeconds, run.startedAt]).toEqual([0, undefined, undefined]);
  });

  it('is final when it is finished', async () => {
    const { open } = project({ '/p/a/trainer_state.json': state(100), '/p/b/trainer_state.json': state(50) });
    const reader = open();
    const { changed } = await reader.list(undefined);
    expect(changed.map((run) => reader.isFinal(run))).toEqual([true, false]);
    expect(reader.watch).toEqual(['/p/a/trainer_state.json', '/p/b/trainer_state.json']);
  });
});

describe('files of somebody else', () => {
  it.each([
    ['results without a time', { '/p/a/all_results.json': '{"accuracy": 0.5}' }, []],
    ['a state without steps', { '/p/a/trainer_state.json': '{"epoch": 1}' }, ['hf-trainer-no-state a/trainer_state.json']],
    ['a state without a log', { '/p/a/trainer_state.json': '{"global_step": 1}' }, ['hf-trainer-no-state a/trainer_state.json']],
    ['a list', { '/p/a/eval_results.json': '[1, 2]' }, ['hf-trainer-json a/eval_results.json']],
    ['no JSON', { '/p/a/eval_results.json': 'accuracy 0.5' }, ['hf-trainer-json a/eval_results.json']],
  ])('%s make no run', async (_, content, problems) => {
    const { place, ports } = project(content);
    const { count, codes } = await only(content);
    expect([count, codes]).toEqual([0, problems]);
    if (!problems.some((problem) => problem.startsWith('hf-trainer-json'))) expect(await hfTrainer.recognises(place, ports)).toBe(false);
  });

  it('that may not be read are reported, and the others are listed', async () => {
    const { open, closed, place, ports } = project({ '/p/a/trainer_state.json': state(1), '/p/b/trainer_state.json': state(1) });
    closed.add('/p/a/trainer_state.json');
    const { changed, diagnostics } = await open().list(undefined);
    expect([changed.map(({ nativeId }) => nativeId), diagnostics.map(({ code }) => code)]).toEqual([['b'], ['store-unreadable']]);
    expect(await hfTrainer.recognises({ ...place, found: () => ['/p/a/trainer_state.json'] }, ports)).toBe(true);
  });

  it('that are too large are left out, with a word', async () => {
    const { count, codes } = await only({ '/p/a/trainer_state.json': state(1, [], { padding: 'x'.repeat(64 * 1024 * 1024) }) });
    expect([count, codes]).toEqual([0, ['hf-trainer-too-large a/trainer_state.json']]);
  });

  it('throw nothing, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.json(), async (log, results) => {
        await only({
          '/p/a/trainer_state.json': `{"global_step": 1, "log_history": [${log}], "trial_params": ${log}}`,
          '/p/a/all_results.json': results,
        });
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
