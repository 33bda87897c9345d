import type { ChartKind } from './chart.ts';
import type { ChartId } from './kinds.ts';
import { costKind } from './cost/cost.ts';
import { curvesKind } from './curves/curves.ts';
import { parallelKind } from './parallel/parallel.ts';
import { paretoKind } from './pareto/pareto.ts';
import { regimesKind } from './regimes/regimes.ts';
import { scatterKind } from './scatter/scatter.ts';

/** Every chart of the panel. A new one has a folder here, a title in `kinds.ts` and a line in this list. */
export const CHART_KINDS: Readonly<Record<ChartId, ChartKind>> = {
  pareto: paretoKind,
  regimes: regimesKind,
  parallel: parallelKind,
  scatter: scatterKind,
  curves: curvesKind,
  cost: costKind,
};
