import type { PriceEntry } from '../entry.ts';
import { EVERYWHERE, fromPerDevice, instances, type Offer, type Source } from './row.ts';

const evangelist: Source = {
  source: 'api-evangelist/coreweave:plans/coreweave-plans-pricing.yml (secondary; coreweave.com/pricing)',
  asOf: '2026-09-20',
  confidence: 'secondary',
};

const screener: Source = {
  source: 'renshuBTC/compute-screener:data/gpu_providers_latest.csv (secondary)',
  asOf: '2026-10-24',
  confidence: 'secondary',
};

const offer = (purchase: Offer['purchase'], from: Source): Offer => ({ provider: 'coreweave', region: EVERYWHERE, purchase, ...from });

const shapes = {
  'gb200-4x': { vCpus: 144, memoryGiB: 960, devices: 4, accelerator: 'GB200' },
  'b200-8x': { vCpus: 128, memoryGiB: 2048, devices: 8, accelerator: 'B200' },
  'h100-8x': { devices: 8, accelerator: 'H100-SXM' },
  'h200-8x': { devices: 8, accelerator: 'H200' },
} as const;

// Spot prices are those of North America.
export const coreweave: readonly PriceEntry[] = [
  ...instances(offer('on-demand', evangelist), shapes, { 'gb200-4x': 42, 'b200-8x': 68.8, 'h100-8x': 49.24 }),
  ...instances(offer('spot', evangelist), shapes, { 'b200-8x': 34.11, 'h100-8x': 19.71 }),
  ...instances(offer('on-demand', screener), shapes, fromPerDevice(shapes, { 'h200-8x': 6.305 })),
];
