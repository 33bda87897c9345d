import { expect, test } from 'vitest';
import { componentsOf } from './components.ts';
import { constant, product, quotient, sum, unknown } from './expression.ts';

const usd = (value: number) => constant(value, 'USD');
const values = (terms: ReturnType<typeof componentsOf>) => terms.map(({ name, of }) => [name, of.value]);

test('a sum has its terms, and those that go on with the name of one', () => {
  const serving = sum([
    { name: 'serving, peak', of: usd(3) },
    { name: 'serving, night', of: usd(1) },
  ]);
  const whole = sum([
    { name: 'serving', of: serving },
    { name: 'labelling', of: usd(2) },
  ]);
  expect(values(componentsOf(whole, 'all', 9))).toEqual([
    ['serving, peak', 3],
    ['serving, night', 1],
    ['labelling', 2],
  ]);
});

test('what a sum is multiplied with or divided by goes to each of its terms, so that they still add up', () => {
  const hours = sum([
    { name: '2 h used, 2 h billed', short: 'time billed', of: constant(2, 'h') },
    { name: 'provisioning', of: constant(1, 'h') },
  ]);
  const price = sum([
    { name: 'host', of: constant(1, 'USD/h') },
    { name: 'gpu', of: constant(4, 'USD/h') },
  ]);
  const terms = componentsOf(quotient(product(hours, price), constant(5, '1')), 'all', 9);
  expect(terms.reduce((total, { of }) => total + of.value, 0)).toBeCloseTo(3, 12);
  expect(values(terms)).toEqual([
    ['time billed · host', 0.4],
    ['time billed · gpu', 1.6],
    ['provisioning · host', 0.2],
    ['provisioning · gpu', 0.8],
  ]);
});

test('what is no sum is one component by the name it is given', () => {
  expect(values(componentsOf(product(constant(2, 'h'), constant(3, 'USD/h')), 'one training', 9))).toEqual([['one training', 6]]);
});

test('an unknown term stays one, and is never among the others', () => {
  const whole = sum([
    { name: 'a', of: usd(5) },
    { name: 'b', of: unknown({ unknown: 'no-serving-sku' }, 'USD') },
    { name: 'c', of: usd(1) },
    { name: 'd', of: usd(2) },
  ]);
  const terms = componentsOf(whole, 'all', 3);
  expect(values(terms)).toEqual([
    ['a', 5],
    ['b', Number.NaN],
    ['2 others', 3],
  ]);
});
