import { expect, test } from 'vitest';
import { QUERY_ERRORS, queryErrorText } from './error.ts';
import { MAX_DEPTH, MAX_LENGTH, parseQuery } from './parse.ts';

test.each([
  ['spent <', 'expected-value', 7, 0],
  ['spent < (', 'expected-value', 8, 1],
  ['spent', 'expected-comparison', 5, 0],
  ['spent 3', 'expected-comparison', 6, 1],
  ['3 < spent', 'unknown-field', 0, 1],
  ['"spent" < 3', 'expected-field', 0, 7],
  ['price < 3', 'unknown-field', 0, 5],
  ['metrics. > 3', 'unknown-field', 0, 8],
  ['metrics."" > 3', 'unknown-field', 0, 10],
  ['metrics > 3', 'unknown-field', 0, 7],
  ['constructor = x', 'unknown-field', 0, 11],
  ['__proto__.x = x', 'unknown-field', 0, 11],
  ['spent < cheap', 'number-expected', 8, 5],
  ['spent < "2"', 'number-expected', 8, 3],
  ['spent < 1e999', 'number-expected', 8, 5],
  ['metrics.auc in (0.5, high)', 'number-expected', 21, 4],
  ['startedAt > yesterday', 'date-expected', 12, 9],
  ['startedAt > 2026-02-30', 'date-expected', 12, 10],
  ['startedAt > 2026-02-20T24:00', 'date-expected', 12, 16],
  ['status = finishd', 'unknown-status', 9, 7],
  ['name < b', 'no-order', 7, 1],
  ['params.trees >= "64"', 'no-order', 16, 4],
  ['spent ~ 2', 'not-a-text', 6, 1],
  ['startedAt !~ 2026', 'not-a-text', 10, 2],
  ['name in b', 'expected-list', 8, 1],
  ['name in (a b)', 'expected-close', 11, 1],
  ['name in ()', 'expected-value', 9, 1],
  ['(spent < 3', 'expected-close', 10, 0],
  ['spent < 3)', 'expected-end', 9, 1],
  ['spent < 3 spent > 2', 'expected-end', 10, 5],
  ['spent < 3 and', 'expected-field', 13, 0],
  ['and', 'unknown-field', 0, 3],
  ['not', 'expected-field', 3, 0],
  ['has', 'expected-field', 3, 0],
  ['name = "open', 'unterminated-quote', 7, 5],
  ['tags."open = 3', 'unterminated-quote', 5, 9],
  ['spent ! 3', 'unexpected-character', 6, 1],
])('%s fails with %s at %i, length %i', (text, code, at, length) => {
  const parsed = parseQuery(text);
  expect('error' in parsed && { code: parsed.error.code, at: parsed.error.at, length: parsed.error.length }).toEqual({ code, at, length });
});

test('what is nested too deep is refused where it gets too deep', () => {
  const deep = (depth: number) => parseQuery(`${'('.repeat(depth)}spent < 2${')'.repeat(depth)}`);
  expect(deep(MAX_DEPTH)).toHaveProperty('query');
  expect(deep(MAX_DEPTH + 1)).toHaveProperty('error', {
    code: 'too-deep',
    at: MAX_DEPTH,
    length: 1,
    args: { found: '(', limit: MAX_DEPTH },
  });
  expect(parseQuery('not '.repeat(MAX_DEPTH + 1) + 'spent < 2')).toHaveProperty('error.code', 'too-deep');
});

test('a long filter is fine, one that is too long is refused', () => {
  const long = Array.from({ length: 600 }, () => 'spent < 2').join(' or ');
  expect(parseQuery(long)).toHaveProperty('query.parts.length', 600);
  expect(parseQuery('x'.repeat(MAX_LENGTH + 1))).toHaveProperty('error.code', 'too-long');
});

test('an error becomes one sentence that names what was found', () => {
  const parsed = parseQuery('status = finishd');
  expect('error' in parsed && queryErrorText(parsed.error)).toBe(
    'no status is called finishd (there are running, scheduled, finished, failed, killed, pruned, unknown)',
  );
});

test.each(QUERY_ERRORS)('the sentence of %s has no hole', (code) => {
  const args = { limit: 9, found: 'x', field: 'spent', by: '<', known: 'y' };
  expect(queryErrorText({ code, at: 0, length: 0, args })).toMatch(/^[^{}]+$/);
  expect(queryErrorText({ code, at: 0, length: 0, args })).not.toContain('undefined');
});
