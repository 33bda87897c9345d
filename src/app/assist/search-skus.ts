import type { SkuChoice } from '../hardware/skus.ts';
import { skuFacts, skuPrice } from './sku-text.ts';

/** SKUs in which every word of a search stands somewhere: `l4 gcp` finds `gcp:g2-standard-4`. In their order; one that is meant exactly comes first. */
export function searchSkus<T extends SkuChoice>(skus: readonly T[], search: string): readonly T[] {
  const words = search
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return skus;
  const found = skus.filter((sku) => {
    const text = `${sku.sku} ${skuFacts(sku)} ${skuPrice(sku)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return [...found].sort((a, b) => rank(a, words) - rank(b, words));
}

/** A word that is a whole part of what the SKU has (`L4`, not `L40S`) is what was meant. */
function rank(sku: SkuChoice, words: readonly string[]): number {
  const parts = new Set(`${sku.sku} ${skuFacts(sku)} ${sku.provider}`.toLowerCase().split(/[\s,:]+/));
  return words.filter((word) => !parts.has(word)).length;
}
