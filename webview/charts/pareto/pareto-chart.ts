import { PAGE_THEME } from '../../../src/charts/theme.ts';
import { paretoSpec } from '../../../src/charts/pareto-spec.ts';
import type { ParetoChart } from '../../../src/charts/pareto-chart.ts';
import { element } from '../../ui/element.ts';
import type { Chart, ChartInput, ChartServices } from '../chart.ts';
import { createLiveChart } from '../live-chart.ts';
import { nameColumns, rowName } from '../row-names.ts';
import { columnValues } from '../values.ts';
import { chosenAxes } from './axes.ts';
import { familyCandidates, familyColumn, textAt } from './families.ts';
import { paretoModel } from './model.ts';
import { pictureOf } from './picture.ts';
import { paretoSettings } from './settings.ts';

export function createParetoChart(services: ChartServices): Chart {
  const live = createLiveChart({
    drawn: () => {},
    failed: (error) => {
      throw error;
    },
  });
  const say = element('p', { class: 'say', role: 'status' });
  const root = element('div', { class: 'chart' }, say, live.place);
  let chart: ParetoChart | undefined;
  return {
    element: root,
    show({ table, rows, settings: saved, added }: ChartInput) {
      const settings = paretoSettings(saved);
      const axes = chosenAxes(table, settings);
      if (axes === undefined) return void (say.textContent = 'No two columns');
      const needed = [
        axes.x.id,
        axes.y.id,
        ...[axes.x.error ?? [], axes.y.error ?? []].flat(),
        ...nameColumns(table),
        ...familyCandidates(table, settings).map(({ id }) => id),
      ];
      if (!table.has(needed)) return services.need(needed);
      const [across, up] = [axes.x, axes.y].map(({ id, error }) => columnValues(table.data.get(id)!, table.data.get(error ?? ''))!);
      const model = paretoModel(rows, axes, across!, up!);
      const family = familyColumn(table, settings);
      ({ chart } = pictureOf({
        ...{ model, across: across!, up: up!, scales: { x: settings.xScale, y: settings.yScale } },
        family: family && { title: family.title, of: (row) => textAt(table.data.get(family.id), row) },
        third: undefined,
        added: added.flatMap((id) => Array.from(model.rows.keys()).find((point) => model.rows[point] === table.rowOf(id)) ?? []),
        idOf: (row) => table.schema.ids[row]!,
        nameOf: (row) => rowName(table, row),
        description: '',
      }));
      live.draw(({ width }) => paretoSpec(chart!, PAGE_THEME, { width, overlay: 'left to the page' }).spec);
    },
    leave: () => live.leave(),
    spec: () => chart && paretoSpec(chart, PAGE_THEME).spec,
    dataTable: () => ({ caption: '', columns: [], rows: [] }),
  };
}
