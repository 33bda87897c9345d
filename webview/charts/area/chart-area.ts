import { lastCall } from '../../experiments/last-call.ts';
import type { ChartsLayout } from '../../experiments/layout.ts';
import { button, element } from '../../ui/element.ts';
import { createSplitter } from '../../ui/splitter.ts';
import { createTabList } from '../../ui/tab-list.ts';
import type { Chart, ChartInput, ChartServices, ChartsLibrary, DataTable, ExportedChart } from '../chart.ts';
import { CHART_TITLES, type ChartId, isChartId } from '../kinds.ts';
import { openChartMenu } from './chart-menu.ts';
import { dataTableElement } from './data-table.ts';
import { loadCharts } from './load-charts.ts';
import { t } from '../../ui/l10n.ts';

export interface ChartAreaEvents {
  readonly arrange: (change: Partial<ChartsLayout>) => void;
  readonly servicesOf: (id: ChartId) => ChartServices;
  readonly save: (name: string, content: ExportedChart) => void;
  readonly failed: (error: unknown) => void;
}

export interface ChartArea {
  /** The line to drag, and the charts. */
  readonly places: readonly HTMLElement[];
  /** `inputOf` is asked for the chart that is shown. */
  show(layout: ChartsLayout, inputOf: (id: ChartId) => ChartInput): void;
  /** The chart that is shown says something else: the table that stands in its place does too. */
  retold(): void;
}

const STACKED = '(max-width: 900px)';

/** The place of the charts beside the table, or below it. Their code is loaded when they are first seen and the page has nothing else to do. */
export function createChartArea({ arrange, servicesOf, save, failed }: ChartAreaEvents): ChartArea {
  const stacked = matchMedia(STACKED);
  const charts = new Map<ChartId, Chart>();
  let library: ChartsLibrary | undefined;
  let shown: { readonly id: ChartId; readonly chart: Chart } | undefined;
  let last: Parameters<ChartArea['show']> | undefined;

  const panel = element('div', { class: 'chart-panel' });
  const tabs = createTabList<ChartId>(t('Charts'), CHART_TITLES, panel, (tab) => arrange({ tab }));
  const more = button('⋯', () => openMore(more), {
    class: 'tool',
    'aria-label': t('Chart actions'),
    title: t('Chart actions'),
    'aria-haspopup': 'menu',
  });
  const place = element(
    'section',
    { class: 'charts', 'aria-label': t('Charts') },
    element('div', { class: 'chart-head' }, tabs.place, more),
    panel,
  );
  const splitter = createSplitter({
    label: t('Table and charts'),
    isStacked: () => stacked.matches,
    moved: (share) => arrange(stacked.matches ? { shareBelow: share } : { share }),
  });
  stacked.addEventListener('change', () => last !== undefined && show(...last));

  const openMore = (anchor: HTMLElement) => {
    if (library === undefined || shown === undefined || last === undefined) return;
    const [{ asTable, shown: seen }] = last;
    openChartMenu(anchor.getBoundingClientRect(), {
      ...shown,
      library,
      asTable,
      tableHidden: seen === 'charts',
      showAsTable: (value) => arrange({ asTable: value }),
      hideTable: (value) => arrange({ shown: value ? 'charts' : 'both' }),
      hideCharts: () => arrange({ shown: 'table' }),
      save,
      failed,
    });
  };
  const tableOf = lastCall((data: DataTable) => dataTableElement(data));
  const leave = () => {
    const left = shown;
    // What it filters goes with it, and then everything is shown anew.
    shown = undefined;
    left?.chart.leave();
  };
  const chartOf = (id: ChartId): Chart => {
    const known = charts.get(id) ?? library!.kinds[id].create(servicesOf(id));
    charts.set(id, known);
    return known;
  };
  const load = () => {
    panel.replaceChildren(element('p', { class: 'say', role: 'status' }, t('Loading the charts …')));
    loadCharts().then(
      (loaded) => {
        library = loaded;
        if (last !== undefined) show(...last);
      },
      (error: unknown) => {
        const text = t('The charts cannot be shown: {0}.', error instanceof Error ? error.message : String(error));
        panel.replaceChildren(element('p', { class: 'say', role: 'alert' }, text, ' ', button(t('Try Again'), load, { class: 'link' })));
      },
    );
  };
  const loadLater = () => {
    if (panel.childElementCount > 0) return;
    panel.append(element('p', { class: 'say', role: 'status' }, t('Loading the charts …')));
    requestIdleCallback(load, { timeout: 1000 });
  };
  const showChart = (id: ChartId, { asTable }: ChartsLayout, input: ChartInput) => {
    const chart = chartOf(id);
    if (shown !== undefined && shown.id !== id) leave();
    shown = { id, chart };
    chart.show(input);
    chart.element.hidden = asTable;
    const content = asTable ? [chart.element, tableOf(chart.dataTable())] : [chart.element];
    if (content.some((one, i) => panel.childNodes[i] !== one) || panel.childElementCount !== content.length)
      panel.replaceChildren(...content);
  };
  const show: ChartArea['show'] = (layout, inputOf) => {
    last = [layout, inputOf];
    const id = isChartId(layout.tab) ? layout.tab : 'pareto';
    const share = stacked.matches ? layout.shareBelow : layout.share;
    place.parentElement?.setAttribute('data-shown', layout.shown);
    place.parentElement?.style.setProperty('--charts-share', `${(100 * share).toFixed(2)}%`);
    splitter.show(share);
    tabs.show(id);
    if (layout.shown === 'table') return leave();
    if (library === undefined) loadLater();
    else showChart(id, layout, inputOf(id));
  };
  const retold = () => {
    if (shown !== undefined && last?.[0].asTable === true)
      panel.replaceChildren(shown.chart.element, dataTableElement(shown.chart.dataTable()));
  };
  return { places: [splitter.place, place], show, retold };
}
