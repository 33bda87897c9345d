import type { PriceBook } from './book.ts';
import { partsOf } from './parts.ts';

/** What one of a SKU is called beside its hours. */
export type BoughtAs = 'instance' | 'device';

/**
 * A machine that is listed as an instance is paid whole, whatever it holds, and so is one with accelerators attached; anything else is a
 * device. A price that a user states does not say which it is.
 */
export function boughtAs({ bySku }: PriceBook, sku: string): BoughtAs {
  const listed = partsOf(sku).flatMap((part) => bySku.get(part.sku) ?? []);
  return listed.some(({ kind, confidence }) => kind === 'instance' && confidence !== 'user') ? 'instance' : 'device';
}

/** How many accelerators a listed instance has; 1 for all else. */
export function acceleratorsIn({ bySku }: PriceBook, sku: string): { readonly count: number; readonly name: string } {
  const entry = bySku
    .get(sku)
    ?.find(({ kind, devices = 1, accelerator }) => kind === 'instance' && devices > 1 && accelerator !== undefined);
  return { count: entry?.devices ?? 1, name: entry?.accelerator ?? '' };
}
