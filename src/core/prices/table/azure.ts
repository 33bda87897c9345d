import type { PriceEntry } from '../entry.ts';
import { epoch } from './epoch.ts';
import { instances, type Offer, type Source } from './row.ts';

/** Linux. Microsoft's own repository, generated from its retail price API. */
const listed: Source = {
  source: 'Azure/karpenter-provider-azure:pkg/providers/pricing/zz_generated.pricing.go@2b431da',
  asOf: '2026-06-18',
  confidence: 'vendor',
};

const at = (region: string, purchase: Offer['purchase'], from: Source): Offer => ({ provider: 'azure', region, purchase, ...from });

const shapes = {
  Standard_B2s: { vCpus: 2, memoryGiB: 4 },
  Standard_D2s_v5: { vCpus: 2, memoryGiB: 8 },
  Standard_D4s_v5: { vCpus: 4, memoryGiB: 16 },
  Standard_D8s_v5: { vCpus: 8, memoryGiB: 32 },
  Standard_D2as_v6: { vCpus: 2, memoryGiB: 8 },
  Standard_D4as_v6: { vCpus: 4, memoryGiB: 16 },
  Standard_F2s_v2: { vCpus: 2, memoryGiB: 4 },
  Standard_NC4as_T4_v3: { vCpus: 4, memoryGiB: 28, devices: 1, accelerator: 'T4' },
  Standard_NC64as_T4_v3: { vCpus: 64, memoryGiB: 440, devices: 4, accelerator: 'T4' },
  Standard_NC6s_v2: { vCpus: 6, memoryGiB: 112, devices: 1, accelerator: 'P100' },
  Standard_NC6s_v3: { vCpus: 6, memoryGiB: 112, devices: 1, accelerator: 'V100' },
  Standard_NC24s_v3: { vCpus: 24, memoryGiB: 448, devices: 4, accelerator: 'V100' },
  Standard_NV36ads_A10_v5: { vCpus: 36, memoryGiB: 440, devices: 1, accelerator: 'A10' },
  Standard_NC24ads_A100_v4: { vCpus: 24, memoryGiB: 220, devices: 1, accelerator: 'A100-80GB' },
  Standard_NC96ads_A100_v4: { vCpus: 96, memoryGiB: 880, devices: 4, accelerator: 'A100-80GB' },
  Standard_ND96asr_v4: { vCpus: 96, memoryGiB: 900, devices: 8, accelerator: 'A100-40GB' },
  Standard_ND96amsr_A100_v4: { vCpus: 96, memoryGiB: 1900, devices: 8, accelerator: 'A100-80GB' },
  Standard_NC40ads_H100_v5: { vCpus: 40, memoryGiB: 320, devices: 1, accelerator: 'H100-NVL' },
  Standard_ND96isr_H100_v5: { vCpus: 96, memoryGiB: 1900, devices: 8, accelerator: 'H100-SXM' },
  Standard_ND96isr_H200_v5: { vCpus: 96, memoryGiB: 1850, devices: 8, accelerator: 'H200' },
  Standard_ND96isr_MI300X_v5: { vCpus: 96, memoryGiB: 1850, devices: 8, accelerator: 'MI300X' },
} as const;

export const azure: readonly PriceEntry[] = [
  ...instances(at('eastus', 'on-demand', listed), shapes, {
    Standard_B2s: 0.0416,
    Standard_D2s_v5: 0.096,
    Standard_D4s_v5: 0.192,
    Standard_D8s_v5: 0.384,
    Standard_D2as_v6: 0.0908,
    Standard_D4as_v6: 0.182,
    Standard_F2s_v2: 0.0846,
    Standard_NC4as_T4_v3: 0.526,
    Standard_NC64as_T4_v3: 4.352,
    Standard_NC6s_v3: 3.06,
    Standard_NC24s_v3: 12.24,
    Standard_NV36ads_A10_v5: 3.2,
    Standard_NC24ads_A100_v4: 3.673,
    Standard_NC96ads_A100_v4: 14.692,
    Standard_ND96asr_v4: 27.197,
    Standard_ND96amsr_A100_v4: 32.77,
    Standard_NC40ads_H100_v5: 6.98,
    Standard_ND96isr_H100_v5: 98.32,
  }),
  ...instances(at('eastus2', 'on-demand', listed), shapes, { Standard_ND96isr_H200_v5: 84.8, Standard_ND96isr_MI300X_v5: 48 }),
  ...instances(at('eastus', 'on-demand', epoch('364', '2024-01-29')), shapes, { Standard_NC6s_v2: 2.07 }),
  ...instances(at('eastus', 'reserved-1y', epoch('364', '2024-01-29')), shapes, { Standard_NC6s_v2: 1.72 }),
  ...instances(at('eastus', 'reserved-3y', epoch('364', '2024-01-29')), shapes, { Standard_NC6s_v2: 1.28 }),
  ...instances(at('eastus', 'reserved-1y', epoch('472', '2025-03-02')), shapes, { Standard_NC24ads_A100_v4: 3.06 }),
  ...instances(at('eastus', 'reserved-3y', epoch('472', '2025-03-02')), shapes, { Standard_NC24ads_A100_v4: 2.27 }),
  ...instances(at('eastus', 'reserved-1y', epoch('479', '2025-03-03')), shapes, { Standard_NC6s_v3: 2.24 }),
  ...instances(at('eastus', 'reserved-3y', epoch('479', '2025-03-03')), shapes, { Standard_NC6s_v3: 1.63 }),
  ...instances(at('eastus', 'reserved-1y', epoch('585', '2025-03-17')), shapes, { Standard_NC40ads_H100_v5: 5.81 }),
  ...instances(at('eastus', 'reserved-3y', epoch('585', '2025-03-17')), shapes, { Standard_NC40ads_H100_v5: 4.31 }),
];
