import { expect, test } from 'vitest';
import type { CurvesAnswer, SeriesAnswer } from '../../../src/protocol/charts.ts';
import type { PanelHost } from '../../experiments/channel.ts';
import { wantedRows } from '../wanted-rows.ts';
import { legendEntries } from './curve-legend.ts';
import { createCurveReader, type ReadCurve, type ReadCurves } from './curve-reader.ts';
import { curvesNote, lacks, lackText, timeUnit, tipLines } from './curve-texts.ts';
import { curvesPicture } from './curves-picture.ts';
import { curveSettings } from './settings.ts';
import { nearestCurve, valueAt } from './values-at.ts';

const line = (x: readonly number[], y: readonly number[]): SeriesAnswer => ({
  x: Float64Array.from(x),
  y: Float64Array.from(y),
  of: x.length,
});
const curve = (run: string, series: SeriesAnswer, row = run): ReadCurve => ({ run, name: run, row, status: 'finished', series });
const answerOf = (curves: readonly ReadCurve[]): CurvesAnswer => ({
  runs: curves.map(({ run, name, row, status }) => ({ run, name, row, status })),
  of: curves.length,
  metrics: [{ name: 'auc', runs: curves.length, steps: true, goal: 'max', unit: 'fraction' }],
});
const readOf = (...curves: readonly ReadCurve[]): ReadCurves => ({ curves, answer: answerOf(curves), metric: 'auc', left: 0 });

test('the selected rows are wanted, in the order of the table', () => {
  const at = { ids: ['a', 'b', 'c'], first: ['c'], listed: 3, mode: 'runs' as const };
  expect(wantedRows({ ...at, selected: new Set(['c', 'a']) }, 50)).toEqual({ ids: ['a', 'c'], why: '2 selected runs' });
  expect(wantedRows({ ...at, selected: new Set(['c', 'a', 'b']) }, 2).why).toBe('the first 2 of 3 selected runs');
  expect(wantedRows({ ...at, selected: new Set() }, 50)).toEqual({
    ids: ['c'],
    why: 'the first 1 runs of the table; select rows to choose others',
  });
});

test('a curve has its nearest value at a place, and none in a gap or beyond its end', () => {
  const one = curve('a', line([0, 1, 2, 5], [1, 2, Number.NaN, 4]));
  expect([valueAt(one, 0.9, 1), valueAt(one, 2.1, 1), valueAt(one, 9, 1)]).toEqual([{ x: 1, y: 2 }, undefined, undefined]);
});

test('the nearest curve is the one that is nearest up and down', () => {
  expect(nearestCurve([curve('a', line([0, 1], [1, 1])), curve('b', line([0, 1], [3, 3]))], 0.5, 2.2)?.run).toBe('b');
});

test('what all curves have at a place comes with the best first', () => {
  const values = [
    { name: 'a', y: 0.5 },
    { name: 'b', y: 0.7 },
  ];
  expect(tipLines('money', 1.5, values, 'max')).toEqual(['$1.50', '0.7  b', '0.5  a']);
  expect(tipLines('step', 3, values, 'min')).toEqual(['step 3', '0.5  a', '0.7  b']);
});

test('curves that are missing are told by their reason', () => {
  const none: SeriesAnswer = { none: 'the cost is unknown: hardware not recorded', mendable: true };
  const [lack] = lacks([curve('a', none), curve('b', line([0], [1])), curve('c', none)]);
  expect(lackText(lack!, 3)).toBe('a, c have no curve: the cost is unknown: hardware not recorded.');
  expect(lackText({ ...lack!, names: ['a', 'c'] }, 2)).toMatch(/^No run has a curve here/);
});

test('the note says how many values of how many are shown', () => {
  const thin: SeriesAnswer = { ...(line([0, 1], [1, 2]) as object), of: 1000 } as SeriesAnswer;
  expect(curvesNote(readOf(curve('a', thin)), 'the selected run')).toBe('The selected run. Showing 2 of 1,000 values, their shape kept.');
});

test('curves of one value each are said to be no lines', () => {
  expect(curvesNote(readOf(curve('a', line([0], [1]))), 'the selected run')).toMatch(/^The selected run\. Each logged this metric once/);
});

test('time is told in a unit that fits its length', () => {
  expect([90, 600, 9000, 900_000].map((seconds) => timeUnit(seconds).unit)).toEqual(['s', 'min', 'h', 'days']);
});

test('runs of one candidate look alike, and a curve that is missing keeps its look', () => {
  const none: SeriesAnswer = { none: 'x', mendable: false };
  const read = readOf(
    curve('a1', line([0, 1], [1, 2]), 'a'),
    curve('a2', line([0, 1], [1, 2]), 'a'),
    curve('b1', none, 'b'),
    curve('c1', line([0], [1]), 'c'),
  );
  expect(curvesPicture(read, curveSettings(undefined))!.curves.map(({ place }) => place)).toEqual([0, 0, 2]);
  const entries = legendEntries(read, (row) => `candidate ${row}`);
  expect(entries.map(({ name, lack }) => [name, lack])).toEqual([
    ['candidate a (2 runs)', undefined],
    ['candidate b', 'x'],
    ['candidate c', undefined],
  ]);
});

test('nothing at or below zero stands on a logarithmic axis', () => {
  const settings = { ...curveSettings(undefined), logY: true };
  expect(curvesPicture(readOf(curve('a', line([1, 2], [0, 1]))), settings)!.log.y).toBe(false);
  expect(curvesPicture(readOf(curve('a', line([1, 2], [0.1, 1]))), settings)!.log.y).toBe(true);
});

test('settings that make no sense are forgotten', () => {
  expect(curveSettings({ over: 'colour', smoothing: 7 })).toEqual(curveSettings(undefined));
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('curves are read once, and again only of runs that were under way', async () => {
  const asked: string[] = [];
  const runs: CurvesAnswer['runs'] = [
    { run: 'done', name: 'done', row: 'done', status: 'finished' },
    { run: 'busy', name: 'busy', row: 'busy', status: 'running' },
  ];
  const ask = (async (type: string, value: { run?: string }) => {
    if (type === 'curves') return { ...answerOf([]), runs };
    asked.push(value.run!);
    return line([0], [1]);
  }) as unknown as PanelHost['ask'];
  const told: ReadCurves[] = [];
  const reader = createCurveReader(
    ask,
    (read) => told.push(read),
    (error) => expect.unreachable(String(error)),
  );
  const wish = { metric: 'auc', over: 'step' as const, smoothing: 0 };
  reader.read('runs', ['done', 'busy'], 1, wish);
  await settled();
  reader.read('runs', ['done', 'busy'], 2, wish);
  await settled();
  expect(asked).toEqual(['done', 'busy', 'busy']);
  expect(told.at(-1)!.curves.map(({ run }) => run)).toEqual(['done', 'busy']);
});

test('nothing more is asked after a person moved on', async () => {
  const asked: string[] = [];
  const runs = Array.from({ length: 20 }, (_, i) => ({ run: `r${i}`, name: `r${i}`, row: `r${i}`, status: 'finished' as const }));
  const ask = (async (type: string, value: { run?: string }) => {
    if (type === 'curves') return { ...answerOf([]), runs };
    asked.push(value.run!);
    await settled();
    return line([0], [1]);
  }) as unknown as PanelHost['ask'];
  const reader = createCurveReader(
    ask,
    () => {},
    (error) => expect.unreachable(String(error)),
  );
  reader.read(
    'runs',
    runs.map(({ run }) => run),
    1,
    { metric: undefined, over: 'step', smoothing: 0 },
  );
  await Promise.resolve();
  await Promise.resolve();
  reader.stop();
  await settled();
  await settled();
  expect(asked.length).toBeLessThanOrEqual(4);
});
