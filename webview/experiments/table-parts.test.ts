import { describe, expect, test, vi } from 'vitest';
import { HOSTILE_NAME, someRuns, tableOf } from '../../test/support/panel/some-runs.ts';
import type { TableSchema } from '../../src/protocol/table.ts';
import { compareGrid, compareLines } from './compare-view.ts';
import { exportedFile } from './export-file.ts';
import { layoutOf, rememberedSelection } from './layout.ts';
import { loadedTable } from './loaded-table.ts';
import { NOTHING_WRITTEN, ownColumns, ownMetas, subjectOf } from './own-columns.ts';
import { keyAt, placeOf } from './place-keys.ts';
import { chosenColumns, createColumnsShown } from './shown-columns.ts';
import { tableGrid } from './table-grid.ts';
import { createViewer } from './viewer.ts';
import { absentFields, vocabularyOf } from './vocabulary.ts';

const model = tableOf(someRuns(40));
const schema: TableSchema = {
  mode: 'runs',
  revision: 1,
  ids: [...model.ids],
  columns: [...model.columns],
  shown: ['name', 'metrics.auc', 'spent', 'hardware'],
  unpriced: 0,
  status: '',
  readAt: 0,
};

function open(written = NOTHING_WRITTEN) {
  const ask = vi.fn((_mode: string, revision: number, ids: readonly string[]) =>
    Promise.resolve(
      revision === 1
        ? { revision, columns: ids.flatMap((id) => (model.data(id) === undefined ? [] : [{ id, data: model.data(id)! }])) }
        : { stale: true as const },
    ),
  );
  const table = loadedTable(schema, ownMetas(schema.ids.length), ask);
  table.setOwn(ownColumns('runs', schema.ids.length, table.rowOf, written));
  return { table, ask };
}

const arrangement = (change = {}) => ({ ...layoutOf(undefined).runs, ...change });

async function listed(change: object, written = NOTHING_WRITTEN): Promise<readonly string[]> {
  const { table } = open(written);
  const viewer = createViewer();
  await table.need([...viewer.neededColumns(arrangement(change)), 'name']);
  const view = viewer.view(table, arrangement(change));
  const names = table.data.get('name') as { dictionary: string[]; codes: Uint32Array };
  return Array.from({ length: view.length }, (_, place) => {
    const standing = view.at(place)!;
    return 'group' in standing ? `[${standing.group.key}]` : names.dictionary[names.codes[standing.row]! - 1]!;
  });
}

describe('the rows that an arrangement shows', () => {
  test('are searched, filtered and sorted together', async () => {
    expect(
      await listed({ search: 'lgbm', filter: 'metrics.auc > 0.8 and has spent', sort: [{ column: 'metrics.auc', descending: true }] }),
    ).toEqual(['lgbm-d4', 'lgbm-d28', 'lgbm-d10']);
  });

  test('stand in groups, of which some are closed', async () => {
    const rows = await listed({ filter: 'params.depth = 0', groups: ['experiment'], collapsed: ['text search'] });
    expect(rows).toEqual(['[text Größe 50%]', 'forest-d0', 'forest-d12', 'forest-d24', 'forest-d36', '[text search]']);
  });

  test('leave out what is hidden, until it is asked for', async () => {
    const written = { ...NOTHING_WRITTEN, hidden: [schema.ids[0]!] };
    expect(await listed({}, written)).toHaveLength(39);
    expect(await listed({ showHidden: true }, written)).toHaveLength(40);
  });

  test('can be asked for by what people wrote', async () => {
    const written = { ...NOTHING_WRITTEN, stars: [schema.ids[3]!, 'gone'], labels: [[schema.ids[5]!, ['b', 'a']]] as [string, string[]][] };
    expect(await listed({ filter: 'has star' }, written)).toEqual([HOSTILE_NAME]);
    expect(await listed({ filter: 'labels ~ "b"' }, written)).toHaveLength(1);
  });

  test('stay as they were while a filter is wrong', () => {
    const viewer = createViewer();
    const before = viewer.filterOf(arrangement({ filter: 'spent < 2' }));
    const wrong = viewer.filterOf(arrangement({ filter: 'spent < 2 and' }));
    expect(wrong.error?.code).toBe('expected-field');
    expect(wrong.query).toEqual(before.query);
  });

  test('stand in groups within groups, each with the key of its way there', async () => {
    const change = { filter: 'params.depth = 0', groups: ['experiment', 'params.model', 'status'] };
    const open = await listed(change);
    expect(open.slice(0, 4)).toEqual([
      '[text Größe 50%]',
      '[["text Größe 50%","text forest"]]',
      '[["text Größe 50%","text forest","text finished"]]',
      'forest-d0',
    ]);
    const closed = await listed({ ...change, collapsed: ['["text Größe 50%","text forest"]'] });
    expect(closed.slice(0, 2)).toEqual(open.slice(0, 2));
    expect(closed[2]).toBe('[text search]');
  });

  test('know the group around them', async () => {
    const { table } = open();
    await table.need(['experiment', 'params.model']);
    const view = createViewer().view(table, arrangement({ groups: ['experiment', 'params.model'] }));
    expect([0, 1, 2].map((place) => [view.levelAt(place), view.parentOf(place)])).toEqual([
      [0, undefined],
      [1, 0],
      [2, 1],
    ]);
  });

  test('are found again by what they are', async () => {
    const { table } = open();
    const viewer = createViewer();
    await table.need(['experiment', 'metrics.auc']);
    const before = viewer.view(table, arrangement({ groups: ['experiment'] }));
    const keys = [0, 1, 7].map((place) => keyAt(before, table, place));
    const after = viewer.view(table, arrangement({ groups: ['experiment'], sort: [{ column: 'metrics.auc', descending: true }] }));
    expect(keys.map((key) => keyAt(after, table, placeOf(after, table, key)!))).toEqual(keys);
    expect(placeOf(after, table, 'row nobody')).toBeUndefined();
    expect(placeOf(after, table, 'group nothing')).toBeUndefined();
  });
});

describe('a table', () => {
  test('asks for a column once, and for one that there is not never again', async () => {
    const { table, ask } = open();
    await Promise.all([table.need(['name', 'spent']), table.need(['spent', 'id'])]);
    expect(ask.mock.calls.map(([, , ids]) => ids)).toEqual([['name', 'spent'], ['id']]);
    expect(table.has(['name', 'nothing', 'star'])).toBe(true);
  });

  test('draws names as text, marks and all', async () => {
    const { table } = open();
    await table.need(['name', 'spent', 'metrics.auc', 'metrics.auc_se', 'tags.remark']);
    const view = createViewer().view(table, arrangement());
    const grid = tableGrid({ table, view, arrangement: arrangement(), columns: ['name', 'spent'], selected: new Set([schema.ids[1]!]) });
    expect(grid.cell(3, 'name')).toMatchObject({ text: HOSTILE_NAME });
    expect(grid.cell(1, 'spent')).toMatchObject({ text: 'unknown', tone: 'link' });
    expect(grid.cell(0, 'metrics.auc').text).toBe('0.700 ± 0.004');
    expect(grid.cell(5, 'metrics.auc').text).toBe('NaN');
    expect(grid.cell(2, 'tags.remark').text).toBe('turned\\u{202E}gpj.exe');
    expect([grid.row(0).selected, grid.row(1).selected]).toEqual([false, true]);
    expect(grid.head('spent')).toMatchObject({ title: 'spent $', sort: 'none' });
  });

  test('says of a group what its rows come to, and that something is missing in a sum', async () => {
    const { table } = open();
    await table.need(['name', 'spent', 'metrics.auc', 'params.model']);
    const grouped = arrangement({ groups: ['params.model'], collapsed: ['text forest'], aggregates: { 'metrics.auc': 'max' } });
    const view = createViewer().view(table, grouped);
    const grid = tableGrid({
      table,
      view,
      arrangement: grouped,
      columns: ['star', 'name', 'spent', 'metrics.auc', 'params.model'],
      selected: new Set(),
    });
    expect(grid.isTree).toBe(true);
    expect(grid.row(0).group).toEqual({ expanded: false });
    expect(grid.cell(0, 'name')).toMatchObject({ text: 'forest (14)', icon: 'collapsed' });
    expect(grid.cell(0, 'spent').text).toMatch(/^≥ \$/);
    expect(grid.cell(0, 'metrics.auc')).toMatchObject({ text: '0.98', title: expect.stringMatching(/^max of 12, 2 without a value/) });
    expect(grid.cell(0, 'params.model').text).toBe('forest');
    expect(grid.cell(0, 'star').text).toBe('');
  });

  test('leaves out columns that are the same in all rows, but never the name', async () => {
    const { table } = open();
    await table.need(['name', 'params.seed', 'params.depth']);
    const shown = createColumnsShown()(table, ['star', 'name', 'params.seed', 'params.depth'], Uint32Array.of(0, 1, 2), true);
    expect(shown).toEqual({ columns: ['star', 'name', 'params.depth'], same: 1 });
    expect(chosenColumns(table, arrangement({ shown: ['gone', 'name'] }))).toEqual(['name']);
    expect(chosenColumns(table, arrangement())).toEqual(['star', ...schema.shown]);
  });

  test('goes into a file as it is shown', async () => {
    const { table } = open();
    await table.need(['name', 'metrics.__proto__']);
    const file = exportedFile(table, ['name', 'metrics.__proto__', 'not loaded'], Uint32Array.of(3), { format: 'json', intervals: false });
    expect(JSON.parse(file)).toEqual([{ id: schema.ids[3], name: HOSTILE_NAME, 'metrics.__proto__': 3 }]);
  });

  test('proposes its fields and texts, and says what it has not', async () => {
    const { table } = open();
    const asked: string[] = [];
    const words = vocabularyOf(table, (field) => asked.push(field));
    expect(words.fields[0]!.name).toBe('name');
    expect(words.valuesOf('params.model')).toEqual([]);
    await table.need(['params.model']);
    expect(words.valuesOf('params.model')).toEqual(['forest', 'lgbm', 'mlp']);
    expect(asked).toEqual(['params.model']);
    const { query } = createViewer().filterOf(arrangement({ filter: 'metrics.acc > 1 and has name' }));
    expect(absentFields(query, table)).toBe('No run has metrics.acc.');
  });
});

test('rows side by side: what differs first, the best of a metric marked', async () => {
  const { table } = open();
  const data = new Map(model.columns.map(({ id }) => [id, model.data(id)!]));
  const compared = { ids: schema.ids.slice(0, 2), names: ['one', HOSTILE_NAME], metas: [...table.metas.values()], data };
  const lines = compareLines(compared, false, new Set());
  const titles = lines.map((line) => ('section' in line ? line.section : line.meta.id));
  expect(titles[0]).toBe('differs');
  expect(titles.indexOf('params.model')).toBeLessThan(titles.indexOf('same'));
  expect(titles.indexOf('params.seed')).toBeGreaterThan(titles.indexOf('same'));
  expect(compareLines(compared, true, new Set(['differs'])).map((line) => 'section' in line)).toEqual([true]);
  const grid = compareGrid(compared, lines, new Set(), {});
  const auc = titles.indexOf('metrics.auc');
  expect(grid.cell(auc, schema.ids[1]!)).toMatchObject({ strong: true });
  expect(grid.cell(auc, schema.ids[0]!).strong).toBeUndefined();
  expect(grid.head(schema.ids[1]!).title).toBe(HOSTILE_NAME);
});

test('a layout that does not parse is forgotten, a large selection is remembered as what is shown', () => {
  expect(layoutOf({ mode: 'elsewhere' })).toEqual(layoutOf(undefined));
  expect(layoutOf({ mode: 'candidates', runs: { filter: 'x' } })).toMatchObject({ mode: 'candidates', runs: { filter: 'x', sort: [] } });
  expect(rememberedSelection(new Set(['a']))).toEqual(['a']);
  expect(rememberedSelection(new Set(Array.from({ length: 5001 }, (_, at) => String(at))))).toBe('shown');
});

test('what is written about a candidate is not about a run of the same id', () => {
  const written = { ...NOTHING_WRITTEN, stars: [subjectOf('candidates', 'a')], notes: [['a', 'about the run']] as [string, string][] };
  const rowOf = (id: string) => (id === 'a' ? 0 : undefined);
  const of = (mode: 'runs' | 'candidates') => ownColumns(mode, 1, rowOf, written).data;
  expect([of('runs').get('star'), of('candidates').get('star')]).toMatchObject([
    { codes: Uint32Array.of(0) },
    { codes: Uint32Array.of(1) },
  ]);
  expect(of('runs').get('note')).toMatchObject({ dictionary: ['about the run'] });
});
