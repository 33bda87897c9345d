import type { ChartKind } from '../chart.ts';
import { createCostChart } from './cost-chart.ts';

export const costKind: ChartKind = { id: 'cost', create: createCostChart };
