import type { ChartKind } from '../chart.ts';
import { createParetoChart } from './pareto-chart.ts';

export const paretoKind: ChartKind = { id: 'pareto', create: createParetoChart };
