import { formatQuantity } from '../../core/format/quantity.ts';
import { reasonText } from '../../core/format/reason.ts';
import { componentsOf } from '../../core/quantity/components.ts';
import type { Expression } from '../../core/quantity/expression.ts';
import { isKnown, view, type Quantity } from '../../core/quantity/quantity.ts';
import type { Sampler } from '../../core/quantity/sampler.ts';
import { defined } from '../../core/record/defined.ts';
import type { QuantityBasis } from '../../core/quantity/basis.ts';

/** An amount in numbers and in words. */
export interface Amount {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
  /** What is not in it, where it is a lower bound. */
  readonly missing?: string;
}

/** What is not known, and whether the configuration can say it. */
export interface Missing {
  readonly none: string;
  readonly mendable: boolean;
}

/** What a cost adds up from. */
export interface CostParts {
  readonly parts: readonly { readonly name: string; readonly amount: Amount | Missing }[];
  readonly total: (Amount & { readonly basis: QuantityBasis }) | Missing;
}

/** Colours that are told apart; the last part stands for what is left. */
const MOST_PARTS = 8;

/** A cost with its parts in the order of the arithmetic. `name` is what a cost of one part is called. */
export function costParts(cost: Expression, name: string, sampler: Sampler): CostParts {
  const total = view(cost, sampler);
  return {
    parts: componentsOf(cost, name, MOST_PARTS).map((part) => ({ name: part.name, amount: amountOf(view(part.of, sampler)) })),
    total: isKnown(total) ? { ...knownAmount(total), basis: total.basis } : missingOf(total),
  };
}

export function amountOf(quantity: Quantity): Amount | Missing {
  return isKnown(quantity) ? knownAmount(quantity) : missingOf(quantity);
}

export function knownAmount(quantity: Extract<Quantity, { value: number }>): Amount {
  const { value, low, high, missing } = quantity;
  return {
    value,
    low,
    high,
    text: formatQuantity(quantity, { per: 'shown' }),
    ...defined({ missing: missing?.map(reasonText).join(', ') }),
  };
}

/** Nothing of what a run did can be said in a configuration; what it ran on, and what things cost, can. */
function missingOf(reason: Extract<Quantity, { unknown: string }>): Missing {
  return { none: reasonText(reason), mendable: !NOT_SAID.has(reason.unknown) };
}

const NOT_SAID: ReadonlySet<string> = new Set([
  'no-end-time',
  'no-start-time',
  'no-duration',
  'negative-duration',
  'metric-missing',
  'metric-not-a-number',
]);
