import type { Offer, Source } from './row.ts';

const catalogue: Source = {
  source: 'Cyclenerd/google-cloud-pricing-cost-calculator:pricing.yml@fd66b26 (secondary; from the Cloud Billing catalogue)',
  asOf: '2026-07-30',
  confidence: 'secondary',
};

/** "VM instance pricing" of Compute Engine: by the second, a minute at least. Committed use is paid at any use. */
const BY_SECOND: ReadonlySet<Offer['purchase']> = new Set(['on-demand', 'spot']);

/** List prices without the sustained-use discount that N1, N2 and N2D get by the month. */
export const gcpCentral = (purchase: Offer['purchase']): Offer => ({
  provider: 'gcp',
  region: 'us-central1',
  purchase,
  ...(BY_SECOND.has(purchase) ? { minimumSeconds: 60 } : {}),
  ...catalogue,
});
