import type { Offer, Source } from './row.ts';

const catalogue: Source = {
  source: 'Cyclenerd/google-cloud-pricing-cost-calculator:pricing.yml@fd66b26 (secondary; from the Cloud Billing catalogue)',
  asOf: '2026-07-30',
  confidence: 'secondary',
};

/** List prices without the sustained-use discount that N1, N2 and N2D get by the month. */
export const gcpCentral = (purchase: Offer['purchase']): Offer => ({ provider: 'gcp', region: 'us-central1', purchase, ...catalogue });
