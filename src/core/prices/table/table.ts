import type { PriceTable } from '../book.ts';
import { awsAccelerated } from './aws-accelerated.ts';
import { awsCpu } from './aws-cpu.ts';
import { azure } from './azure.ts';
import { colab } from './colab.ts';
import { coreweave } from './coreweave.ts';
import { gcpAccelerated } from './gcp-accelerated.ts';
import { gcpAttachedGpus } from './gcp-attached.ts';
import { gcpCpu } from './gcp-cpu.ts';
import { gcpTpus } from './gcp-tpu.ts';
import { lambda } from './lambda.ts';
import { marketplaces } from './marketplaces.ts';
import { neoclouds } from './neoclouds.ts';
import { runpod } from './runpod.ts';
import { runpodServerless } from './runpod-serverless.ts';
import { storageAndEgress } from './storage.ts';

/**
 * List prices that ship with the extension, each with the page or data set it was read in. `asOf` is the day the
 * table was put together; a row is as old as its own date. A price that could not be read anywhere is not here.
 */
export const bundledPrices: PriceTable = {
  version: 'bundled-2026-11-23',
  asOf: '2026-11-23',
  entries: [
    ...awsCpu,
    ...awsAccelerated,
    ...gcpCpu,
    ...gcpAccelerated,
    ...gcpAttachedGpus,
    ...gcpTpus,
    ...azure,
    ...lambda,
    ...runpod,
    ...runpodServerless,
    ...coreweave,
    ...marketplaces,
    ...neoclouds,
    ...colab,
    ...storageAndEgress,
  ],
};
