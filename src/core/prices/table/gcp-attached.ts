import type { PriceEntry } from '../entry.ts';
import { epoch } from './epoch.ts';
import { accelerators, type Offer, type Source } from './row.ts';

const autoscaler: Source = {
  source: 'kubernetes/autoscaler:cluster-autoscaler/cloudprovider/gce/gce_price_info.go lines 609-628@9633b31 (secondary)',
  asOf: '2022-05-05',
  confidence: 'old',
};

const central = (purchase: Offer['purchase'], from: Source): Offer => ({ provider: 'gcp', region: 'us-central1', purchase, ...from });

// Attached to an N1 host that is paid beside it: `gcp:n1-standard-8 + 1x gcp:nvidia-t4` sums the two.
export const gcpAttachedGpus: readonly PriceEntry[] = [
  ...accelerators(central('on-demand', autoscaler), { 'nvidia-t4': ['T4', 0.35], 'nvidia-p100': ['P100', 1.46] }),
  ...accelerators(central('spot', autoscaler), { 'nvidia-t4': ['T4', 0.11], 'nvidia-p100': ['P100', 0.43], 'nvidia-v100': ['V100', 0.74] }),
  ...accelerators(central('on-demand', epoch('477', '2025-03-03')), { 'nvidia-v100': ['V100', 2.48] }),
  ...accelerators(central('reserved-1y', epoch('477', '2025-03-03')), { 'nvidia-v100': ['V100', 1.56] }),
  ...accelerators(central('reserved-3y', epoch('477', '2025-03-03')), { 'nvidia-v100': ['V100', 1.12] }),
];
