import { wholeAbove, type Expression } from './expression.ts';
import type { Sampler } from './sampler.ts';

/** Joint draws of an expression in its unit; unknown summands are left out, an unknown whole gives NaN. */
export function drawsOf(expression: Expression, sampler: Sampler): Float64Array {
  if (expression.certain) return new Float64Array(sampler.draws).fill(expression.value);
  const { node } = expression;
  switch (node.op) {
    case 'factor':
      return sampler.of(node.factor);
    case 'constant':
    case 'unknown':
      return new Float64Array(sampler.draws).fill(expression.value);
    case 'sum':
      return fold(node.terms.map((term) => term.of).filter(isKnown), sampler, 0, (a, b) => a + b);
    case 'product':
      return fold(node.parts, sampler, 1, (a, b) => a * b);
    case 'quotient':
      return fold([node.under], sampler, 1, (a, b) => a / b, drawsOf(node.over, sampler).slice());
    case 'ceil':
      return drawsOf(node.of, sampler).map(wholeAbove);
    case 'max':
      return fold(node.parts.filter(isKnown), sampler, Number.NEGATIVE_INFINITY, Math.max);
  }
}

function isKnown(expression: Expression): boolean {
  return !Number.isNaN(expression.value);
}

function fold(
  parts: readonly Expression[],
  sampler: Sampler,
  start: number,
  step: (a: number, b: number) => number,
  into: Float64Array = new Float64Array(sampler.draws).fill(start),
): Float64Array {
  for (const part of parts) {
    const draws = part.certain ? undefined : drawsOf(part, sampler);
    for (let i = 0; i < into.length; i++) into[i] = step(into[i]!, draws === undefined ? part.value : draws[i]!);
  }
  return into;
}
