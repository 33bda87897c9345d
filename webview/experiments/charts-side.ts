import { createChartArea } from '../charts/area/chart-area.ts';
import type { ChartInput, ChartServices, ExportedChart } from '../charts/chart.ts';
import type { ChartId } from '../charts/kinds.ts';
import { only, toggled } from '../grid/row-selection.ts';
import { createTooltip } from '../ui/tooltip.ts';
import type { PanelContext } from './context.ts';
import { arranged, type ChartsLayout, rememberedSelection } from './layout.ts';
import type { LoadedTable } from './loaded-table.ts';
import { t } from '../ui/l10n.ts';

export interface ChartsSide {
  readonly places: readonly HTMLElement[];
  show(table: LoadedTable, rows: Uint32Array): void;
  arrange(change: Partial<ChartsLayout>): void;
  /** Marks rows of the present table in the charts, which are shown. */
  add(ids: readonly string[]): void;
}

/** More labels than these cannot be read. */
const MOST_ADDED = 50;

/** The charts beside the table: what they do to the panel goes through the store, as everything does. */
export function createChartsSide(context: PanelContext, mend: () => void): ChartsSide {
  const { host, store, loader, toast, grid, shown, announce } = context;
  const tooltip = createTooltip();
  const arrange = (change: Partial<ChartsLayout>) => {
    const { layout } = store.now();
    store.set({ layout: { ...layout, charts: { ...layout.charts, ...change } } });
  };
  const failed = (error: unknown) =>
    toast.show(t('The chart was not exported: {0}.', error instanceof Error ? error.message : String(error)));
  const select: ChartServices['select'] = (ids, how) => {
    const { layout, selection } = store.now();
    const next =
      how === 'toggle' ? toggled(selection, ids, ids[0] ?? '') : only(how === 'add' ? [...selection.ids, ...ids] : ids, ids[0] ?? '');
    store.set({ selection: next, layout: arranged(layout, layout.mode, { selected: rememberedSelection(next.ids) }) });
  };
  const reveal = (id: string) => {
    const now = shown();
    const row = now?.table.rowOf(id);
    const place = row === undefined ? undefined : now!.view.placeOfRow(row);
    if (place === undefined)
      return toast.show(t('The table does not list this row now: a rectangle in the chart or a closed group hides it.'));
    grid().goTo({ row: place, column: Math.max(0, grid().focused().column) });
    grid().element.focus({ preventScroll: true });
  };
  const servicesOf = (id: ChartId): ChartServices => ({
    ask: host.ask,
    need: (columns) => void loader.need(columns),
    select,
    reveal,
    filterTo: (ids) => store.now().brushed !== ids && store.set({ brushed: ids }, 'keep'),
    remember: (settings) => store.arrange({ chartSettings: { ...store.arrangement().chartSettings, [id]: settings } }),
    listed: (count) => {
      const now = shown();
      return now === undefined ? [] : Array.from(now.view.rows.slice(0, count), (row) => now.table.schema.ids[row]!);
    },
    retold: () => area.retold(),
    mend,
    announce,
    tooltip,
  });
  const save = (name: string, content: ExportedChart) =>
    void host.ask('save', { name, content }).then((path) => path !== undefined && toast.show(t('Saved the chart to {0}.', path)), failed);
  const area = createChartArea({ arrange, servicesOf, save, failed });
  return {
    places: area.places,
    arrange,
    add(ids) {
      const { added } = store.arrangement();
      store.arrange({ added: [...new Set([...added, ...ids])].slice(-MOST_ADDED) });
      if (store.now().layout.charts.shown === 'table') arrange({ shown: 'both' });
    },
    show(table, rows) {
      const { layout, selection } = store.now();
      const { mode } = table.schema;
      const { chartSettings, added } = layout[mode];
      area.show(layout.charts, (id): ChartInput => ({ table, rows, mode, selected: selection.ids, added, settings: chartSettings[id] }));
    },
  };
}
