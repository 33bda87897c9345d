import type { PriceEntry } from '../entry.ts';
import { accelerators, EVERYWHERE, type Offer } from './row.ts';

const payAsYouGo: Offer = {
  provider: 'colab',
  region: EVERYWHERE,
  purchase: 'on-demand',
  source: 'currypurin.com/entry/2022/09/30/093810 (units per hour) and techcrunch.com/2022/09/29 (price of units) (secondary)',
  asOf: '2022-09-30',
  confidence: 'old',
};

/** 100 compute units for $9.99. */
const USD_PER_UNIT = 9.99 / 100;

// A notebook's whole machine, metered in compute units; the free tier has no price.
export const colab: readonly PriceEntry[] = accelerators(payAsYouGo, {
  t4: ['T4', 1.96 * USD_PER_UNIT],
  v100: ['V100', 5.36 * USD_PER_UNIT],
  a100: ['A100-40GB', 13.08 * USD_PER_UNIT],
});
