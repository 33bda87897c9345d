// Makes a report page interactive, in a browser's file and in a webview alike. Without it, or when it fails, the page is whole.
import { makeSortable } from '../ui/sortable-table.ts';
import { watchTheme } from '../ui/theme-watch.ts';
import { createTooltip } from '../ui/tooltip.ts';
import { createChart, type ChartSpec, type LiveChart } from './chart.ts';
import { bindRows } from './rows.ts';

const tables = ['front-table', 'candidates-table'].flatMap((id) => {
  const table = document.getElementById(id);
  return table instanceof HTMLTableElement ? [table] : [];
});
for (const table of tables) if (table.id === 'candidates-table') makeSortable(table);

let chart: LiveChart | undefined;
const rows = bindRows(tables, {
  hovered: (id) => chart?.hover(id),
  clicked: (id) => {
    chart?.mark(id);
    rows.mark(id, 'not');
  },
});

const spec = embeddedSpec();
const [live, tools] = [document.getElementById('chart-live'), document.getElementById('chart-tools')];
if (spec !== undefined && live !== null && tools !== null) void showChart(spec, live, tools);

/** Our own page wrote it, so its shape is known. */
function embeddedSpec(): ChartSpec | undefined {
  const text = document.getElementById('kneepoint-model')?.textContent;
  const model = JSON.parse(text ?? '{}') as { chart?: { spec: ChartSpec } | null };
  return model.chart?.spec;
}

async function showChart(of: ChartSpec, place: HTMLElement, bar: HTMLElement): Promise<void> {
  const tooltip = createTooltip();
  const clicked = (id: string) => {
    chart?.mark(id);
    rows.mark(id, 'into-view');
  };
  const still = document.getElementById('chart-static');
  place.hidden = false;
  const drawing = createChart(of, { live: place, tools: bar, tooltip, clicked });
  try {
    await drawing.draw();
  } catch (error) {
    place.hidden = true;
    console.warn('kneepoint: the chart stays as it is, for it could not be drawn anew:', error);
    return;
  }
  chart = drawing;
  bar.hidden = false;
  if (still !== null) still.hidden = true;
  watchTheme(() => void drawing.draw());
  watchWidth(place, () => void drawing.draw());
}

function watchWidth(place: HTMLElement, changed: () => void): void {
  let width = place.clientWidth;
  new ResizeObserver(() => {
    if (place.clientWidth === width || place.clientWidth === 0) return;
    width = place.clientWidth;
    changed();
  }).observe(place);
}
