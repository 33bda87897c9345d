import type { PriceEntry } from '../entry.ts';
import { gcpCentral } from './gcp-sources.ts';
import { egress, EVERYWHERE, type Offer, type Source, storage } from './row.ts';

const secondary = (source: string, asOf: string): Source => ({ source: `${source} (secondary)`, asOf, confidence: 'secondary' });
const at = (provider: string, region: string, from: Source): Offer => ({ provider, region, purchase: 'on-demand', ...from });

const aws = (from: Source) => at('aws', 'us-east-1', from);
const azure = (from: Source) => at('azure', 'eastus', from);
const gcp = gcpCentral('on-demand');

// A page that says only «2026» or «January 2026» is dated by the first day that this can mean.
const egressGuide = secondary('cloudcalcep.com/guides/egress-costs-guide.html', '2026-01-01');

// First tier of each price; a vendor's «GB» of storage is a GiB.
export const storageAndEgress: readonly PriceEntry[] = [
  storage(aws(secondary('cloudburn.io/blog/amazon-s3-pricing', '2026-03-13')), 's3-standard', 0.023),
  storage(
    aws(secondary('menuvis1-blip.github.io/autonomous-researcher/aws/architecture/storage/2026/02/24/amazon-ebs.html', '2026-02-24')),
    'ebs-gp3',
    0.08,
  ),
  storage(azure(secondary('finout.io/blog/cloud-storage-pricing-comparison', '2026-01-01')), 'blob-hot-lrs', 0.018),
  storage(gcp, 'gcs-standard', 0.02),
  storage(gcp, 'pd-balanced', 0.1),
  storage(gcp, 'pd-ssd', 0.17),
  storage(
    {
      provider: 'runpod',
      region: EVERYWHERE,
      purchase: 'on-demand',
      source: 'runpod/docs:accounts-billing/billing.mdx@5328dc9',
      asOf: '2026-07-27',
      confidence: 'vendor',
    },
    'network-volume',
    0.07,
  ),
  egress(aws(egressGuide), 'egress-internet', 0.09),
  egress(azure(egressGuide), 'egress-internet', 0.087),
  egress(gcp, 'egress-internet', 0.12),
];
