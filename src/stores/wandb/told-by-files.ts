import { isRecord } from '../../core/record/is-record.ts';
import type { MetricValue } from '../../core/runs/run.ts';
import { eachLeaf, numberOf } from './json.ts';
import { OWN } from './metrics.ts';
import type { RunFiles } from './run-files.ts';

/** A run without a log (`x_skip_transaction_log`), or with one that is damaged where it says which run it is. */
export interface Told {
  readonly config: readonly (readonly [string, unknown])[];
  readonly metrics: ReadonlyMap<string, MetricValue>;
  readonly startedAt: number | undefined;
  readonly lastSeenAt: number | undefined;
}

export const NOTHING: Told = { config: [], metrics: new Map(), startedAt: undefined, lastSeenAt: undefined };

export function toldByFiles(files: RunFiles): Told {
  const summary = files.summary();
  const seconds = numberOf(summary['_timestamp']);
  const at = seconds === undefined || !Number.isFinite(seconds) ? undefined : Math.round(seconds * 1000);
  return { config: files.config(), metrics: metricsIn(summary), startedAt: startOf(files.metadata()['startedAt']), lastSeenAt: at };
}

function metricsIn(summary: Readonly<Record<string, unknown>>): ReadonlyMap<string, MetricValue> {
  const metrics = new Map<string, MetricValue>();
  const step = numberOf(summary['_step']) ?? 0;
  for (const [key, value] of Object.entries(summary)) {
    if (OWN.test(key) || (isRecord(value) && typeof value['_type'] === 'string')) continue;
    eachLeaf(key, value, (name, leaf) => {
      const number = numberOf(leaf);
      if (number !== undefined) metrics.set(name, { value: number, step, at: undefined });
    });
  }
  return metrics;
}

/** UTC; up to W&B 0.16 it does not say so. */
function startOf(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const at = Date.parse(/Z|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? undefined : at;
}
