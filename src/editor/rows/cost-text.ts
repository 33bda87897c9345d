import { formatQuantity } from '../../core/format/quantity.ts';
import { weakerBasis, type QuantityBasis } from '../../core/quantity/basis.ts';
import { isKnown, view, type Quantity } from '../../core/quantity/quantity.ts';
import type { Sampler } from '../../core/quantity/sampler.ts';
import type { Run } from '../../core/runs/run.ts';
import type { FolderIndex } from './folder-index.ts';

const UNKNOWN_COST = 'cost unknown';

/** What one run cost, as short as a tree needs it. */
export function costText(index: FolderIndex, run: Run, sampler: Sampler): string {
  const spent = index.configBroken ? undefined : index.state.costs.get(run.id)?.spent;
  return spent === undefined ? UNKNOWN_COST : shortCost(view(spent, sampler));
}

/** What the leaves among some runs cost together; unknown ones make it a lower bound. */
export function totalCostText({ state, configBroken }: FolderIndex, runs: readonly Run[]): string {
  if (configBroken) return UNKNOWN_COST;
  let value = 0;
  let known = 0;
  let unknown = 0;
  let basis: QuantityBasis = 'measured';
  for (const run of runs) {
    if (!state.tree.isLeaf(run.id)) continue;
    const spent = state.costs.get(run.id)!.spent;
    if (Number.isNaN(spent.value) || spent.missing.length > 0) unknown++;
    if (Number.isNaN(spent.value)) continue;
    value += spent.value;
    known++;
    basis = weakerBasis(basis, spent.basis);
  }
  if (known === 0) return UNKNOWN_COST;
  return shortCost({ value, low: value, high: value, unit: 'USD', basis, sources: [], ...(unknown > 0 ? { atLeast: true as const } : {}) });
}

function shortCost(quantity: Quantity): string {
  return isKnown(quantity) ? formatQuantity(quantity, { interval: 'hidden' }) : UNKNOWN_COST;
}
