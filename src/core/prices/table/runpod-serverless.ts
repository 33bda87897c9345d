import type { PriceEntry } from '../entry.ts';
import { accelerators, EVERYWHERE, type Offer } from './row.ts';

const flex: Offer = {
  provider: 'runpod',
  region: EVERYWHERE,
  purchase: 'serverless',
  source: 'runpod/docs:snippets/serverless-gpu-pricing-table.mdx@e5571ba',
  asOf: '2026-06-08',
  confidence: 'vendor',
};

const SECONDS = 3600;

// Billed by the second of work; one price for each memory class, so some rows name no single accelerator.
export const runpodServerless: readonly PriceEntry[] = accelerators(flex, {
  'serverless-24gb': [undefined, 0.00019 * SECONDS],
  'serverless-4090-pro': ['RTX-4090', 0.00031 * SECONDS],
  'serverless-48gb': [undefined, 0.00034 * SECONDS],
  'serverless-48gb-pro': [undefined, 0.00053 * SECONDS],
  'serverless-a100': ['A100-80GB', 0.00076 * SECONDS],
  'serverless-h100-pro': [undefined, 0.00116 * SECONDS],
  'serverless-h200-pro': ['H200', 0.00155 * SECONDS],
  'serverless-b200': ['B200', 0.0024 * SECONDS],
});
