import type { ChartKind } from '../chart.ts';
import { createParallelChart } from './parallel-chart.ts';

export const parallelKind: ChartKind = { id: 'parallel', create: createParallelChart };
