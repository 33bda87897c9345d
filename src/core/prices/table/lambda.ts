import type { PriceEntry } from '../entry.ts';
import { epoch } from './epoch.ts';
import { EVERYWHERE, fromPerDevice, instances, type Offer, type Source } from './row.ts';

const silybench: Source = {
  source: 'tgarg01/silybench-data:derived/csv/gpu_prices.csv@045df3b (secondary; lambda.ai/pricing)',
  asOf: '2026-09-25',
  confidence: 'secondary',
};

const evangelist: Source = {
  source: 'api-evangelist/lambda-labs:plans/lambda-labs-plans-pricing.yml (secondary; lambda.ai/instances)',
  asOf: '2026-09-20',
  confidence: 'secondary',
};

const onDemand = (from: Source): Offer => ({ provider: 'lambda', region: EVERYWHERE, purchase: 'on-demand', ...from });

const shapes = {
  gpu_1x_a10: { devices: 1, accelerator: 'A10' },
  gpu_1x_a100: { devices: 1, accelerator: 'A100-40GB' },
  gpu_1x_a100_sxm4: { devices: 1, accelerator: 'A100-40GB' },
  gpu_8x_a100: { vCpus: 124, memoryGiB: 1800, devices: 8, accelerator: 'A100-40GB' },
  gpu_8x_a100_80gb_sxm4: { vCpus: 240, memoryGiB: 1800, devices: 8, accelerator: 'A100-80GB' },
  gpu_1x_gh200: { devices: 1, accelerator: 'GH200' },
  gpu_1x_h100_pcie: { devices: 1, accelerator: 'H100-PCIe' },
  gpu_1x_h100_sxm5: { devices: 1, accelerator: 'H100-SXM' },
  gpu_8x_h100_sxm5: { vCpus: 208, memoryGiB: 1800, devices: 8, accelerator: 'H100-SXM' },
  gpu_1x_b200_sxm6: { devices: 1, accelerator: 'B200' },
  gpu_8x_b200_sxm6: { vCpus: 208, memoryGiB: 2900, devices: 8, accelerator: 'B200' },
} as const;

// Lambda prints prices per GPU-hour, but an instance is rented whole.
export const lambda: readonly PriceEntry[] = [
  ...instances(
    onDemand(silybench),
    shapes,
    fromPerDevice(shapes, {
      gpu_1x_a10: 1.29,
      gpu_1x_a100_sxm4: 1.99,
      gpu_8x_a100_80gb_sxm4: 2.79,
      gpu_1x_gh200: 2.29,
      gpu_1x_h100_pcie: 3.29,
      gpu_1x_h100_sxm5: 4.29,
      gpu_8x_h100_sxm5: 3.99,
      gpu_1x_b200_sxm6: 6.99,
    }),
  ),
  ...instances(onDemand(evangelist), shapes, fromPerDevice(shapes, { gpu_8x_a100: 1.99, gpu_8x_b200_sxm6: 6.69 })),
  ...instances(onDemand(epoch('466-469', '2025-02-28')), shapes, {
    gpu_1x_a100: 1.29,
    gpu_1x_a100_sxm4: 1.29,
    gpu_1x_h100_pcie: 2.49,
    gpu_1x_h100_sxm5: 3.29,
  }),
];
