import { expect, test } from 'vitest';
import { UNKNOWN_CODES } from '../quantity/unknown.ts';
import { formatDate } from './date.ts';
import { formatDuration } from './duration.ts';
import { formatMetric } from './metric.ts';
import { formatBytes, formatCount, formatPercent } from './number.ts';
import { formatPoints } from './points.ts';
import { reasonText } from './reason.ts';

test.each([
  [0, '0 s'],
  [0.00038, '0.38 ms'],
  [0.0042, '4.2 ms'],
  [0.38, '380 ms'],
  [0.9996, '1 s'],
  [4.5, '4.5 s'],
  [45, '45 s'],
  [59.96, '1 min'],
  [90, '1.5 min'],
  [720, '12 min'],
  [3599, '1 h'],
  [7560, '2.1 h'],
  [95_040, '26 h'],
  [172_440, '48 h'],
  [276_480, '3.2 d'],
  [34_560_000, '400 d'],
  [-45, '−45 s'],
  [Number.NaN, 'unknown'],
  [Number.POSITIVE_INFINITY, 'unknown'],
])('%d seconds read %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test.each([
  [0.842, 0.003, '0.842 ± 0.003'],
  [0.8423456, 0.0123, '0.842 ± 0.012'],
  [0.8423456, 0.00299, '0.842 ± 0.003'],
  [0.9, 0.0999, '0.90 ± 0.10'],
  [1234.5, 450, '1,235 ± 450'],
  [1e-7, 2e-8, '1e−7 ± 2e−8'],
  [-0.5, 0.04, '−0.50 ± 0.04'],
  [0.8423456, undefined, '0.8423'],
  [0.5, 0, '0.5'],
  [0.5, Number.NaN, '0.5'],
  [1234.5, undefined, '1,235'],
  [1e-7, undefined, '1e−7'],
  [0, undefined, '0'],
  [Number.NaN, 0.1, 'unknown'],
  [Number.NEGATIVE_INFINITY, 0.1, '−∞'],
  [1.5e30, undefined, '1.5e30'],
  [Number.MAX_VALUE, undefined, '1.798e308'],
  [Number.MIN_VALUE, undefined, '4.941e−324'],
  [-1.5e30, 2e28, '−1.5e30 ± 2e28'],
])('a metric of %d with error %d reads %s', (value, error, text) => {
  expect(formatMetric(value, error)).toBe(text);
});

test.each([
  [0.842, undefined, '84.2 %'],
  [0.842, 100, '84 %'],
  [0.8421, 1000, '84.2 %'],
  [0.84213, 48_210, '84.21 %'],
  [0, 10, '0 %'],
  [1, 10, '100 %'],
  [Number.NaN, 10, 'unknown'],
])('a share of %d of %d reads %s', (share, n, text) => {
  expect(formatPercent(share, n)).toBe(text);
});

test.each([
  [0, '0'],
  [999, '999'],
  [12_480, '12,480'],
  [1_234_567, '1,234,567'],
  [-12_480, '−12,480'],
  [12_345_678_901_234, '12,345,678,901,234'],
  [999_999_999_999_999, '999,999,999,999,999'],
  [1e15, '1e15'],
  [123_456_789_012_345_680, '1.235e17'],
  [0.5, '0.5'],
  [Number.NaN, 'unknown'],
])('a count of %d reads %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

test.each([
  [0.6, '0.60'],
  [-0.1234, '−0.12'],
  [0, '0.0'],
  [9.96, '10'],
  [12.3, '12'],
  [99.6, '100'],
  [1234, '1,234'],
  [1e-9, '1e−9'],
  [3e40, '3e40'],
  [Number.NaN, 'unknown'],
])('%d points read %s', (points, text) => {
  expect(formatPoints(points)).toBe(text);
});

test.each([
  [0, '0 B'],
  [512, '512 B'],
  [999.9, '1 kB'],
  [1500, '1.5 kB'],
  [12_400_000, '12.4 MB'],
  [8e10, '80 GB'],
  [3e18, '3,000 PB'],
  [Number.NaN, 'unknown'],
])('%d bytes read %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [Date.UTC(2026, 10, 20, 14, 3, 59, 999), '2026-11-20 14:03'],
  [0, '1970-01-01 00:00'],
  [undefined, 'unknown'],
  [Number.NaN, 'unknown'],
  [1e300, 'unknown'],
])('the time %d reads %s', (at, text) => {
  expect(formatDate(at)).toBe(text);
});

test.each([
  [{ unknown: 'no-price-for-sku', about: 'aws:x on-demand' }, 'no price for aws:x on-demand'],
  [{ unknown: 'no-spot-data', about: 'aws:x spot' }, 'no spot price for aws:x'],
  [{ unknown: 'no-spot-data', about: 'aws:x' }, 'no spot price for aws:x'],
  [{ unknown: 'unknown-sku', about: 'a100-81gb' }, 'unknown sku "a100-81gb"'],
  [{ unknown: 'no-price-in-region', about: 'aws:x on-demand in eu-west-1' }, 'no price for aws:x on-demand in eu-west-1'],
  [{ unknown: 'no-workload', about: 'prod-eu' }, 'no traffic in workload prod-eu'],
  [{ unknown: 'no-workload' }, 'no workload stated'],
] as const)('the reason %o reads %s', (reason, text) => {
  expect(reasonText(reason)).toBe(text);
});

test.each(UNKNOWN_CODES)('%s reads well without and with what it is about', (unknown) => {
  for (const text of [reasonText({ unknown }), reasonText({ unknown, about: '' }), reasonText({ unknown, about: 'x' })]) {
    expect(text).toMatch(/^[a-z]/);
    expect(text).not.toMatch(/undefined|\.$|""/);
  }
});
