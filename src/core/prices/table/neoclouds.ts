import type { PriceEntry } from '../entry.ts';
import { accelerators, EVERYWHERE, type Offer, type Source } from './row.ts';

const secondary = (source: string, asOf: string): Source => ({ source: `${source} (secondary)`, asOf, confidence: 'secondary' });
const offer = (provider: string, purchase: Offer['purchase'], from: Source): Offer => ({ provider, region: EVERYWHERE, purchase, ...from });

const verda = secondary('huggingface.co/datasets/lantern-works/gpu-cloud-prices; verda.com/pricing', '2026-10-29');

export const neoclouds: readonly PriceEntry[] = [
  ...accelerators(
    offer('nebius', 'on-demand', secondary('tgarg01/silybench-data:derived/csv/gpu_prices.csv@045df3b; nebius.com/prices', '2026-09-25')),
    {
      l40s: ['L40S', 1.55],
      'h100-sxm': ['H100-SXM', 3.85],
      h200: ['H200', 4.5],
      b200: ['B200', 7.15],
    },
  ),
  ...accelerators(
    offer(
      'hyperstack',
      'on-demand',
      secondary('api-evangelist/nexgen-cloud:plans/nexgen-cloud-plans-pricing.yml; hyperstack.cloud/gpu-pricing', '2026-08-26'),
    ),
    {
      'h100-sxm': ['H100-SXM', 3.2],
      'h200-sxm': ['H200', 3.99],
      b200: ['B200', 6],
    },
  ),
  ...accelerators(offer('verda', 'on-demand', verda), { 'rtx-a6000': ['RTX-A6000', 0.82] }),
  ...accelerators(offer('verda', 'spot', verda), { 'rtx-a6000': ['RTX-A6000', 0.41], l40s: ['L40S', 0.941] }),
  ...accelerators(
    offer('digitalocean', 'on-demand', secondary('huggingface.co/datasets/tokenwatt/gpu-cloud-prices; DigitalOcean API', '2026-10-08')),
    {
      'gpu-mi300x1-192gb': ['MI300X', 2.59],
    },
  ),
];
