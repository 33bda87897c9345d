import type { ChartKind } from './chart.ts';
import type { ChartId } from './kinds.ts';
import { paretoKind } from './pareto/pareto.ts';

/** Every chart of the panel. A new one has a folder here, a title in `kinds.ts` and a line in this list. */
export const CHART_KINDS: Readonly<Record<ChartId, ChartKind>> = { pareto: paretoKind };
