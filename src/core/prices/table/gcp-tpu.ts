import type { PriceEntry } from '../entry.ts';
import { epoch } from './epoch.ts';
import { accelerators, type Offer, type Source } from './row.ts';

const gpuhunt = (asOf: string, commit: string): Source => ({
  source: `dstackai/gpuhunt:src/gpuhunt/resources/tpu_pricing.json@${commit} (secondary)`,
  asOf,
  confidence: 'old',
});

const at = (region: string, purchase: Offer['purchase'], from: Source): Offer => ({ provider: 'gcp', region, purchase, ...from });

// Per chip-hour, host included. The source's spot prices above on-demand (v2 Europe, v3, v4) are left out as no data.
export const gcpTpus: readonly PriceEntry[] = [
  ...accelerators(at('asia-east1', 'on-demand', gpuhunt('2024-06-11', 'c8bb9a7')), { 'tpu-v2': ['TPU-v2', 1.305] }),
  ...accelerators(at('asia-east1', 'spot', gpuhunt('2024-06-11', 'c8bb9a7')), { 'tpu-v2': ['TPU-v2', 0.3915] }),
  ...accelerators(at('europe-west4', 'on-demand', gpuhunt('2024-06-11', 'c8bb9a7')), { 'tpu-v3': ['TPU-v3', 2.2] }),
  ...accelerators(at('us-central2', 'on-demand', epoch('476', '2025-03-03')), { 'tpu-v4': ['TPU-v4', 3.22] }),
  ...accelerators(at('us-central2', 'reserved-1y', epoch('476', '2025-03-03')), { 'tpu-v4': ['TPU-v4', 2.03] }),
  ...accelerators(at('us-central2', 'reserved-3y', epoch('476', '2025-03-03')), { 'tpu-v4': ['TPU-v4', 1.45] }),
  ...accelerators(at('us-east5', 'on-demand', gpuhunt('2024-06-11', 'c8bb9a7')), { 'tpu-v5p': ['TPU-v5p', 4.2] }),
  ...accelerators(at('us-east5', 'spot', gpuhunt('2024-12-23', 'b707e74')), {
    'tpu-v5p': ['TPU-v5p', 2.415],
    'tpu-v6e': ['TPU-v6e', 1.89],
  }),
  ...accelerators(at('us-central1', 'on-demand', epoch('473', '2025-03-03')), { 'tpu-v5e': ['TPU-v5e', 1.2] }),
  ...accelerators(at('us-central1', 'spot', gpuhunt('2024-12-23', 'b707e74')), { 'tpu-v5e': ['TPU-v5e', 0.63] }),
  ...accelerators(at('us-central1', 'reserved-1y', epoch('473', '2025-03-03')), { 'tpu-v5e': ['TPU-v5e', 0.84] }),
  ...accelerators(at('us-central1', 'reserved-3y', epoch('473', '2025-03-03')), { 'tpu-v5e': ['TPU-v5e', 0.54] }),
  // The archived page says «East US».
  ...accelerators(at('us-east5', 'on-demand', epoch('538', '2025-03-03')), { 'tpu-v6e': ['TPU-v6e', 2.7] }),
  ...accelerators(at('us-east5', 'reserved-1y', epoch('538', '2025-03-03')), { 'tpu-v6e': ['TPU-v6e', 1.89] }),
  ...accelerators(at('us-east5', 'reserved-3y', epoch('538', '2025-03-03')), { 'tpu-v6e': ['TPU-v6e', 1.22] }),
];
