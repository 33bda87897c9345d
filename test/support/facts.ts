import { createHash } from 'node:crypto';
import type { CandidateFacts, Estimate } from '../../src/core/candidates/facts.ts';
import type { Question } from '../../src/core/decisions/question.ts';
import { priceBook, type PriceBook } from '../../src/core/prices/book.ts';
import type { PriceEntry } from '../../src/core/prices/entry.ts';

export const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** One dollar an hour, so that hours and dollars are the same number. */
export const DOLLAR_AN_HOUR: PriceEntry = {
  sku: 'test:box',
  kind: 'instance',
  provider: 'test',
  region: '*',
  purchase: 'on-demand',
  unit: 'h',
  price: 1,
  currency: 'USD',
  source: 'a test',
  asOf: '2026-01-01',
  confidence: 'vendor',
};

export function bookOf(...entries: readonly PriceEntry[]): PriceBook {
  return priceBook({ version: 'test', asOf: '2026-01-01', entries: entries.length === 0 ? [DOLLAR_AN_HOUR] : entries }, [], {}, sha256);
}

export interface FactsOptions {
  readonly auc?: number | undefined;
  readonly se?: number;
  readonly throughput?: number | undefined;
  readonly hours?: number;
  readonly metrics?: CandidateFacts['metrics'];
}

/** A candidate with an AUC and a throughput; leaving one out makes it unknown. */
export function facts(name: string, { auc, se, throughput, hours = 1, metrics = {} }: FactsOptions): CandidateFacts {
  const estimate = (value: number, error?: number): Estimate =>
    error === undefined ? { value, error: 'unknown' } : { value, se: error, df: 2, error: 'replicates' };
  return {
    id: `${name}-id`,
    configuration: name,
    configurationId: `${name}-c`,
    params: { family: name },
    evaluation: { dataset: 'd', digest: 'x', split: 'test', n: 1000 },
    runs: [`${name}-1`, `${name}-2`, `${name}-3`],
    metrics: { ...(auc === undefined ? {} : { auc: estimate(auc, se) }), ...metrics },
    serving: { throughputPerSecond: throughput === undefined ? { unknown: 'no-throughput' } : estimate(throughput) },
    training: { sku: 'test:box', purchase: 'on-demand', deviceHours: estimate(hours), basis: 'measured' },
  };
}

/** 3,600 predictions an hour: a throughput of 1 a second needs one replica, $730 a month at a dollar an hour. */
export function question(over: Partial<Question> = {}): Question {
  return {
    candidates: { groupBy: ['params'], replicatesOver: ['seed'] },
    objectives: [
      { metric: 'auc', goal: 'max' },
      { cost: 'forward', goal: 'min' },
    ],
    rule: { kind: 'bestWithinBudget', usdPerMonth: 5000 },
    workload: { name: 'load', requestsPerHour: 36_000, sku: 'test:box' },
    sampling: { seed: 1, draws: 200 },
    ...over,
  };
}
