import { expect, test } from 'vitest';
import type { Regimes } from '../../../src/protocol/charts.ts';
import { regimesPicture } from './picture.ts';
import { placeSentence, summarySentence } from './regime-texts.ts';
import { regimesTable } from './regimes-table.ts';

const spread = (value: number, text: string) => ({ value, low: value, high: value, text });
const regimes: Regimes = {
  metric: { name: 'auc', goal: 'max', unit: 'fraction' },
  cost: { id: 'forward', title: 'forward cost, $/mo', unit: 'USD/month' },
  metrics: ['auc'],
  costs: [],
  compared: 5,
  undecided: 1,
  winners: [
    { id: 'a', name: 'lgbm', quality: spread(0.8, '0.80'), cost: spread(100, '$100/mo') },
    { id: 'b', name: 'net', quality: spread(0.9, '0.90'), cost: spread(900, '$900/mo') },
  ],
  budget: {
    stretches: [
      { winner: 0, from: 100, to: 900 },
      { winner: 1, from: 900, to: null },
    ],
    edges: [{ at: 900, low: 800, high: 1000 }],
    grid: Float64Array.of(50, 100, 900, 2000),
    chances: [Float64Array.of(0, 1, 0.3, 0.2), Float64Array.of(0, 0, 0.7, 0.8)],
  },
  value: {
    stretches: [
      { winner: 0, from: 0, to: 80 },
      { winner: 1, from: 80, to: null },
    ],
    edges: [{ at: 80, low: 60, high: null }],
    grid: Float64Array.of(10, 80, 300),
    chances: [Float64Array.of(1, 0.5, 0.1), Float64Array.of(0, 0.5, 0.9)],
  },
};

test('the summary says who wins from where on, and who could not be compared', () => {
  expect(summarySentence(regimes, 'budget')).toBe(
    'Of 5, 2 win somewhere: lgbm from $100/mo, net from $900/mo. 1 more could not be compared for want of a quality or a cost.',
  );
  expect(summarySentence(regimes, 'value')).toMatch(/lgbm below \$80\.0\/mo, net from \$80\.0\/mo/);
});

test('a budget too small pays for none', () => {
  expect(placeSentence(regimes, 'budget', 20)).toBe('$20.0/mo pays for none: the cheapest, lgbm, costs $100/mo.');
});

test('a place says who wins there, and how sure that is', () => {
  expect(placeSentence(regimes, 'budget', 500)).toBe('Within $500/mo, lgbm wins: auc 0.80, $100/mo; it is the best in 100 % of the draws.');
});

test('a place near a turn hangs on little', () => {
  expect(placeSentence(regimes, 'budget', 850)).toMatch(
    /That hangs on little: where net takes over lies between \$800\/mo and \$1k\/mo\.$/,
  );
  expect(placeSentence(regimes, 'value', 100)).toMatch(
    /^Where one point of auc \(0\.01\) is worth \$100\/mo, net wins.* between \$60\.0\/mo without end\.$/,
  );
});

test('what is drawn stays within its axis, with a grid of its own', () => {
  const picture = regimesPicture(regimes, 'budget')!;
  expect(picture.stretches.map(({ from, to }) => from < to)).toEqual([true, true]);
  expect(picture.names).toEqual(['lgbm', 'net']);
  expect(picture.chances[0]).toHaveLength(picture.grid.length);
});

test('the table has a row for each stretch, and none for nobody', () => {
  expect(regimesTable(regimes, 'budget').rows[1]).toEqual([
    ...['net', '$900/mo', 'without end', '0.90', '$900/mo', '70 % of the draws', '$800/mo and $1k/mo'],
  ]);
  expect(
    regimesPicture({ ...regimes, budget: { stretches: [], edges: [], grid: new Float64Array(), chances: [] } }, 'budget'),
  ).toBeUndefined();
});

test('a stretch between two sums that are written alike is counted, and neither drawn nor named', () => {
  const stretches = [
    { winner: 1, from: 99.999, to: 100 },
    { winner: 0, from: 100, to: null },
  ];
  const thin = { ...regimes, undecided: 0, budget: { ...regimes.budget, stretches, edges: [{ at: 100, low: 90, high: 110 }] } };
  expect(summarySentence(thin, 'budget')).toBe(
    'Of 5, lgbm wins from $100/mo on: auc 0.80, $100/mo. 1 more wins only where the sum stays the same when rounded.',
  );
  expect(regimesPicture(thin, 'budget')!.names).toEqual(['lgbm']);
});
