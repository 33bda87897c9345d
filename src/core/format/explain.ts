import type { Expression, Term } from '../quantity/expression.ts';
import { sourcesOf } from '../quantity/quantity.ts';
import { arithmeticOf, resultText } from './arithmetic.ts';

export interface ExplainOptions {
  /** Terms of one sum that are shown, the dearest first; the rest becomes one line. Default 20. */
  readonly terms?: number;
}

/**
 * A cost as lines: its arithmetic and result, below it the terms of every sum in it by name and indented, then the
 * sources. `2.1 h × 1 device × $1.95/device·h = $4.10`.
 */
export function explain(expression: Expression, { terms = 20 }: ExplainOptions = {}): readonly string[] {
  const sources = sourcesOf(expression).map(({ text, asOf }) => `source: ${text}${asOf === undefined ? '' : ` (${asOf})`}`);
  return [...linesOf(expression, '', 0, terms), ...sources];
}

function linesOf(expression: Expression, name: string, depth: number, limit: number): readonly string[] {
  const arithmetic = arithmeticOf(expression);
  const result = resultText(expression);
  const head = expression.node.op === 'sum' || arithmetic === result ? result : `${arithmetic} = ${result}`;
  return [
    `${'  '.repeat(depth)}${name === '' ? '' : `${name}: `}${head}`,
    ...sumsIn(expression).flatMap((terms) => termLines(terms, depth + 1, limit)),
  ];
}

function termLines(terms: readonly Term[], depth: number, limit: number): readonly string[] {
  const shown = terms.length > limit ? [...terms].sort((a, b) => weight(b) - weight(a)).slice(0, limit) : terms;
  const lines = shown.flatMap(({ name, of }) => linesOf(of, name, depth, limit));
  const rest = terms.length - shown.length;
  return rest === 0 ? lines : [...lines, `${'  '.repeat(depth)}and ${rest} more`];
}

/** Unknown terms come first: they are what a reader has to mend. */
function weight({ of }: Term): number {
  return of.missing.length > 0 ? Number.POSITIVE_INFINITY : Math.abs(of.value);
}

/** The outermost sums of an expression: those whose terms do not stand in its own line. */
function sumsIn({ node }: Expression): readonly (readonly Term[])[] {
  switch (node.op) {
    case 'sum':
      return [node.terms];
    case 'product':
    case 'max':
      return node.parts.flatMap(sumsIn);
    case 'quotient':
      return [...sumsIn(node.over), ...sumsIn(node.under)];
    case 'ceil':
      return sumsIn(node.of);
    default:
      return [];
  }
}
