import { openMenu } from '../../ui/menu.ts';
import type { Anchor } from '../../ui/popover.ts';
import type { Chart, ChartsLibrary, ExportedChart } from '../chart.ts';
import type { ChartId } from '../kinds.ts';

export interface ChartMenuContext {
  readonly chart: Chart;
  readonly id: ChartId;
  readonly library: ChartsLibrary;
  readonly asTable: boolean;
  readonly tableHidden: boolean;
  readonly showAsTable: (value: boolean) => void;
  readonly hideTable: (value: boolean) => void;
  readonly hideCharts: () => void;
  readonly save: (name: string, content: ExportedChart) => void;
  readonly failed: (error: unknown) => void;
}

/** What can be done with any chart. */
export function openChartMenu(anchor: Anchor, context: ChartMenuContext): void {
  const { chart, id, library, asTable, tableHidden, save, failed } = context;
  const spec = chart.spec();
  const disabled = spec === undefined ? 'nothing is drawn' : undefined;
  const item = (label: string, ending: string, contentOf: () => ExportedChart | Promise<ExportedChart>) => ({
    label,
    disabled,
    run: () =>
      void Promise.resolve()
        .then(contentOf)
        .then((content) => save(`${id}.${ending}`, content), failed),
  });
  openMenu(anchor, 'Chart', [
    [
      { label: 'Show as Table', checked: asTable, run: () => context.showAsTable(!asTable) },
      { label: 'Hide the Runs Beside It', checked: tableHidden, run: () => context.hideTable(!tableHidden) },
      { label: 'Hide Charts', run: context.hideCharts },
    ],
    [
      item('Export SVG …', 'svg', () => library.svgOf(spec!)),
      item('Export PNG …', 'png', () => library.pngOf(spec!)),
      item('Export Vega-Lite …', 'vl.json', () => `${JSON.stringify(spec, undefined, 1)}\n`),
    ],
  ]);
}
