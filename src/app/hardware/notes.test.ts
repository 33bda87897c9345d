import { expect, test } from 'vitest';
import { hourOf, projectState } from '../../../test/support/project-state.ts';
import { oldPrices } from './old-prices.ts';
import { unrecordedHardware } from './unrecorded.ts';

const CONFIG = `metrics: {}
hardware:
  rules:
    - when: { experiment: fraud }
      sku: aws:g6.xlarge + 2x own:desk
prices:
  overrides:
    - {sku: own:desk, usdPerHour: 0.2, asOf: 2026-01-01}
policy: {maxPriceAgeDays: 100}
`;
const DAY = 86_400_000;

test('runs of which nothing says what they ran on are one note, where hardware is said', () => {
  const parent = hourOf('p');
  const state = projectState([parent, hourOf('a', { parentId: 'p' }), hourOf('b', { experiment: { id: '2', name: 'fraud' } })], CONFIG);
  expect(unrecordedHardware(state)).toEqual([
    { severity: 'info', code: 'hardware-not-recorded', file: 'kneepoint.yaml', place: '2:1', args: { runs: 1, of: 2 } },
  ]);
});

test('there is no note without such runs, nor without a file to stand in', () => {
  expect(unrecordedHardware(projectState([hourOf('b', { experiment: { id: '2', name: 'fraud' } })], CONFIG))).toEqual([]);
  expect(unrecordedHardware(projectState([hourOf('a')]))).toEqual([]);
});

test('each SKU whose price is older than the policy allows is said with its date', () => {
  const { settings } = projectState([], CONFIG);
  const at = (date: string) => oldPrices(settings, Date.parse(date)).map(({ place, args }) => [place, args?.['sku'], args?.['days']]);
  expect(at('2026-04-01')).toEqual([]);
  expect(at('2026-04-12')).toEqual([['5:7', 'own:desk', 101]]);
  const sold = oldPrices(settings, Date.parse('2026-01-01') + 1000 * DAY).find(({ args }) => args?.['sku'] === 'aws:g6.xlarge');
  expect(sold?.args).toMatchObject({ limit: 100, asOf: expect.stringMatching(/^2026-/) });
});

test.each([
  ['', 151],
  [', purchase: owned', 120],
  [', purchase: spot', undefined],
])('a SKU%s is judged by the price that it is bought at', (purchase, days) => {
  const overrides = [
    '{sku: own:desk, usdPerHour: 0.2, asOf: 2026-01-01}',
    '{sku: own:desk, usdPerHour: 0.1, asOf: 2026-02-01, purchase: owned}',
    '{sku: own:desk, usdPerHour: 0.1, asOf: 2026-05-30, purchase: spot}',
  ];
  const config = `hardware:\n  default: {sku: own:desk${purchase}}\nprices: {overrides: [${overrides.join(', ')}]}\npolicy: {maxPriceAgeDays: 100}\n`;
  const [old] = oldPrices(projectState([], config).settings, Date.parse('2026-06-01'));
  expect(old?.args?.['days']).toBe(days);
});
