import type { Range } from '../metrics/range.ts';
import { weakerBasis, weakerPriceBasis, type PriceBasis, type QuantityBasis } from './basis.ts';
import type { Factor } from './factor.ts';
import { divideUnits, multiplyUnits, type Unit } from './unit.ts';
import type { UnknownReason } from './unknown.ts';

/**
 * A cost, or any derived number, as arithmetic over named factors. Every node knows its central value, its unit, its
 * weakest bases, what is missing below it, and whether anything below it varies, so that a view of a certain
 * expression needs no sampling.
 */
export interface Expression {
  readonly node: Node;
  readonly unit: Unit;
  /** The value at the factors' own values; NaN where the whole is unknown, the known part where it is a lower bound. */
  readonly value: number;
  readonly certain: boolean;
  readonly basis: QuantityBasis;
  readonly priceBasis: PriceBasis | undefined;
  /** Reasons why a part is unknown. With a finite `value` the expression is "at least" that value. */
  readonly missing: readonly UnknownReason[];
  /** Between what the value can lie, where that is known. It is not handed on: sums and products have others. */
  readonly range?: Range | undefined;
}

export type Node =
  | { readonly op: 'factor'; readonly factor: Factor }
  | { readonly op: 'constant' }
  | { readonly op: 'unknown' }
  | { readonly op: 'sum'; readonly terms: readonly Term[] }
  | { readonly op: 'product'; readonly parts: readonly Expression[] }
  | { readonly op: 'quotient'; readonly over: Expression; readonly under: Expression }
  | { readonly op: 'ceil'; readonly of: Expression }
  | { readonly op: 'max'; readonly parts: readonly Expression[] };

/** A summand with the name under which an explanation shows it. */
export interface Term {
  readonly name: string;
  /** What it is called beside the same term of other sums, where the name tells its numbers. */
  readonly short?: string;
  readonly of: Expression;
}

export function factor(of: Factor): Expression {
  return {
    node: { op: 'factor', factor: of },
    unit: of.unit,
    value: of.value,
    certain: of.spread.kind === 'point',
    basis: of.basis,
    priceBasis: of.priceBasis,
    missing: NOTHING,
  };
}

/** A number that is true by definition (730 h a month), so it weakens no basis. */
export function constant(value: number, unit: Unit): Expression {
  return { node: { op: 'constant' }, unit, value, certain: true, basis: 'measured', priceBasis: undefined, missing: NOTHING };
}

export function unknown(reason: UnknownReason, unit: Unit): Expression {
  return {
    node: { op: 'unknown' },
    unit,
    value: Number.NaN,
    certain: true,
    basis: 'measured',
    priceBasis: undefined,
    missing: [reason],
  };
}

/**
 * A sum; an unknown term makes it a lower bound of what is known, so terms must not be negative. All terms share
 * one unit.
 * @throws RangeError when units differ or there is no term.
 */
export function sum(terms: readonly Term[]): Expression {
  const unit = terms[0]?.of.unit;
  if (unit === undefined) throw new RangeError('a sum needs a term');
  let value = 0;
  let known = 0;
  for (const { name, of } of terms) {
    if (of.unit !== unit) throw new RangeError(`cannot add ${of.unit} (${name}) to ${unit}`);
    if (Number.isNaN(of.value)) continue;
    value += of.value;
    known++;
  }
  return combined(
    { op: 'sum', terms },
    unit,
    known === 0 ? Number.NaN : value,
    terms.map((term) => term.of),
  );
}

export function product(...parts: readonly Expression[]): Expression {
  let unit = '1';
  let value = 1;
  for (const part of parts) {
    unit = multiplyUnits(unit, part.unit);
    value *= part.value;
  }
  return combined({ op: 'product', parts }, unit, value, parts);
}

/** A quotient. A divisor that is only a lower bound gives no bound, so the whole is then unknown. */
export function quotient(over: Expression, under: Expression): Expression {
  const value = under.missing.length > 0 ? Number.NaN : over.value / under.value;
  return combined({ op: 'quotient', over, under }, divideUnits(over.unit, under.unit), value, [over, under]);
}

/** The next whole number: how many replicas, how many whole devices. */
export function ceil(of: Expression): Expression {
  return combined({ op: 'ceil', of }, of.unit, wholeAbove(of.value), [of]);
}

/** The largest part. An unknown part leaves the largest known one as a lower bound. */
export function max(...parts: readonly Expression[]): Expression {
  const known = parts.filter((part) => !Number.isNaN(part.value));
  const value = known.length === 0 ? Number.NaN : Math.max(...known.map((part) => part.value));
  return combined({ op: 'max', parts }, parts[0]?.unit ?? '1', value, parts);
}

/** Ceiling that forgives the last bits of a division: 3.0000000000001 replicas are three. However little it is, more than nothing needs one. */
export function wholeAbove(value: number): number {
  return value > 0 && value < 1 ? 1 : Math.ceil(value - 1e-9);
}

/** What a node is made of; a leaf is made of nothing. */
export function partsOf(node: Node): readonly Expression[] {
  switch (node.op) {
    case 'sum':
      return node.terms.map((term) => term.of);
    case 'product':
    case 'max':
      return node.parts;
    case 'quotient':
      return [node.over, node.under];
    case 'ceil':
      return [node.of];
    case 'factor':
    case 'constant':
    case 'unknown':
      return [];
  }
}

const NOTHING: readonly UnknownReason[] = [];

function combined(node: Node, unit: Unit, value: number, parts: readonly Expression[]): Expression {
  let certain = true;
  let basis: QuantityBasis = 'measured';
  let priceBasis: PriceBasis | undefined;
  const unknownParts: Expression[] = [];
  for (const part of parts) {
    certain &&= part.certain;
    if (!Number.isNaN(part.value)) {
      basis = weakerBasis(basis, part.basis);
      priceBasis = weakerPriceBasis(priceBasis, part.priceBasis);
    }
    if (part.missing.length > 0) unknownParts.push(part);
  }
  const missing = unknownParts.length === 0 ? NOTHING : unknownParts.flatMap((part) => part.missing);
  return { node, unit, value, certain, basis, priceBasis, missing };
}
