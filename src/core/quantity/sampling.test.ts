import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawsOf } from './draws.ts';
import { ceil, factor, max, product, quotient, sum, unknown, type Expression } from './expression.ts';
import { POINT, spreadOf, type Spread } from './factor.ts';
import { isKnown, quantitySchema, sourcesOf, view, type Known } from './quantity.ts';
import { createSampler } from './sampler.ts';

function of(id: string, value: number, spread: Spread = POINT, unit = 'USD'): Expression {
  return factor({ id, value, unit, spread, basis: 'measured', source: { text: id } });
}
const lognormal = (logStandardError: number): Spread => ({ kind: 'lognormal', logStandardError });
const terms = (...parts: Expression[]) => parts.map((part, i) => ({ name: `t${i}`, of: part }));
function known(expression: Expression, draws = 1000): Known {
  const quantity = view(expression, createSampler({ draws }));
  if (!isKnown(quantity)) throw new Error(quantity.unknown);
  return quantity;
}
const relativeWidth = ({ value, low, high }: Known) => (high - low) / value;

test('a factor that both sides share cancels in a ratio and in a difference', () => {
  const sampler = createSampler();
  const price = of('price', 3, lognormal(0.8), 'USD/h');
  const [dear, cheap] = [product(of('a', 10, POINT, 'h'), price), product(of('b', 4, POINT, 'h'), price)];
  for (const ratio of drawsOf(quotient(dear, cheap), sampler)) expect(ratio).toBeCloseTo(2.5, 12);
  expect(new Set(drawsOf(quotient(dear, dear), sampler))).toEqual(new Set([1]));
  const again = drawsOf(product(of('a', 10, POINT, 'h'), price), sampler);
  expect(
    drawsOf(dear, sampler)
      .map((value, i) => value - again[i]!)
      .every((difference) => difference === 0),
  ).toBe(true);
});

test('a price that sixty runs share does not average out, sixty prices of their own do', () => {
  const shared = sum(
    terms(...Array.from({ length: 60 }, (_, i) => product(of(`h${i}`, 1, POINT, 'h'), of('price', 2, lognormal(0.3), 'USD/h')))),
  );
  const separate = sum(terms(...Array.from({ length: 60 }, (_, i) => of(`cost${i}`, 2, lognormal(0.3)))));
  expect(relativeWidth(known(shared))).toBeCloseTo(relativeWidth(known(of('price', 2, lognormal(0.3)))), 12);
  expect(relativeWidth(known(separate))).toBeLessThan(relativeWidth(known(shared)) / 5);
});

test('what a factor draws does not depend on who asks first, nor on the others', () => {
  const parts = [
    of('a', 1, lognormal(0.1)),
    of('b', 2, { kind: 'studentT', standardError: 0.2, degreesOfFreedom: 3 }),
    of('c', 3, { kind: 'normal', standardError: 0.5 }),
  ];
  const [forward, backward, alone] = [createSampler(), createSampler(), createSampler()];
  const inOrder = parts.map((part) => drawsOf(part, forward));
  const reversed = parts
    .toReversed()
    .map((part) => drawsOf(part, backward))
    .toReversed();
  expect(inOrder).toEqual(reversed);
  expect(drawsOf(parts[1]!, alone)).toEqual(inOrder[1]);
});

test('factors of one id that differ in value draw around their own, and move together', () => {
  const sampler = createSampler();
  const t = (value: number, standardError: number) => of('p95', value, { kind: 'studentT', standardError, degreesOfFreedom: 2 }, 'ms');
  const [quick, slow] = [drawsOf(t(10, 1), sampler), drawsOf(t(100, 5), sampler)];
  slow.forEach((value, i) => expect((value - 100) / 5).toBeCloseTo(quick[i]! - 10, 9));
});

test('another seed gives other draws, the same seed the same', () => {
  const part = of('a', 1, lognormal(0.1));
  expect(drawsOf(part, createSampler({ seed: 5 }))).toEqual(drawsOf(part, createSampler({ seed: 5 })));
  expect(drawsOf(part, createSampler({ seed: 5 }))).not.toEqual(drawsOf(part, createSampler({ seed: 6 })));
});

test('drawing an expression leaves the factors’ own draws alone', () => {
  const sampler = createSampler();
  const a = of('a', 1, lognormal(0.1));
  const before = drawsOf(a, sampler).slice();
  drawsOf(quotient(a, of('b', 2, lognormal(0.1))), sampler);
  drawsOf(sum(terms(a, a)), sampler);
  drawsOf(max(a, ceil(a)), sampler);
  expect(drawsOf(a, sampler)).toEqual(before);
});

// 95 % quantiles: 1.6449 of the normal, 2.3534, 1.8125 and 1.6973 of t with 3, 10 and 30 degrees of freedom.
test.each([
  ['a lognormal', lognormal(0.2), 10 / 1.38955, 10 * 1.38955, 0.12],
  ['a normal', { kind: 'normal', standardError: 2 }, 10 - 3.2897, 10 + 3.2897, 0.12],
  ['a t of 3', { kind: 'studentT', standardError: 1, degreesOfFreedom: 3 }, 10 - 2.3534, 10 + 2.3534, 0.15],
  ['a t of 10', { kind: 'studentT', standardError: 1, degreesOfFreedom: 10 }, 10 - 1.8125, 10 + 1.8125, 0.08],
  ['a t of 30', { kind: 'studentT', standardError: 1, degreesOfFreedom: 30 }, 10 - 1.6973, 10 + 1.6973, 0.08],
  ['a t of 100, drawn as a normal', { kind: 'studentT', standardError: 1, degreesOfFreedom: 100 }, 10 - 1.6602, 10 + 1.6602, 0.08],
] as const)('the interval of %s is what theory says', (_, spread, low, high, error) => {
  const quantity = known(of('x', 10, spread), 20_000);
  expect(Math.abs(quantity.low - low)).toBeLessThan(error);
  expect(Math.abs(quantity.high - high)).toBeLessThan(error);
});

test('the error of a product of independent lognormals adds in squares', () => {
  const quantity = known(product(of('a', 2, lognormal(0.3)), of('b', 5, lognormal(0.4), 'h')), 20_000);
  // exp(1.6449 × 0.5) = 2.276
  expect(quantity.high / 10).toBeGreaterThan(2.276 * 0.96);
  expect(quantity.high / 10).toBeLessThan(2.276 * 1.04);
});

test.each([
  [undefined, undefined, { kind: 'point' }],
  [0, 3, { kind: 'point' }],
  [Number.NaN, 3, { kind: 'point' }],
  [0.1, undefined, { kind: 'normal', standardError: 0.1 }],
  [0.1, 4, { kind: 'studentT', standardError: 0.1, degreesOfFreedom: 4 }],
])('a standard error of %s with %s degrees of freedom makes %o', (error, degrees, spread) => {
  expect(spreadOf(error, degrees)).toEqual(spread);
});

test('a view of what is certain is its own interval, and needs no draws', () => {
  const neverAsked = { draws: 10, seed: 1, of: () => expect.fail('asked for draws') };
  expect(view(sum(terms(of('a', 1), of('b', 2))), neverAsked)).toEqual({
    value: 3,
    low: 3,
    high: 3,
    unit: 'USD',
    basis: 'measured',
    sources: [{ text: 'a' }, { text: 'b' }],
  });
});

test('a view of a lower bound says at least, and each reason once', () => {
  const noEnd = unknown({ unknown: 'no-end-time' }, 'USD');
  const quantity = known(sum(terms(of('a', 4, lognormal(0.2)), noEnd, noEnd, unknown({ unknown: 'unknown-sku', about: 'x' }, 'USD'))));
  expect(quantity).toMatchObject({
    value: 4,
    atLeast: true,
    missing: [{ unknown: 'no-end-time' }, { unknown: 'unknown-sku', about: 'x' }],
  });
  expect(quantity.low).toBeGreaterThan(2);
});

test('a view of an unknown is its first reason, of NaN without a reason still unknown', () => {
  const lost = product(of('a', 1), unknown({ unknown: 'no-spot-data', about: 'x' }, 'h'), unknown({ unknown: 'no-end-time' }, 'h'));
  expect(view(lost, createSampler())).toEqual({ unknown: 'no-spot-data', about: 'x' });
  expect(view(of('nan', Number.NaN), createSampler())).toHaveProperty('unknown');
});

test('every source is listed once, in the order of the arithmetic', () => {
  const a = of('a', 1);
  expect(
    sourcesOf(max(quotient(sum(terms(product(a, of('b', 1, POINT, '1')), a)), of('c', 1)), ceil(of('d', 1, POINT, '1')), a)).map(
      ({ text }) => text,
    ),
  ).toEqual(['a', 'b', 'c', 'd']);
});

const spread: fc.Arbitrary<Spread> = fc.oneof(
  fc.constant(POINT),
  fc.double({ min: 0.01, max: 1, noNaN: true }).map(lognormal),
  fc.double({ min: 0.01, max: 0.1, noNaN: true }).map((standardError): Spread => ({ kind: 'normal', standardError })),
  fc.integer({ min: 1, max: 40 }).map((degreesOfFreedom): Spread => ({ kind: 'studentT', standardError: 0.05, degreesOfFreedom })),
);
const leaf = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 5 }), fc.double({ min: 1, max: 100, noNaN: true }), spread)
      .map(([id, value, s]) => of(`f${id}${value}`, value, s, '1')),
  },
  { weight: 1, arbitrary: fc.constant(unknown({ unknown: 'no-end-time' }, '1')) },
);
const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    leaf,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => sum(terms(...parts))),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => product(...parts)),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => max(...parts)),
    fc.tuple(tie('tree'), tie('tree')).map(([over, under]) => quotient(over, under)),
    tie('tree').map(ceil),
  ),
}));

test('the interval of any view contains its value, and a view is what a file may hold', () => {
  fc.assert(
    fc.property(tree, (expression) => {
      const quantity = view(expression, createSampler({ draws: 50 }));
      expect(quantitySchema.safeParse(quantity).success).toBe(true);
      if (!isKnown(quantity)) return;
      expect(quantity.low).toBeLessThanOrEqual(quantity.value);
      expect(quantity.high).toBeGreaterThanOrEqual(quantity.value);
      expect(quantity.atLeast === true).toBe(expression.missing.length > 0);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test('the draws of an expression are its arithmetic over the draws of its factors', () => {
  fc.assert(
    fc.property(tree, (expression) => {
      const sampler = createSampler({ draws: 7 });
      const draws = drawsOf(expression, sampler);
      for (let i = 0; i < 7; i++) expect(draws[i]).toBe(oneDraw(expression, i, sampler));
    }),
    { seed: 8, numRuns: 500 },
  );
});

/** The same meaning, one iteration at a time. */
function oneDraw(expression: Expression, i: number, sampler: ReturnType<typeof createSampler>): number {
  const { node, value } = expression;
  const at = (part: Expression) => oneDraw(part, i, sampler);
  const drawn = (parts: readonly Expression[]) => parts.filter((part) => !Number.isNaN(part.value)).map(at);
  if (expression.certain) return value;
  switch (node.op) {
    case 'factor':
      return sampler.of(node.factor)[i]!;
    case 'sum':
      return drawn(node.terms.map((term) => term.of)).reduce((a, b) => a + b, 0);
    case 'product':
      return node.parts.map(at).reduce((a, b) => a * b, 1);
    case 'quotient':
      return at(node.over) / at(node.under);
    case 'ceil':
      return Math.ceil(at(node.of) - 1e-9);
    case 'max':
      return Math.max(...drawn(node.parts));
    default:
      return value;
  }
}
