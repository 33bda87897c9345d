import type { CandidateFacts } from '../../core/candidates/facts.ts';
import { plain } from '../../core/format/digits.ts';
import { formatQuantity, type QuantityFormat } from '../../core/format/quantity.ts';
import { isKnown, type Quantity } from '../../core/quantity/quantity.ts';
import { candidateName } from '../charts/chart-of-view.ts';
import type { Cell } from './model.ts';

/** A quantity as a table shows and sorts it. */
export function quantityCell(quantity: Quantity | undefined, format?: QuantityFormat): Cell {
  if (quantity === undefined || !isKnown(quantity)) return { text: 'unknown', sort: null };
  return { text: formatQuantity(quantity, format), sort: Number.isFinite(quantity.value) ? quantity.value : null };
}

/** A number that is known by definition, as a quantity. */
export function derived(span: { readonly value: number; readonly low: number; readonly high: number }, unit: string): Quantity {
  const { value, low, high } = span;
  return { value, low, high, unit, basis: 'derived', sources: [] };
}

/** `0.40 (0.10–0.71)`; one number where both ends print the same. */
export function spanText({ value, low, high }: { readonly value: number; readonly low: number; readonly high: number }): string {
  const [from, to] = [plain(low, 2), plain(high, 2)];
  return from === to ? plain(value, 2) : `${plain(value, 2)} (${from} to ${to})`;
}

/** Names of candidates by id. */
export function namesOf(candidates: readonly CandidateFacts[]): ReadonlyMap<string, string> {
  return new Map(candidates.map(({ id, configuration, serving }) => [id, candidateName(configuration, serving.batch)]));
}
