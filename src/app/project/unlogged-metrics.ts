import { servingSetups } from '../../core/candidates/serving-setups.ts';
import type { ProjectConfig } from '../../core/project/config.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run } from '../../core/runs/run.ts';
import { nearest } from '../../core/text/nearest.ts';
import { CONFIG_FILE, type Settings } from './settings.ts';

/** Metrics that the configuration speaks of and no run has: what it says of them changes nothing. */
export function unloggedMetrics({ config, placeAt }: Pick<Settings, 'config' | 'placeAt'>, runs: readonly Run[]): readonly Diagnostic[] {
  if (runs.length === 0) return [];
  const unlogged = namedMetrics(config).filter(({ metric }) => !runs.some((run) => run.metrics.has(metric)));
  if (unlogged.length === 0) return [];
  const names = candidateMetrics(runs);
  return unlogged
    .filter(({ metric }) => !names.has(metric))
    .map(({ metric, path }) => ({
      ...(isLimit(path)
        ? { severity: 'warning' as const, code: 'limit-in-no-run' }
        : { severity: 'info' as const, code: 'metric-in-no-run' }),
      file: CONFIG_FILE,
      place: placeAt(path),
      args: { metric, near: nearest(metric, names)[0] ?? '' },
    }));
}

/** A limit on what nobody measured keeps every candidate from being compared. */
function isLimit([section]: readonly string[]): boolean {
  return section === 'workloads';
}

function namedMetrics({ metrics = {}, value, workloads = {} }: ProjectConfig) {
  return [
    ...Object.keys(metrics).map((metric) => ({ metric, path: ['metrics', metric] })),
    ...Object.keys(value?.usdPerMonthPerPoint ?? {}).map((metric) => ({ metric, path: ['value', 'usdPerMonthPerPoint', metric] })),
    ...Object.entries(workloads).flatMap(([name, { slo = {} }]) =>
      Object.keys(slo).map((metric) => ({ metric, path: ['workloads', name, 'slo', metric] })),
    ),
  ];
}

/** The metrics of runs, and those that candidates have of them at each batch size. */
function candidateMetrics(runs: readonly Run[]): ReadonlySet<string> {
  const names = new Set(runs.flatMap((run) => [...run.metrics.keys()]));
  const setups = servingSetups(names);
  for (const { others } of setups) for (const plain of others.keys()) names.add(plain);
  return setups.length === 0 ? names : names.add('throughput_per_s');
}
