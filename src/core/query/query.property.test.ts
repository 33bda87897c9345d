import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { matches, truthOf } from './matches.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { COMPARATORS, type Literal, type Query, type QueryValue } from './query.ts';
import { timeLiteral } from './time.ts';

const SEED = { seed: 20261123, numRuns: 500 };

const key = fc.oneof(
  fc.constantFrom('auc', 'val/auc', 'a b', '"', "it's", '\\', 'and', 'x.', '('),
  fc.string({ minLength: 1, unit: 'binary' }),
);
const numberField = fc.oneof(
  fc.constantFrom('spent', 'durationSeconds'),
  key.map((k) => `metrics.${k}`),
);
const textField = fc.constantFrom('id', 'name', 'experiment');
const paramField = key.map((k) => `params.${k}`);
const number: fc.Arbitrary<Literal> = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value) => ({ kind: 'number', value: value + 0 }));
const text: fc.Arbitrary<Literal> = fc
  .oneof(fc.constantFrom('', 'a"b', '\\"', '64', 'or'), fc.string({ unit: 'binary' }))
  .map((value) => ({ kind: 'text', value }));
const time: fc.Arbitrary<Literal> = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(10, 16, 19, 21, 22, 23).map((digits) => timeLiteral(date.toISOString().slice(0, digits))!));
const either = fc.constantFrom('=', '!=') as fc.Arbitrary<'=' | '!='>;

const atom: fc.Arbitrary<Query> = fc.oneof(
  fc.record({
    op: fc.constant('compare' as const),
    field: fc.oneof(numberField, paramField),
    by: fc.constantFrom(...COMPARATORS),
    value: number,
  }),
  fc.record({ op: fc.constant('compare' as const), field: fc.oneof(textField, paramField), by: either, value: text }),
  fc.record({ op: fc.constant('compare' as const), field: fc.constant('startedAt'), by: fc.constantFrom(...COMPARATORS), value: time }),
  fc.record({ op: fc.constant('has' as const), field: fc.oneof(numberField, textField, paramField) }),
  fc.record({ op: fc.constant('like' as const), field: fc.oneof(textField, paramField), pattern: fc.string() }),
  fc.record({ op: fc.constant('like' as const), field: textField, pattern: fc.string(), negated: fc.constant(true as const) }),
  fc.record({
    op: fc.constant('in' as const),
    field: paramField,
    values: fc.array(fc.oneof(number, text), { minLength: 1, maxLength: 3 }),
  }),
);
const { query } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    atom,
    fc.record({ op: fc.constant('not' as const), of: tie('query') }),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), parts: fc.array(tie('query'), { minLength: 2, maxLength: 3 }) }),
  ),
}));

test('a printed query parses to itself', () => {
  fc.assert(
    fc.property(query, (original) => {
      expect(parseQuery(printQuery(original))).toEqual({ query: original });
    }),
    SEED,
  );
});

test('no text makes the parser throw, and every error lies inside the text', () => {
  const word = fc.constantFrom(
    'and',
    'or',
    'not',
    'has',
    'in',
    '(',
    ')',
    ',',
    '=',
    '!=',
    '<',
    '~',
    '!~',
    '"',
    "'",
    '\\',
    'spent',
    'name',
    'metrics.',
    '2',
    'x',
    ' ',
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
    fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
  );
  fc.assert(
    fc.property(anything, (input) => {
      const parsed = parseQuery(input);
      if ('query' in parsed) return;
      expect(parsed.error.at).toBeGreaterThanOrEqual(0);
      expect(parsed.error.at + parsed.error.length).toBeLessThanOrEqual(input.length);
    }),
    { ...SEED, numRuns: 3000 },
  );
});

const SMALL_FIELDS = ['spent', 'metrics.a', 'params.p'] as const;
const smallAtom: fc.Arbitrary<Query> = fc.record({
  op: fc.constant('compare' as const),
  field: fc.constantFrom(...SMALL_FIELDS),
  by: fc.constantFrom(...COMPARATORS),
  value: fc.integer({ min: 0, max: 2 }).map((value) => ({ kind: 'number' as const, value })),
});
const smallValue = fc.option(fc.oneof(fc.constantFrom<QueryValue>(0, 1, 2, Number.NaN), fc.constantFrom<QueryValue>('1', 'word')), {
  nil: undefined,
});
const row = fc.array(smallValue, { minLength: 3, maxLength: 3 });
const at = (values: readonly (QueryValue | undefined)[]) => (field: string) => values[SMALL_FIELDS.findIndex((name) => name === field)];
const not = (of: Query): Query => ({ op: 'not', of });

test('De Morgan holds with unknowns: not (a and b) is (not a) or (not b), and the other way round', () => {
  fc.assert(
    fc.property(
      fc.array(smallAtom, { minLength: 1, maxLength: 4 }),
      row,
      fc.constantFrom('and' as const, 'or' as const),
      (parts, values, op) => {
        const dual = op === 'and' ? 'or' : 'and';
        expect(truthOf(not({ op, parts }), at(values))).toBe(truthOf({ op: dual, parts: parts.map(not) }, at(values)));
      },
    ),
    SEED,
  );
});

test('a query and its negation never both pass, and neither passes exactly when the answer is unknown', () => {
  fc.assert(
    fc.property(smallAtom, row, (atomic, values) => {
      const passes = [matches(atomic, at(values)), matches(not(atomic), at(values))];
      expect(passes.filter(Boolean).length).toBe(truthOf(atomic, at(values)) === undefined ? 0 : 1);
    }),
    SEED,
  );
});

test('learning a missing value never turns a definite answer around', () => {
  fc.assert(
    fc.property(
      fc.array(smallAtom, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('and' as const, 'or' as const),
      row,
      fc.integer({ min: 0, max: 2 }),
      (parts, op, values, learned) => {
        const before = truthOf({ op, parts }, at(values.map((value) => (typeof value === 'number' ? value : undefined))));
        const after = truthOf(
          { op, parts },
          at(values.map((value) => (typeof value === 'number' && !Number.isNaN(value) ? value : learned))),
        );
        if (before !== undefined) expect(after).toBe(before);
      },
    ),
    SEED,
  );
});
