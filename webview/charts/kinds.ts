import { t } from '../ui/l10n.ts';

/** The charts of the panel in the order of their tabs. Their code comes with a second script: see `registry.ts`. */
export const CHART_TITLES = {
  pareto: t('Pareto'),
  regimes: t('Regimes'),
  parallel: t('Parallel'),
  scatter: t('Parameters'),
  curves: t('Curves'),
  cost: t('Cost'),
} as const;
export type ChartId = keyof typeof CHART_TITLES;

export function isChartId(id: string): id is ChartId {
  return Object.hasOwn(CHART_TITLES, id);
}
