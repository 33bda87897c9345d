import { expect, test } from 'vitest';
import { ceil, constant, factor, max, product, quotient, sum, unknown, type Expression } from '../quantity/expression.ts';
import { POINT } from '../quantity/factor.ts';
import { explain } from './explain.ts';

function of(value: number, unit: string, text = 'given', asOf?: string): Expression {
  return factor({ id: `${text}:${value}:${unit}`, value, unit, spread: POINT, basis: 'measured', source: { text, asOf } });
}

const hours = of(2.1, 'h', 'start and end time in the store');
const device = of(1, 'device', 'hardware rule 1');
const price = of(1.95, 'USD/device·h', 'AWS price list', '2026-11-01');

test('a cost is one line of arithmetic and its sources, however its products are nested', () => {
  expect(explain(product(product(hours, device), price))).toEqual([
    '2.1 h × 1 device × $1.95/device·h = $4.10',
    'source: start and end time in the store',
    'source: hardware rule 1',
    'source: AWS price list (2026-11-01)',
  ]);
});

test('a sum shows its terms by name, sums in them below, and every source once', () => {
  const training = product(
    hours,
    device,
    sum([
      { name: 'host', of: of(0.38, 'USD/device·h', 'GCP') },
      { name: 'gpu', of: product(constant(2, '1'), of(0.35, 'USD/device·h', 'GCP')) },
    ]),
  );
  expect(
    explain(
      sum([
        { name: 'retraining', of: product(of(2, '1/month', 'kneepoint.yaml'), training) },
        { name: 'labelling', of: of(300, 'USD/month', 'kneepoint.yaml') },
      ]),
    ),
  ).toEqual([
    '$305/month',
    '  retraining: 2/month × 2.1 h × 1 device × $1.08/device·h = $4.54/month',
    '    host: $0.38/device·h',
    '    gpu: 2 × $0.35/device·h = $0.70/device·h',
    '  labelling: $300.00/month',
    'source: kneepoint.yaml',
    'source: start and end time in the store',
    'source: hardware rule 1',
    'source: GCP',
  ]);
});

test('replicas are shown as the rounding that they are', () => {
  const replicas = max(constant(1, '1'), ceil(quotient(of(40, 'prediction/s'), of(25, 'prediction/s'))));
  expect(explain(product(constant(730, 'h/month'), replicas, constant(1, 'device'), of(0.526, 'USD/device·h')))[0]).toBe(
    '730 h/month × max(1, ⌈40 prediction/s ÷ 25 prediction/s⌉) × 1 device × $0.526/device·h = $768/month',
  );
});

test('a quotient of products keeps its parentheses', () => {
  const perHour = product(of(80, 'prediction/s'), constant(3600, 's/h'));
  expect(explain(product(constant(1000, 'prediction/1k'), quotient(product(device, price), perHour)))[0]).toBe(
    '1,000 prediction/1k × ((1 device × $1.95/device·h) ÷ (80 prediction/s × 3,600 s/h)) = $0.0068/1k',
  );
});

test('an unknown part says why, in its place and in the result', () => {
  const missing = unknown({ unknown: 'no-price-for-sku', about: 'aws:x on-demand' }, 'USD/device·h');
  expect(explain(product(hours, device, missing))[0]).toBe(
    '2.1 h × 1 device × unknown (no price for aws:x on-demand) = unknown (no price for aws:x on-demand)',
  );
});

test('a sum with an unknown term is at least what is known, each reason said once', () => {
  const lost = unknown({ unknown: 'no-end-time' }, 'USD');
  const spent = sum([
    { name: 'a', of: of(186, 'USD') },
    { name: 'b', of: lost },
    { name: 'c', of: lost },
  ]);
  expect(explain(spent).slice(0, 4)).toEqual([
    '≥ $186',
    '  a: $186.00',
    '  b: unknown (no end time recorded)',
    '  c: unknown (no end time recorded)',
  ]);
  expect(explain(product(constant(2, '1'), spent))[0]).toBe('2 × ≥ $186.00 = ≥ $372');
});

test('nothing but NaN is unknown too', () => {
  expect(explain(of(Number.NaN, 'USD', 'a file'))).toEqual(['unknown', 'source: a file']);
  expect(explain(product(hours, of(Number.POSITIVE_INFINITY, 'USD/h')))[0]).toBe('2.1 h × unknown = unknown');
});

test('of many terms the dearest and the unknown are shown, the rest counted', () => {
  const terms = [1, 5, 3, 4, 2].map((usd) => ({ name: `run ${usd}`, of: of(usd, 'USD') }));
  const lost = { name: 'lost', of: unknown({ unknown: 'no-end-time' }, 'USD') };
  expect(explain(sum([...terms, lost]), { terms: 3 }).slice(0, 5)).toEqual([
    '≥ $15.0',
    '  lost: unknown (no end time recorded)',
    '  run 5: $5.00',
    '  run 4: $4.00',
    '  and 3 more',
  ]);
});

test.each([
  [3, '$3.00'],
  [0.526, '$0.526'],
  [32.7726, '$32.77'],
  [0.0000025, '$0.0000025'],
  [0, '$0.00'],
  [-1.5, '−$1.50'],
  [12_345.678, '$12,345.68'],
  [1e-15, '$1e−15'],
  [1.2e15, '$1.2e15'],
  [1e21, '$1e21'],
])('a price of %d keeps its digits: %s', (value, text) => {
  expect(explain(of(value, 'USD'))[0]).toBe(text);
});
