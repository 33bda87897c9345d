import type { PriceEntry } from '../entry.ts';
import { gcpCentral } from './gcp-sources.ts';
import { fromMonthly, instances } from './row.ts';

const shapes = {
  'a2-highgpu-1g': { vCpus: 12, memoryGiB: 85, devices: 1, accelerator: 'A100-40GB' },
  'a2-highgpu-8g': { vCpus: 96, memoryGiB: 680, devices: 8, accelerator: 'A100-40GB' },
  'a2-ultragpu-1g': { vCpus: 12, memoryGiB: 170, devices: 1, accelerator: 'A100-80GB' },
  'a2-ultragpu-8g': { vCpus: 96, memoryGiB: 1360, devices: 8, accelerator: 'A100-80GB' },
  'a3-highgpu-1g': { vCpus: 26, memoryGiB: 234, devices: 1, accelerator: 'H100-SXM' },
  'a3-highgpu-8g': { vCpus: 208, memoryGiB: 1872, devices: 8, accelerator: 'H100-SXM' },
  'g2-standard-4': { vCpus: 4, memoryGiB: 16, devices: 1, accelerator: 'L4' },
  'g2-standard-8': { vCpus: 8, memoryGiB: 32, devices: 1, accelerator: 'L4' },
  'g2-standard-24': { vCpus: 24, memoryGiB: 96, devices: 2, accelerator: 'L4' },
  'g2-standard-48': { vCpus: 48, memoryGiB: 192, devices: 4, accelerator: 'L4' },
  'g4-standard-48': { vCpus: 48, memoryGiB: 180, devices: 1, accelerator: 'RTX-PRO-6000' },
} as const;

// Host, GPU and, where the family has it, local SSD in one price: nothing to add.
export const gcpAccelerated: readonly PriceEntry[] = [
  ...instances(gcpCentral('on-demand'), shapes, {
    'a2-highgpu-1g': 3.673385,
    'a2-highgpu-8g': 29.38708,
    'a2-ultragpu-1g': 5.06879789041096,
    'a2-ultragpu-8g': 40.5503831232877,
    'a3-highgpu-1g': 11.0612499878219,
    'a3-highgpu-8g': 88.4899999025753,
    'g2-standard-4': 0.706832255,
    'g2-standard-8': 0.853624271,
    'g2-standard-24': 2.000832574,
    'g2-standard-48': 4.001665148,
    'g4-standard-48': 4.49993,
  }),
  ...instances(gcpCentral('spot'), shapes, {
    'a2-highgpu-1g': 1.92802,
    'a2-highgpu-8g': 15.42416,
    'a2-ultragpu-1g': 2.75954630136986,
    'a2-ultragpu-8g': 22.0763704109589,
    'a3-highgpu-1g': 6.32619260273973,
    'a3-highgpu-8g': 50.6095408219178,
    'g2-standard-4': 0.397336,
    'g2-standard-8': 0.479872,
    'g4-standard-48': 1.79982,
  }),
  ...instances(
    gcpCentral('reserved-1y'),
    shapes,
    fromMonthly({
      'a2-highgpu-1g': 1689.3711392,
      'a2-highgpu-8g': 13514.9691136,
      'a3-highgpu-1g': 5601.26008308,
      'a3-highgpu-8g': 44810.08066464,
      'g2-standard-4': 325.07215214,
      'g2-standard-8': 392.58179878,
      'g4-standard-48': 2266.65,
    }),
  ),
  ...instances(
    gcpCentral('reserved-3y'),
    shapes,
    fromMonthly({
      'a2-highgpu-1g': 938.56707798,
      'a2-highgpu-8g': 7508.53662384,
      'a3-highgpu-1g': 3546.37477674,
      'a3-highgpu-8g': 28370.99821392,
      'g2-standard-4': 232.19438719,
      'g2-standard-8': 280.41555627,
      'g4-standard-48': 1444.9985,
    }),
  ),
];
