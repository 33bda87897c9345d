import type { MetricValue } from '../../core/runs/run.ts';
import { metricCells, textCells } from './cells.ts';
import { RunMap } from './run-map.ts';
import { runTable } from './run-table.ts';

/** What a run has under names. */
export interface RunMaps {
  readonly params: RunMap<string>;
  readonly metrics: RunMap<MetricValue>;
  readonly tags: RunMap<string>;
}

/** Makes the maps of one run after the other, which share their memory. */
export function runMaps(): () => RunMaps {
  const params = runTable(textCells());
  const metrics = runTable(metricCells());
  const tags = runTable(textCells());
  return () => ({ params: new RunMap(params), metrics: new RunMap(metrics), tags: new RunMap(tags) });
}

/** Copies the maps of a few runs, so that these do not keep those of all others. */
export function copiedMaps(): (maps: RunMaps) => RunMaps {
  const empty = runMaps();
  return (maps) => {
    const copy = empty();
    maps.params.forEach((text, name) => copy.params.set(name, text));
    maps.metrics.forEach((value, name) => copy.metrics.set(name, value));
    maps.tags.forEach((text, name) => copy.tags.set(name, text));
    return copy;
  };
}
