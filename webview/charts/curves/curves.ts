import type { ChartKind } from '../chart.ts';
import { createCurvesChart } from './curves-chart.ts';

export const curvesKind: ChartKind = { id: 'curves', create: createCurvesChart };
