import { openMenu } from '../../ui/menu.ts';
import type { Anchor } from '../../ui/popover.ts';
import type { Chart, ChartsLibrary, ExportedChart } from '../chart.ts';
import type { ChartId } from '../kinds.ts';
import { t } from '../../ui/l10n.ts';

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
  const disabled = spec === undefined ? t('nothing is drawn') : undefined;
  const item = (label: string, ending: string, contentOf: () => ExportedChart | Promise<ExportedChart>) => ({
    label,
    disabled,
    run: () =>
      void Promise.resolve()
        .then(contentOf)
        .then((content) => save(`${id}.${ending}`, content), failed),
  });
  openMenu(anchor, t('Chart'), [
    [
      { label: t('Show as Table'), checked: asTable, run: () => context.showAsTable(!asTable) },
      { label: t('Hide the Runs Beside It'), checked: tableHidden, run: () => context.hideTable(!tableHidden) },
      { label: t('Hide Charts'), run: context.hideCharts },
    ],
    [
      item(t('Export SVG …'), 'svg', () => library.svgOf(spec!)),
      item(t('Export PNG …'), 'png', () => library.pngOf(spec!)),
      item(t('Export Vega-Lite …'), 'vl.json', () => `${JSON.stringify(spec, undefined, 1)}\n`),
    ],
  ]);
}
