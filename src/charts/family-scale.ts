import { literalText } from './literal-text.ts';
import type { ChartPoint } from './pareto-chart.ts';
import { SHAPES, type ChartTheme } from './theme.ts';

export const OTHER_FAMILIES = 'other';

/** Colours and shapes of families, and under which name a family is drawn. */
export interface FamilyScale {
  readonly domain: readonly string[];
  readonly colours: readonly string[];
  readonly shapes: readonly string[];
  shownAs(family: string | undefined): string;
}

/** The most frequent families have a colour of their own; what is left of more than eight is one. */
export function familyScale(points: readonly ChartPoint[], { series }: ChartTheme): FamilyScale {
  const counts = new Map<string, number>();
  for (const { family } of points) counts.set(family ?? OTHER_FAMILIES, (counts.get(family ?? OTHER_FAMILIES) ?? 0) + 1);
  const names = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
  const own = names.length <= series.length ? names : names.filter((name) => name !== OTHER_FAMILIES).slice(0, series.length - 1);
  const domain = own.length === names.length ? own : [...own, OTHER_FAMILIES];
  const known = new Set(own);
  return {
    domain: domain.map(literalText),
    colours: series.slice(0, domain.length),
    shapes: SHAPES.slice(0, domain.length),
    shownAs: (family) => (family !== undefined && known.has(family) ? literalText(family) : OTHER_FAMILIES),
  };
}
