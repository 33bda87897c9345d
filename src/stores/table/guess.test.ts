import { describe, expect, it } from 'vitest';
import type { Cell } from '../rows/number-text.ts';
import { guessMapping } from './guess.ts';
import { mappingYaml } from './mapping-yaml.ts';
import { plausibleTable } from './plausible.ts';

type Table = Readonly<Record<string, readonly (Cell | undefined)[]>>;

function rowsOf(table: Table): { header: readonly string[]; rows: readonly ReadonlyMap<string, Cell>[] } {
  const header = Object.keys(table);
  const count = Math.max(...Object.values(table).map(({ length }) => length));
  const rows = Array.from(
    { length: count },
    (_, at) => new Map(header.flatMap((name) => (table[name]![at] === undefined ? [] : [[name, table[name]![at]!]]))),
  );
  return { header, rows };
}

function guess(table: Table) {
  const { header, rows } = rowsOf(table);
  return guessMapping(header, rows);
}

describe('a guess', () => {
  it.each<[string, Table, object]>([
    [
      'a name that comes again is a configuration',
      { name: ['a', 'a', 'b'], lr: [1, 1, 1], acc: [0.1, 0.2, 0.3] },
      { name: 'name', params: ['name', 'lr'], metrics: ['acc'] },
    ],
    ['a name that is all there is, too', { name: ['a', 'b'], acc: [0.1, 0.2] }, { name: 'name', params: ['name'], metrics: ['acc'] }],
    ['a name of its own is none', { name: ['a', 'b'], lr: [1, 2], acc: [0.1, 0.2] }, { name: 'name', params: ['lr'], metrics: ['acc'] }],
    ['an id that is all there is', { run_id: ['a', 'b'], acc: [0.1, 0.2] }, { id: 'run_id', params: ['run_id'], metrics: ['acc'] }],
    ['an id that comes again is none', { id: ['a', 'a'], acc: [0.1, 0.2] }, { params: ['id'], metrics: ['acc'] }],
    [
      'numbers that come again were chosen',
      { width_x: [64, 64, 128], quality: [0.11, 0.12, 0.13] },
      { params: ['width_x'], metrics: ['quality'] },
    ],
    [
      'known parameters were, even if none comes again',
      { learning_rate: [0.1, 0.2, 0.3], acc: [0.1, 0.2, 0.3] },
      { params: ['learning_rate'], metrics: ['acc'] },
    ],
    [
      'a known metric is one even if it is a whole number',
      { lr: [1, 2], n_params: [1000, 2000] },
      { params: ['lr'], metrics: ['n_params'] },
    ],
    ['a loss in words is a parameter', { loss: ['hinge', 'log'], acc: [0.1, 0.2] }, { params: ['loss'], metrics: ['acc'] }],
    [
      'how many examples were tested',
      { lr: [1, 2], acc: [0.1, 0.2], n_test: [1000, 1000] },
      { params: ['lr'], metrics: ['acc', 'n_test'] },
    ],
    ['minutes', { lr: [1, 2], train_time_min: [1, 2] }, { durationMinutes: 'train_time_min', params: ['lr'] }],
    ['hours', { lr: [1, 2], 'Train Hours': [1, 2] }, { durationHours: 'Train Hours', params: ['lr'] }],
    ['milliseconds', { lr: [1, 2], duration_ms: ['1', '2'] }, { durationMs: 'duration_ms', params: ['lr'] }],
    [
      'the likeliest of several durations',
      { total_time: [3, 4], fit_time: [1, 2], lr: [1, 2] },
      { durationSeconds: 'fit_time', params: ['lr'], metrics: ['total_time'] },
    ],
    [
      'no duration beside a clock',
      { start_time: ['2026-01-01'], end_time: ['2026-01-02'], duration: [1], lr: [1] },
      { startedAt: 'start_time', endedAt: 'end_time', params: ['lr'], metrics: ['duration'] },
    ],
    ['a start in words is none', { start: ['warm', 'cold'], acc: [0.1, 0.2] }, { params: ['start'], metrics: ['acc'] }],
    ['a state of something else is a parameter', { state: ['Ohio', 'Iowa'], acc: [0.1, 0.2] }, { params: ['state'], metrics: ['acc'] }],
    ['an experiment groups runs', { experiment: ['e', 'e'], lr: [1, 2] }, { experiment: 'experiment', params: ['lr'] }],
    [
      'notes, addresses and times are tags',
      { comment: ['x', 'y'], model_path: ['/a/b', '/a/c'], when: ['2026-01-01', '2026-01-02'], lr: [1, 2] },
      { params: ['lr'], tags: ['comment', 'model_path', 'when'] },
    ],
    ['nothing of nothing', { a: [undefined, undefined] }, {}],
  ])('%s', (_, table, mapping) => {
    expect(guess(table)).toEqual(mapping);
  });

  it('names a spread as its mean’s error', () => {
    const table = { lr: [1, 2], acc_mean: [0.1, 0.2], acc_std: [0.01, 0.02], loss_std: [1.5, 2.5] };
    expect(guess(table).metrics).toEqual({ acc_mean: 'acc_mean', acc_mean_std: 'acc_std', loss_std: 'loss_std' });
  });

  it('leaves alone what somebody spoke of', () => {
    const { header, rows } = rowsOf({ a: [1, 2], acc: [0.1, 0.2], t: [1, 2], duration: [3, 4] });
    expect(guessMapping(header, rows, { durationSeconds: 't', params: ['a'] })).toEqual({ metrics: ['acc', 'duration'] });
  });

  it('is one line of YAML', () => {
    const table = { 'run: id': ['a', 'b'], 'say "x"': ['p', 'q'], '*glob': [1, 1], 'acc, top #1': [0.1, 0.2] };
    expect(mappingYaml(guess(table))).toBe('{id: "run: id", params: [say "x", "*glob"], metrics: ["acc, top #1"]}');
  });
});

describe('a table looks like one of runs', () => {
  const isPlausible = (table: Table) => {
    const { header, rows } = rowsOf(table);
    return plausibleTable(header, rows) !== undefined;
  };
  const three = { lr: [0.1, 0.1, 0.2], test_acc: [0.5, 0.6, 0.7] };
  it.each<[string, Table, boolean]>([
    ['parameters beside a quality', three, true],
    ['two rows', { lr: [0.1, 0.1], test_acc: [0.5, 0.6] }, true],
    ['one row, which compares with nothing', { lr: [0.1], test_acc: [0.5] }, false],
    ['qualities with decimal commas', { lr: ['0,1', '0,2'], test_acc: ['0,51', '0,62'] }, true],
    ['thousands', { lr: [1, 2], test_acc: ['1,234', '2,345'] }, false],
    ['no parameter', { test_acc: [0.51, 0.6, 0.7] }, false],
    ['no quality', { lr: [0.1, 0.1, 0.2], size: [1, 2, 3] }, false],
    ['the curve of one run', { epoch: [0, 1, 2], ...three }, false],
    ['runs of several epochs', { epochs: [10, 5, 10], ...three }, true],
    ['a quality that is none', { lr: [0.1, 0.1, 0.2], accuracy: [500, 600, 700] }, false],
    ['reviews with a score', { user: ['a', 'b', 'c'], text: ['good', 'bad', 'good'], score: [5, 1, 4] }, false],
    ['people', { name: ['a', 'b', 'c'], age: [1, 2, 2], income: [10, 20, 20] }, false],
    ['what a tool marks as parameters', { params_x: [1, 2, 3], value: [0.1, 0.2, 0.3] }, true],
    ['a loss alone', { alpha: [1, 2, 3], val_loss: [0.1, 0.2, 0.3] }, true],
  ])('%s', (_, table, is) => {
    expect(isPlausible(table)).toBe(is);
  });
});
