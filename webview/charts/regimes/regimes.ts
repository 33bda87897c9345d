import type { ChartKind } from '../chart.ts';
import { createRegimesChart } from './regimes-chart.ts';

export const regimesKind: ChartKind = { id: 'regimes', create: createRegimesChart };
