/** The charts of the panel in the order of their tabs. Their code comes with a second script: see `registry.ts`. */
export const CHART_TITLES = {
  pareto: 'Pareto',
  regimes: 'Regimes',
  parallel: 'Parallel',
  scatter: 'Parameters',
  curves: 'Curves',
  cost: 'Cost',
} as const;
export type ChartId = keyof typeof CHART_TITLES;

export function isChartId(id: string): id is ChartId {
  return Object.hasOwn(CHART_TITLES, id);
}
