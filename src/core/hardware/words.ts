import { PURCHASES, type Purchase } from '../prices/entry.ts';

/** What runs say of their hardware themselves. */
export const HARDWARE_WORDS = ['kneepoint.sku', 'kneepoint.devices', 'kneepoint.region', 'kneepoint.purchase'] as const;
export type HardwareWord = (typeof HARDWARE_WORDS)[number];

export function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined;
}

export function purchaseNamed(text: string): Purchase | undefined {
  return PURCHASES.find((purchase) => purchase === text.trim().toLowerCase());
}
