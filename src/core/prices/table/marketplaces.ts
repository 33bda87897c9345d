import type { PriceEntry } from '../entry.ts';
import { epoch } from './epoch.ts';
import { accelerators, EVERYWHERE, type Offer, type Source } from './row.ts';

const secondary = (source: string, asOf: string): Source => ({ source: `${source} (secondary)`, asOf, confidence: 'secondary' });
const onDemand = (provider: string, from: Source): Offer => ({ provider, region: EVERYWHERE, purchase: 'on-demand', ...from });

// Prices of a marketplace move daily: medians or «from» prices of one day.
export const marketplaces: readonly PriceEntry[] = [
  ...accelerators(onDemand('vast', secondary('tgarg01/silybench-data:derived/cost.json, median of 4 offers', '2026-10-19')), {
    'h100-sxm': ['H100-SXM', 2.4024],
  }),
  ...accelerators(onDemand('vast', secondary('huggingface.co/datasets/lantern-works/gpu-cloud-prices, median', '2026-10-29')), {
    'a100-sxm': ['A100-80GB', 1.7043],
  }),
  ...accelerators(onDemand('vast', epoch('509-511', '2025-03-03')), {
    'rtx-3090': ['RTX-3090', 0.18],
    'rtx-4090': ['RTX-4090', 0.35],
    'rtx-a6000': ['RTX-A6000', 0.5],
  }),
  ...accelerators(onDemand('openrelay', secondary('api-evangelist/openrelay:plans/openrelay-plans-pricing.yml', '2026-09-20')), {
    'rtx-3090': ['RTX-3090', 0.18],
    'rtx-4090': ['RTX-4090', 0.29],
    'a100-40gb': ['A100-40GB', 0.8],
    'h100-sxm': ['H100-SXM', 2.6],
  }),
  ...accelerators(onDemand('akash', secondary('api-evangelist/akash:plans/plans.yml, prices «starting at»', '2026-09-20')), {
    'a100-sxm': ['A100-80GB', 1.71],
    'h100-sxm': ['H100-SXM', 2.71],
    h200: ['H200', 4.45],
    b200: ['B200', 5],
  }),
];
