import { logger, None, parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { ChartSpec } from '../../charts/chart-spec.ts';

/** A chart as SVG, drawn without a browser. Colours that are CSS variables stay so: the page that it stands in knows them. */
export async function chartSvg(spec: ChartSpec): Promise<string> {
  const quiet = logger(None);
  const compiled = compile(spec as unknown as TopLevelSpec, { logger: quiet });
  const view = new View(parse(compiled.spec), { renderer: 'none', logger: quiet });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
