import type { ChartSpec } from './chart-spec.ts';

/** What charts of the panel with two axes have in common: their size, and room around for what stands at an axis' end. */
export function chartFrame(description: string, width: number): ChartSpec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description,
    width,
    height: 400,
    padding: { left: 4, top: 8, right: 12, bottom: 4 },
    autosize: { type: 'fit', contains: 'padding' },
  };
}
