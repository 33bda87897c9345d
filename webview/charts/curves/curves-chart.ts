import { curvesSpec, type CurvesChart } from '../../../src/charts/curves-spec.ts';
import { PAGE_THEME } from '../../../src/charts/theme.ts';
import { CURVE_AXES, MOST_CURVES } from '../../../src/protocol/charts.ts';
import { createCheckField } from '../../ui/check-field.ts';
import { button, element } from '../../ui/element.ts';
import { createSelectField } from '../../ui/select-field.ts';
import { createSlideField } from '../../ui/slide-field.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { Chart, ChartInput, ChartServices } from '../chart.ts';
import { createLegend } from '../legend.ts';
import { createLiveChart } from '../live-chart.ts';
import { nameColumns, rowName } from '../row-names.ts';
import { createXCursor } from '../x-cursor.ts';
import { legendEntries } from './curve-legend.ts';
import { createCurveReader, type ReadCurve, type ReadCurves } from './curve-reader.ts';
import { AXIS_TITLES, curvesNote, lacks, lackText, tipLines } from './curve-texts.ts';
import { curvesPicture } from './curves-picture.ts';
import { curvesTable } from './curves-table.ts';
import { curveSettings, type CurveSettings } from './settings.ts';
import { nearestCurve, valueAt } from './values-at.ts';
import { wantedRows } from '../wanted-rows.ts';
import { t } from '../../ui/l10n.ts';

/** While nobody selected any. */
const FIRST_ROWS = 10;

/** Learning curves of the selected runs, over steps, time, or the money spent until then. */
export function createCurvesChart(services: ChartServices): Chart {
  const change = (next: Partial<CurveSettings>) => services.remember({ ...settings, ...next });
  const metric = createSelectField(t('Metric'), (name) => change({ metric: name }));
  const over = createSelectField(t('Over'), (axis) => change({ over: axis as CurveSettings['over'] }));
  const smoothing = createSlideField(t('Smoothing'), 0.99, 0.01, (weight) => change({ smoothing: weight }));
  const logX = createCheckField(t('log x'), (on) => change({ logX: on }));
  const logY = createCheckField(t('log y'), (on) => change({ logY: on }));
  const bar = element('div', { class: 'chart-bar' }, metric.place, over.place, smoothing.place, logX.place, logY.place);
  const note = element('p', { class: 'chart-note', role: 'status' });
  const missing = element('div', { class: 'chart-note' });
  const legend = createLegend(t('Curves'), services.reveal);
  const live = createLiveChart({
    drawn: (view) => cursor.follow(view),
    failed: (error) => say(t('The curves cannot be drawn: {0}.', textOf(error))),
  });
  const cursor = createXCursor(live.place, {
    at: (x, reach, where, how) => tell(x, reach, where, how),
    gone: () => services.tooltip.hide(),
    clicked: (x, y) => {
      const row = picture === undefined ? undefined : nearestCurve(curves(), x * picture.xUnit, y)?.row;
      if (row !== undefined) services.reveal(row);
    },
  });
  live.place.append(cursor.line);
  live.place.tabIndex = 0;
  live.place.setAttribute('role', 'application');
  live.place.setAttribute('aria-label', t('Learning curves: arrow keys move along them, and say what all have there'));
  const root = element('div', { class: 'chart curves' }, bar, note, missing, live.place, legend.place);

  let settings = curveSettings(undefined);
  let why = '';
  let asked = '';
  let read: ReadCurves | undefined;
  let picture: CurvesChart | undefined;
  let nameOf: (row: string) => string | undefined = () => undefined;
  const curves = (): readonly ReadCurve[] => read?.curves ?? [];
  const say = (text: string) => {
    note.textContent = text;
  };
  const tell = (x: number, reach: number, { left, top }: { left: number; top: number }, how: 'pointer' | 'keys') => {
    if (picture === undefined) return;
    const { xUnit } = picture;
    const values = curves().flatMap((one) => {
      const found = valueAt(one, x * xUnit, reach * xUnit);
      return found === undefined ? [] : [{ name: one.name, y: found.y }];
    });
    const goal = read?.answer.metrics.find(({ name }) => name === read?.metric)?.goal;
    const lines = tipLines(settings.over, x * xUnit, values, goal);
    services.tooltip.show(lines, left, top);
    if (how === 'keys') services.announce(lines.join(', '));
  };
  const draw = () => {
    if (read === undefined) return;
    picture = curvesPicture(read, settings);
    say(read.metric === undefined ? NOTHING_LOGGED : curvesNote(read, why));
    const found = lacks(read.curves);
    missing.replaceChildren(
      ...found.map((lack) => {
        const line = element('p', {}, `${lackText(lack, read!.answer.runs.length)} `);
        if (lack.mendable) line.append(button(t('Set hardware or prices'), services.mend, { class: 'link' }));
        return line;
      }),
    );
    const shown = picture;
    live.place.hidden = shown === undefined;
    if (shown === undefined) live.leave();
    else live.draw(({ width }) => curvesSpec(shown, PAGE_THEME, { width, legend: 'left to the page' }));
    legend.show(legendEntries(read, (row) => nameOf(row)));
    services.retold();
  };
  const reader = createCurveReader(
    services.ask,
    (now) => {
      read = now;
      metric.show(
        now.answer.metrics.map(({ name, steps }) => [name, steps ? visible(name) : t('{0} (logged once)', visible(name))] as const),
        now.metric ?? '',
      );
      draw();
    },
    (error) => say(t('The curves could not be read: {0}.', textOf(error))),
  );
  const readAgain = ({ table, rows, mode, selected }: ChartInput) => {
    const first = services.listed(FIRST_ROWS);
    const wanted = wantedRows({ ids: table.schema.ids, selected, first, listed: rows.length, mode }, MOST_CURVES);
    const { metric: name, over: axis, smoothing: weight } = settings;
    const { revision } = table.schema;
    const next = JSON.stringify([mode, wanted.ids, revision, name, axis, weight]);
    why = wanted.why;
    if (next === asked) return draw();
    asked = next;
    reader.read(mode, wanted.ids, revision, { metric: name, over: axis, smoothing: weight });
  };
  return {
    element: root,
    show(input) {
      const { table, mode } = input;
      // A run is named by the reader.
      if (mode === 'candidates' && !table.has(nameColumns(table))) return services.need(nameColumns(table));
      nameOf = (id) => (mode === 'runs' ? undefined : rowNameOf(table, id));
      settings = curveSettings(input.settings);
      over.show(
        CURVE_AXES.map((id) => [id, AXIS_TITLES[id]] as const),
        settings.over,
      );
      smoothing.show(settings.smoothing);
      logX.show(settings.logX);
      logY.show(settings.logY);
      readAgain(input);
    },
    leave() {
      asked = '';
      reader.stop();
      live.leave();
      services.tooltip.hide();
    },
    spec: () => picture && curvesSpec(picture, PAGE_THEME, { legend: 'in the picture' }),
    dataTable: () => curvesTable(curves(), settings.over, read?.metric),
  };
}

const NOTHING_LOGGED = t('These rows logged no metric. Select others, or take the filter away.');

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function rowNameOf(table: ChartInput['table'], id: string): string | undefined {
  const row = table.rowOf(id);
  return row === undefined ? undefined : rowName(table, row);
}
