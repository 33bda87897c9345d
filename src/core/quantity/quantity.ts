import * as z from 'zod';
import { defined } from '../record/defined.ts';
import { PRICE_BASES, QUANTITY_BASES, weakerBasis, type PriceBasis, type QuantityBasis } from './basis.ts';
import { drawsOf } from './draws.ts';
import { partsOf, type Expression } from './expression.ts';
import type { Source } from './factor.ts';
import { intervalOf } from './interval.ts';
import type { Sampler } from './sampler.ts';
import type { Unit } from './unit.ts';
import { unknownReasonSchema, type UnknownReason } from './unknown.ts';

/** A known quantity: value, 90 % interval, unit, how it is known, from where. */
export interface Known {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: Unit;
  readonly basis: QuantityBasis;
  readonly priceBasis?: PriceBasis | undefined;
  /** Some part is unknown, so the value and its interval are a lower bound; `missing` says what. */
  readonly atLeast?: true | undefined;
  readonly missing?: readonly UnknownReason[] | undefined;
  readonly sources: readonly Source[];
}

/** A view of an expression: known, or unknown with the first reason and all of them. */
export type Quantity = Known | UnknownReason;

export type Range = Omit<Known, 'sources'> | UnknownReason;

export const quantitySchema = z.union([
  unknownReasonSchema,
  z.object({
    value: z.number(),
    low: z.number(),
    high: z.number(),
    unit: z.string(),
    basis: z.enum(QUANTITY_BASES),
    priceBasis: z.enum(PRICE_BASES).optional(),
    atLeast: z.literal(true).optional(),
    missing: z.array(unknownReasonSchema).optional(),
    sources: z.array(z.object({ text: z.string(), asOf: z.string().optional() })),
  }),
]);

export function isKnown<Q extends Range>(quantity: Q): quantity is Exclude<Q, UnknownReason> {
  return !('unknown' in quantity);
}

/** The weakest basis of what is known: that of a sum or a difference of all. */
export function weakestOf(quantities: readonly Quantity[]): QuantityBasis {
  return quantities.filter(isKnown).reduce<QuantityBasis>((weakest, { basis }) => weakerBasis(weakest, basis), 'derived');
}

/** What an expression says: central value, 90 % interval by joint sampling (none needed when nothing varies), sources. */
export function view(expression: Expression, sampler: Sampler): Quantity {
  const range = rangeOf(expression, sampler);
  return 'unknown' in range ? range : { ...range, sources: sourcesOf(expression) };
}

/** The same without its sources, which take longer than all the rest. */
export function rangeOf(expression: Expression, sampler: Sampler): Range {
  if (Number.isNaN(expression.value)) return expression.missing[0] ?? { unknown: 'metric-not-a-number' };
  const { value, unit, basis, priceBasis, missing } = expression;
  const { low, high } = expression.certain ? { low: value, high: value } : intervalOf(expression, drawsOf(expression, sampler));
  return {
    ...{ value, low, high, unit, basis },
    ...defined({ priceBasis }),
    ...(missing.length === 0 ? {} : { atLeast: true as const, missing: distinctReasons(missing) }),
  };
}

/** The sources of all factors, each once, in the order of the arithmetic. */
export function sourcesOf(expression: Expression): readonly Source[] {
  const found: Source[] = [];
  // Few sources, as most have, are compared quicker than keyed.
  let keys: Set<string> | undefined;
  visit(expression, (source) => {
    if (found.length < FEW_SOURCES) {
      if (!found.some(({ text, asOf }) => text === source.text && asOf === source.asOf)) found.push(source);
      return;
    }
    keys ??= new Set(found.map(keyOf));
    if (keys.has(keyOf(source))) return;
    keys.add(keyOf(source));
    found.push(source);
  });
  return found;
}

const FEW_SOURCES = 16;

function keyOf({ text, asOf }: Source): string {
  return `${text}|${asOf ?? ''}`;
}

function visit({ node }: Expression, see: (source: Source) => void): void {
  if (node.op === 'factor') see(node.factor.source);
  for (const part of partsOf(node)) visit(part, see);
}

function distinctReasons(reasons: readonly UnknownReason[]): readonly UnknownReason[] {
  return [...new Map(reasons.map((reason) => [`${reason.unknown}|${reason.about ?? ''}`, reason])).values()];
}
