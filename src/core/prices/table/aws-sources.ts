import { epoch } from './epoch.ts';
import type { Offer } from './row.ts';

const here = { provider: 'aws', region: 'us-east-1' } as const;

/** "Amazon EC2 On-Demand Pricing": Linux instances by the second, spot ones too, a minute at least. Reserved ones are paid at any use. */
const bySecond = { minimumSeconds: 60 } as const;

/** Linux, shared tenancy. AWS's own repository, generated from its price list. */
export const awsOnDemand: Offer = {
  ...here,
  ...bySecond,
  purchase: 'on-demand',
  source: 'aws/karpenter-provider-aws:pkg/providers/pricing/zz_generated.pricing_aws.go@6fc13b5',
  asOf: '2026-07-20',
  confidence: 'vendor',
};

/** AWS's feed of lowest spot prices; the copy read lies between 6 and 10 August, dated here by the earlier day. */
export const awsSpot: Offer = {
  ...here,
  ...bySecond,
  purchase: 'spot',
  source: 'alexei-led/spotinfo:internal/spot/data/spot-price-data.json@69bcec6 (secondary; copy of the AWS spot feed)',
  asOf: '2026-08-06',
  confidence: 'secondary',
};

export const awsP4In2025 = (purchase: Offer['purchase']): Offer => ({
  ...here,
  ...(purchase === 'on-demand' ? bySecond : {}),
  purchase,
  ...epoch('470-471', '2025-03-02'),
});
export const awsP5In2025: Offer = { ...here, ...bySecond, purchase: 'on-demand', ...epoch('578', '2025-03-17') };
