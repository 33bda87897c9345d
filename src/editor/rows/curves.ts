import { curveMetrics } from '../../app/curves/curve-metrics.ts';
import { runCurve } from '../../app/curves/run-curve.ts';
import { metricMeaning, type Project } from '../../app/project/project.ts';
import type { SeriesPoint } from '../../core/ports/reader.ts';
import type { Run } from '../../core/runs/run.ts';
import { MOST_CURVES, type CurvesAnswer, type SeriesAnswer } from '../../protocol/charts.ts';
import type { Ask } from '../../protocol/contract.ts';
import type { PanelContract } from '../../protocol/panel.ts';
import type { FolderIndex } from './folder-index.ts';
import type { Tables } from './tables.ts';

/** Values that are kept so that smoothing or another axis need not read them again: 32 MB or so. */
const MOST_KEPT = 1_000_000;
/** A run that may still grow is read again. */
const STILL_GROWING: ReadonlySet<Run['status']> = new Set(['running', 'scheduled', 'unknown']);

/** Learning curves of the runs of a folder. */
export interface Curves {
  of(index: FolderIndex, ask: Ask<PanelContract, 'curves'>): CurvesAnswer;
  one(index: FolderIndex, project: Pick<Project, 'series'>, ask: Ask<PanelContract, 'series'>): Promise<SeriesAnswer>;
}

export function createCurves(tables: Tables): Curves {
  const kept = new Map<string, { readonly run: Run; readonly points: readonly SeriesPoint[] }>();
  const read = async (project: Pick<Project, 'series'>, run: Run, metric: string): Promise<readonly SeriesPoint[]> => {
    const key = JSON.stringify([run.id, metric]);
    const known = kept.get(key);
    if (known?.run === run) return known.points;
    const points = await project.series(run, metric);
    kept.delete(key);
    if (!STILL_GROWING.has(run.status)) kept.set(key, { run, points });
    forget(kept);
    return points;
  };
  return {
    of(index, { mode, ids }) {
      const runs = ids.flatMap((row) =>
        (tables.origins(index, mode, row)?.runs ?? []).flatMap((id) => {
          const run = index.runs.get(id);
          return run === undefined ? [] : [{ row, run }];
        }),
      );
      const shown = runs.slice(0, MOST_CURVES);
      return {
        runs: shown.map(({ row, run: { id, name, status } }) => ({ run: id, name, row, status })),
        of: runs.length,
        metrics: [
          ...curveMetrics(
            shown.map(({ run }) => run),
            index.keyMetric,
            metricMeaning(index.state),
          ),
        ],
      };
    },
    async one(index, project, { run: id, ...wish }) {
      const run = index.runs.get(id);
      if (run === undefined) return { none: 'no longer in the store', mendable: false };
      const points = await read(project, run, wish.metric);
      return runCurve(run, index.configBroken ? undefined : index.state.costs.get(id), points, wish);
    },
  };
}

/** The oldest go first. */
function forget(kept: Map<string, { readonly points: readonly SeriesPoint[] }>): void {
  let count = [...kept.values()].reduce((sum, { points }) => sum + points.length, 0);
  for (const [key, { points }] of kept) {
    if (count <= MOST_KEPT) return;
    kept.delete(key);
    count -= points.length;
  }
}
