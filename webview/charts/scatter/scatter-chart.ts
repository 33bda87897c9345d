import type { View } from 'vega';
import { scatterSpec } from '../../../src/charts/scatter-spec.ts';
import { PAGE_THEME } from '../../../src/charts/theme.ts';
import { formatCount } from '../../../src/core/format/number.ts';
import { visible } from '../../../src/core/text/visible.ts';
import { lastCall } from '../../experiments/last-call.ts';
import { createCheckField } from '../../ui/check-field.ts';
import { element } from '../../ui/element.ts';
import { createSelectField } from '../../ui/select-field.ts';
import type { AxisColumn } from '../axis-column.ts';
import type { Chart, ChartInput, ChartServices } from '../chart.ts';
import { createColourKey } from '../colour-key.ts';
import { axisTitle, numberColumns } from '../columns.ts';
import { lastReading } from '../last-reading.ts';
import { createLiveChart } from '../live-chart.ts';
import { axisChoices } from '../parallel/axes.ts';
import { rowName } from '../row-names.ts';
import { valueText } from '../value-text.ts';
import { type Picture, pictureOf } from './picture.ts';
import { readScatter, type Reading } from './reading.ts';
import { scatterSettings, type ScatterSettings } from './settings.ts';
import { t } from '../../ui/l10n.ts';
import { nonePassText, rowsWord } from '../mode-words.ts';

/** A metric against a parameter. */
export function createScatterChart(services: ChartServices): Chart {
  const change = (next: Partial<ScatterSettings>) => services.remember({ ...settings, ...next });
  const up = createSelectField(t('Up'), (id) => change({ y: id, logY: undefined }));
  const across = createSelectField(t('Across'), (id) => change({ x: id, logX: undefined }));
  const colour = createSelectField(t('Colour'), (id) => change({ colour: id }));
  const logX = createCheckField(t('log across'), (on) => change({ logX: on }));
  const logY = createCheckField(t('log up'), (on) => change({ logY: on }));
  const bar = element('div', { class: 'chart-bar' }, up.place, logY.place, across.place, logX.place, colour.place);
  const note = element('p', { class: 'chart-note', role: 'status' });
  const live = createLiveChart({
    drawn: (view) => listen(view),
    failed: (error) => {
      note.textContent = t('The points cannot be drawn: {0}.', error instanceof Error ? error.message : String(error));
    },
  });
  const key = createColourKey();
  const root = element('div', { class: 'chart' }, bar, note, live.place, key.place);
  live.place.tabIndex = 0;
  live.place.setAttribute('role', 'application');
  live.place.setAttribute('aria-label', t('Points: arrow keys go from one to the next, Enter goes to the row'));

  let settings = scatterSettings(undefined);
  let input: ChartInput | undefined;
  let reading: Reading | undefined;
  let picture: Picture | undefined;
  let at = -1;
  const heard = new WeakSet<View>();
  const parsed = lastCall((saved: unknown) => scatterSettings(saved));
  const read = lastReading(readScatter);
  const pictured = lastCall((now: Reading, rows: Uint32Array, selected: ReadonlySet<string>, how: ScatterSettings) =>
    pictureOf(now, { ...input!, rows, selected }, how),
  );
  const rowOf = (item: unknown): number | undefined => picture?.rows[(item as { datum?: { point?: number } } | null)?.datum?.point ?? -1];
  const linesOf = (row: number): readonly string[] => {
    const { x, y } = reading!;
    const said = [y, x].map((column) => `${visible(column.meta.title)}: ${valueText(column, row)}`);
    return [rowName(input!.table, row), ...said];
  };
  const reveal = (row: number | undefined) => row !== undefined && services.reveal(input!.table.schema.ids[row]!);
  const listen = (view: View) => {
    if (heard.has(view)) return;
    heard.add(view);
    view.addEventListener('mousemove', (event, item) => {
      const row = rowOf(item);
      const { clientX, clientY } = event as unknown as MouseEvent;
      if (row === undefined) services.tooltip.hide();
      else services.tooltip.show(linesOf(row), clientX, clientY);
    });
    view.addEventListener('mouseout', () => services.tooltip.hide());
    view.addEventListener('click', (_, item) => reveal(rowOf(item)));
  };
  live.place.addEventListener('blur', () => services.tooltip.hide());
  live.place.addEventListener('keydown', (event) => {
    if (picture === undefined) return;
    const order = inOrder(picture);
    if (event.key === 'Enter') reveal(picture.rows[order[at] ?? -1]);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: order.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    at = Math.max(0, Math.min(order.length - 1, to));
    const lines = linesOf(picture.rows[order[at]!]!);
    const box = live.place.getBoundingClientRect();
    services.tooltip.show(lines, box.left + 50 + ((box.width - 100) * at) / order.length, box.top + 30);
    services.announce(lines.join(', '));
  });
  const inOrder = lastCall(({ chart }: Picture): readonly number[] =>
    Array.from(chart.points.keys()).sort((a, b) => chart.points[a]!.x - chart.points[b]!.x || chart.points[a]!.y - chart.points[b]!.y),
  );
  const showBar = ({ table }: ChartInput, { x, y, colourBy }: Reading) => {
    const options = axisChoices(table).map((meta) => [meta.id, axisTitle(meta)] as const);
    const numbers = numberColumns(table.metas.values()).map((meta) => [meta.id, axisTitle(meta)] as const);
    up.show(numbers, y.meta.id);
    across.show(options, x.meta.id);
    colour.show([['', t('all the same')], ...options], colourBy);
    logX.show(picture?.chart.x.log === true);
    logY.show(picture?.chart.y.log === true);
    logX.place.hidden = x.texts !== undefined;
  };
  const nothing = (text: string) => {
    [reading, picture] = [undefined, undefined];
    note.textContent = text;
    live.place.hidden = true;
    key.show(undefined);
    live.leave();
  };
  return {
    element: root,
    show(next) {
      input = next;
      settings = parsed(next.settings);
      const result = read(next, settings);
      if ('needs' in result) {
        if (reading === undefined) note.textContent = t('Reading the columns of the points …');
        return services.need(result.needs);
      }
      if ('nothing' in result) return nothing(NOTHING[result.nothing]);
      const before = picture;
      reading = result;
      picture = pictured(result, next.rows, next.selected, settings);
      if (picture !== before) at = -1;
      showBar(next, result);
      note.textContent = noteText(result, picture, next);
      live.place.hidden = picture === undefined;
      key.show(picture === undefined ? undefined : result.colours);
      if (picture === undefined) return live.leave();
      const { chart } = picture;
      if (picture !== before) live.draw(({ width }) => scatterSpec(chart, PAGE_THEME, { width, legend: 'left to the page' }));
    },
    leave() {
      live.leave();
      picture = undefined;
      services.tooltip.hide();
    },
    spec: () => picture && scatterSpec(picture.chart, PAGE_THEME, { legend: 'in the picture' }),
    dataTable() {
      if (reading === undefined || picture === undefined || input === undefined)
        return { caption: note.textContent, columns: [], rows: [] };
      const { x, y } = reading;
      const { table } = input;
      return {
        caption: note.textContent,
        columns: [t('row'), axisTitle(y.meta), axisTitle(x.meta)],
        rows: picture.rows.map((row) => [rowName(table, row), valueText(y, row), valueText(x, row)]),
      };
    },
  };
}

const NOTHING = {
  'no numbers': t('No metric is logged here: select other runs, or take the filter away.'),
  'no parameters': t('No run here has parameters to set a metric against.'),
} as const;

function noteText({ x, y }: Reading, picture: Picture | undefined, { rows, mode }: ChartInput): string {
  if (rows.length === 0) return nonePassText(mode);
  const names = t('{0} and {1}', visible(y.meta.title), visible(x.meta.title));
  if (picture === undefined)
    return t('None of {0} {1} has both {2}. Choose other columns.', formatCount(rows.length), rowsWord(mode), names);
  const { placed, of, rows: drawn } = picture;
  return [
    placed < of
      ? placed === 1
        ? t('1 of {0} {1} has both {2}.', formatCount(of), rowsWord(mode), names)
        : t('{0} of {1} {2} have both {3}.', formatCount(placed), formatCount(of), rowsWord(mode), names)
      : t('{0} {1}.', formatCount(placed), rowsWord(mode)),
    drawn.length < placed ? t('Showing {0} of them.', formatCount(drawn.length)) : '',
    medianText(x),
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function medianText({ texts }: AxisColumn): string {
  return texts === undefined ? '' : t('The lines are medians.');
}
