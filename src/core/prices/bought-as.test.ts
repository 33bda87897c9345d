import { expect, it } from 'vitest';
import { bookOf, DOLLAR_AN_HOUR } from '../../../test/support/facts.ts';
import { acceleratorsIn, boughtAs } from './bought-as.ts';

const BOOK = bookOf(
  { ...DOLLAR_AN_HOUR, sku: 'a:eight', devices: 8, accelerator: 'A100' },
  { ...DOLLAR_AN_HOUR, sku: 'a:host' },
  { ...DOLLAR_AN_HOUR, sku: 'a:card', kind: 'accelerator', unit: 'device-h', devices: 1, accelerator: 'T4' },
  { ...DOLLAR_AN_HOUR, sku: 'own:box', confidence: 'user' },
);

it.each([
  ['a:eight', 'instance'],
  ['a:card', 'device'],
  ['a:host + 2x a:card', 'instance'],
  ['own:box', 'device'],
  ['nobody:knows', 'device'],
])('one of %s is an %s', (sku, called) => {
  expect(boughtAs(BOOK, sku)).toBe(called);
});

it('counts the accelerators of instances that have several', () => {
  expect(acceleratorsIn(BOOK, 'a:eight')).toEqual({ count: 8, name: 'A100' });
  expect(['a:host', 'a:card', 'nobody:knows'].map((sku) => acceleratorsIn(BOOK, sku).count)).toEqual([1, 1, 1]);
});
