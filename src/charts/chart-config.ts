import type { ChartSpec } from './chart-spec.ts';
import type { ChartTheme } from './theme.ts';

const LEGEND_CHARACTERS = 24;

/** As many as surely fit beside the title: text is measured more widely where there is no browser. */
export function legendColumns(names: readonly string[], title: string, width: number): number {
  const longest = Math.min(LEGEND_CHARACTERS, Math.max(1, ...names.map((name) => name.length)));
  return Math.max(1, Math.floor((width - title.length * 9 - 20) / (longest * 8.8 + 28)));
}

/** The look of every chart: colours and fonts of the theme, axes, a legend above. */
export function chartConfig({ background, foreground, muted, grid, font }: ChartTheme, columns: number): ChartSpec {
  return {
    background,
    font,
    view: { stroke: null },
    axis: {
      labelColor: muted,
      titleColor: foreground,
      gridColor: grid,
      gridOpacity: 0.7,
      domainColor: grid,
      tickColor: grid,
      labelFontSize: 11,
      titleFontSize: 12,
      titleFontWeight: 600,
      titlePadding: 8,
    },
    legend: {
      labelColor: foreground,
      titleColor: foreground,
      labelFontSize: 11,
      titleFontSize: 11,
      labelLimit: LEGEND_CHARACTERS * 8.8,
      symbolSize: 70,
      symbolOpacity: 1,
      orient: 'top',
      direction: 'horizontal',
      columns,
      titleOrient: 'left',
    },
    // Every mark would say its data to a screen reader; the tables beside the chart say it better.
    aria: true,
    mark: { aria: false },
    axisX: { aria: false },
    axisY: { aria: false },
  };
}
