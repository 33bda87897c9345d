/** How we come to know a quantity, strongest first. */
export const QUANTITY_BASES = ['measured', 'derived', 'estimated', 'assumed'] as const;
export type QuantityBasis = (typeof QUANTITY_BASES)[number];

/** What kind of price stands behind a sum of money, strongest first (words of the FOCUS cost specification). */
export const PRICE_BASES = ['billed', 'effective', 'contracted', 'list'] as const;
export type PriceBasis = (typeof PRICE_BASES)[number];

/** A sum is as weak as its weakest part. */
export function weakerBasis(a: QuantityBasis, b: QuantityBasis): QuantityBasis {
  return QUANTITY_BASES.indexOf(a) >= QUANTITY_BASES.indexOf(b) ? a : b;
}

/** Like `weakerBasis`; a part without a price takes no side. */
export function weakerPriceBasis(a: PriceBasis | undefined, b: PriceBasis | undefined): PriceBasis | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return PRICE_BASES.indexOf(a) >= PRICE_BASES.indexOf(b) ? a : b;
}
