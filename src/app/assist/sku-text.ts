import { formatUsd } from '../../core/format/money.ts';
import type { SkuChoice } from '../hardware/skus.ts';

/** What a SKU is: `4 vCPUs, 1 × L4, 16 GiB`. */
export function skuFacts({ vCpus, memoryGiB, accelerator, devices }: SkuChoice): string {
  const parts = [
    vCpus === undefined ? undefined : `${vCpus} ${vCpus === 1 ? 'vCPU' : 'vCPUs'}`,
    accelerator === undefined ? undefined : `${devices ?? 1} × ${accelerator}`,
    memoryGiB === undefined ? undefined : `${memoryGiB} GiB`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** `$0.80/h · aws, us-east-1 · 2026-11-20` */
export function skuPrice({ usdPerHour, provider, region, purchase, asOf }: SkuChoice): string {
  const where = region === '*' ? provider : `${provider}, ${region}`;
  return [`${formatUsd(usdPerHour)}/h`, where, purchase, asOf].filter((part) => part !== undefined).join(' · ');
}
