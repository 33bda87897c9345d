import type { AxisScale } from './axis-scale.ts';
import type { FamilyScale } from './family-scale.ts';
import type { ParetoChart } from './pareto-chart.ts';
import type { ChartTheme } from './theme.ts';

/** What the front, the rest and everything drawn on them share. */
export interface Drawing {
  readonly chart: ParetoChart;
  readonly theme: ChartTheme;
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly families: FamilyScale | undefined;
  /** Whether marks answer to the pointer by themselves; a page with an overlay does it without them, which is faster. */
  readonly livesAlone: boolean;
}
