import type { ChartKind } from '../chart.ts';
import { createScatterChart } from './scatter-chart.ts';

export const scatterKind: ChartKind = { id: 'scatter', create: createScatterChart };
