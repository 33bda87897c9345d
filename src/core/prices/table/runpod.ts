import type { PriceEntry } from '../entry.ts';
import { accelerators, EVERYWHERE, type Offer, type Source } from './row.ts';

const secondary = (source: string, asOf: string): Source => ({
  source: `${source} (secondary; runpod.io/pricing)`,
  asOf,
  confidence: 'secondary',
});

const gpus = secondary('carsonpo/gpus:costs/runpod.md@d1e3f75', '2025-07-13');
const console2026 = secondary('Malaeu/nanoGPT-RH:docs/runpod_specs.md@b72ba56', '2026-01-01');
const silybench = secondary('tgarg01/silybench-data:derived/csv/gpu_prices.csv@045df3b', '2026-09-25');
const receipts = secondary('datareceipts/data-receipts:109-gpu-pricing/vendors.json', '2026-11-09');

const pod = (purchase: Offer['purchase'], from: Source): Offer => ({ provider: 'runpod', region: EVERYWHERE, purchase, ...from });

// «community»: hosts of third parties; «secure»: RunPod's own data centres.
export const runpod: readonly PriceEntry[] = [
  ...accelerators(pod('on-demand', gpus), {
    'rtx-3090-community': ['RTX-3090', 0.22],
    'rtx-3090-secure': ['RTX-3090', 0.43],
    'rtx-5090-community': ['RTX-5090', 0.69],
    'rtx-6000-ada-community': ['RTX-6000-Ada', 0.74],
    'rtx-a6000-community': ['RTX-A6000', 0.33],
    'rtx-a6000-secure': ['RTX-A6000', 0.49],
    'v100-community': ['V100', 0.19],
  }),
  ...accelerators(pod('on-demand', console2026), {
    'l4-secure': ['L4', 0.39],
    'l40s-secure': ['L40S', 0.86],
    'rtx-4090-secure': ['RTX-4090', 0.59],
    'rtx-5090-secure': ['RTX-5090', 0.89],
    'rtx-6000-ada-secure': ['RTX-6000-Ada', 0.77],
  }),
  ...accelerators(pod('spot', console2026), {
    'l4-secure': ['L4', 0.32],
    'l40s-secure': ['L40S', 0.71],
    'rtx-4090-secure': ['RTX-4090', 0.5],
    'rtx-5090-secure': ['RTX-5090', 0.76],
    'rtx-6000-ada-secure': ['RTX-6000-Ada', 0.63],
  }),
  ...accelerators(pod('on-demand', silybench), {
    'a100-pcie-community': ['A100-80GB', 1.19],
    'a100-pcie-secure': ['A100-80GB', 1.59],
    'a100-sxm-community': ['A100-80GB', 1.39],
    'a100-sxm-secure': ['A100-80GB', 1.59],
    'b200-community': ['B200', 5.98],
    'b200-secure': ['B200', 6.79],
    'h100-nvl-secure': ['H100-NVL', 3.19],
    'h100-pcie-community': ['H100-PCIe', 1.99],
    'h100-pcie-secure': ['H100-PCIe', 2.89],
    'h100-sxm-community': ['H100-SXM', 2.69],
    'h100-sxm-secure': ['H100-SXM', 3.49],
    'h200-community': ['H200', 3.59],
    'h200-secure': ['H200', 4.59],
    'l40s-community': ['L40S', 0.79],
    'l40s-secure': ['L40S', 1.09],
    'rtx-4090-community': ['RTX-4090', 0.34],
    'rtx-4090-secure': ['RTX-4090', 0.74],
  }),
  ...accelerators(pod('on-demand', receipts), {
    'a100-pcie-secure': ['A100-80GB', 1.79],
    'a100-sxm-secure': ['A100-80GB', 1.79],
    'h100-sxm-secure': ['H100-SXM', 3.99],
  }),
];
