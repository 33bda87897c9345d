import { parallelSpec, type ParallelChart } from '../../../src/charts/parallel-spec.ts';
import { PAGE_THEME } from '../../../src/charts/theme.ts';
import { formatCount } from '../../../src/core/format/number.ts';
import { lastCall } from '../../experiments/last-call.ts';
import { button, element } from '../../ui/element.ts';
import { openMenu } from '../../ui/menu.ts';
import type { Anchor } from '../../ui/popover.ts';
import { createSelectField } from '../../ui/select-field.ts';
import type { Chart, ChartInput, ChartServices } from '../chart.ts';
import { createColourKey } from '../colour-key.ts';
import { axisTitle } from '../columns.ts';
import { lastReading } from '../last-reading.ts';
import { createLiveChart } from '../live-chart.ts';
import { rowName } from '../row-names.ts';
import { valueText } from '../value-text.ts';
import { axisChoices } from './axes.ts';
import { type AxisView, createAxisView } from './axis-view.ts';
import { openBoundsPrompt } from './bounds-prompt.ts';
import { brushOf, stretchOf } from './brushes.ts';
import { createLinesOverlay } from './overlay.ts';
import { type Picture, pictureOf } from './picture.ts';
import { createReader, type Reading } from './reading.ts';
import { linesOf, meanwhileText, noteText } from './words.ts';
import { type AxisBrush, MOST_AXES, parallelSettings, type ParallelSettings } from './settings.ts';
import { t } from '../../ui/l10n.ts';
import { rowsWord } from '../mode-words.ts';

/** So many are drawn at once. */
const FEW_LINES = 500;

/** Rows as lines over up to twelve axes, each of which can be brushed. */
export function createParallelChart(services: ChartServices): Chart {
  const change = (next: Partial<ParallelSettings>) => services.remember({ ...settings, ...next });
  const add = createSelectField(t('Add'), (id) => id !== '' && change({ axes: [...axisIds(), id] }));
  const colour = createSelectField(t('Colour'), (id) => change({ colour: id }));
  const reset = button(t('Usual Axes'), () => change({ axes: undefined, brushes: [] }), {
    class: 'tool',
    title: t('Shows the axes that the chart chooses'),
  });
  const clear = button(t('Clear Filters'), () => clearAll(), { class: 'tool', title: t('Shows all rows again (Escape)') });
  const bar = element('div', { class: 'chart-bar' }, add.place, colour.place, reset, clear);
  const note = element('p', { class: 'chart-note', role: 'status' });
  const live = createLiveChart({
    drawn: () => placeAxes(),
    failed: (error) => {
      note.textContent = t('The lines cannot be drawn: {0}.', error instanceof Error ? error.message : String(error));
    },
  });
  const overlay = createLinesOverlay(live.place, {
    hover(line, event) {
      if (line === undefined || picture === undefined || input === undefined || reading === undefined) return services.tooltip.hide();
      services.tooltip.show(linesOf(reading, input, picture.rows[line]!), event.clientX, event.clientY);
    },
    click: (line) => picture !== undefined && input !== undefined && services.reveal(input.table.schema.ids[picture.rows[line]!]!),
  });
  live.place.append(overlay.place);
  new ResizeObserver(() => placeAxes()).observe(live.place);
  const key = createColourKey();
  const root = element('div', { class: 'chart parallel' }, bar, note, live.place, key.place);
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || settings.brushes.length === 0) return;
    event.stopPropagation();
    clearAll();
  });

  let settings = parallelSettings(undefined);
  let input: ChartInput | undefined;
  let reading: Reading | undefined;
  let picture: Picture | undefined;
  const views = new Map<string, AxisView>();
  const axisIds = () => reading?.scales.map(({ column }) => column.meta.id) ?? [];
  const clearAll = () => {
    change({ brushes: [] });
    services.announce(t('All rows are shown again.'));
  };
  const read = lastReading(createReader());
  const pictured = lastCall((now: Reading, of: ChartInput['rows'], selected: ReadonlySet<string>) =>
    pictureOf(now, { ...input!, rows: of, selected }),
  );
  /** The same set while it holds the same, so that the table is not filtered anew. */
  const filtered = lastCall((passes: Reading['passes'], rows: Uint32Array, ids: readonly string[]) =>
    passes === undefined ? undefined : new Set(Array.from(rows).flatMap((row) => (passes(row) ? [ids[row]!] : []))),
  );
  const parsed = lastCall((saved: unknown) => parallelSettings(saved));

  const setBrush = (id: string, brush: AxisBrush | undefined) => {
    const others = settings.brushes.filter(([axis]) => axis !== id);
    change({ brushes: brush === undefined ? others : [...others, [id, brush]] });
    if (picture !== undefined && input !== undefined)
      services.announce(t('{0} of {1} {2} are shown.', formatCount(picture.passing), formatCount(picture.of), rowsWord(input.mode)));
  };
  const moveAxis = (id: string, to: number) => {
    const axes = axisIds().filter((one) => one !== id);
    axes.splice(Math.max(0, to), 0, id);
    change({ axes });
    requestAnimationFrame(() => views.get(id)?.head.focus({ preventScroll: true }));
  };
  const dropAxis = (id: string, clientX: number) => {
    const left = live.place.getBoundingClientRect().left;
    const boxes = overlay.boxes(axisIds().length);
    const others = boxes.filter((_, at) => axisIds()[at] !== id);
    moveAxis(id, others.filter((box) => left + box.left < clientX).length);
  };
  const remove = (id: string) =>
    change({ axes: axisIds().filter((one) => one !== id), brushes: settings.brushes.filter(([axis]) => axis !== id) });
  const axisMenu = (id: string, anchor: Anchor) => {
    const scale = reading?.scales.find(({ column }) => column.meta.id === id);
    if (scale === undefined) return;
    const at = axisIds().indexOf(id);
    const brush = settings.brushes.find(([axis]) => axis === id)?.[1];
    const title = axisTitle(scale.column.meta);
    const isText = scale.column.texts !== undefined;
    openMenu(anchor, title, [
      [
        {
          label: t('Filter by Numbers …'),
          disabled: isText ? t('it has texts') : undefined,
          run: () => openBoundsPrompt(anchor, title, brush, (next) => setBrush(id, next)),
        },
        {
          label: t('Clear Its Filter'),
          disabled: brush === undefined ? t('nothing is filtered') : undefined,
          run: () => setBrush(id, undefined),
        },
        { label: t('Colour by It'), checked: reading?.colourBy === id, run: () => change({ colour: id }) },
      ],
      [
        { label: t('Move Left'), hint: 'Alt+←', disabled: at === 0 ? t('it is the first') : undefined, run: () => moveAxis(id, at - 1) },
        {
          label: t('Move Right'),
          hint: 'Alt+→',
          disabled: at === axisIds().length - 1 ? t('it is the last') : undefined,
          run: () => moveAxis(id, at + 1),
        },
        { label: t('Take It Away'), hint: t('Delete'), run: () => remove(id) },
      ],
    ]);
  };
  const viewOf = (id: string): AxisView => {
    const known = views.get(id);
    if (known !== undefined) return known;
    const view = createAxisView({
      menu: (anchor) => axisMenu(id, anchor),
      brush(stretch, when) {
        const scale = reading?.scales.find(({ column }) => column.meta.id === id);
        if (scale === undefined) return;
        if (when === 'done') setBrush(id, stretch === undefined ? undefined : brushOf(scale, stretch));
        else note.textContent = stretch === undefined ? '' : meanwhileText(scale, stretch);
      },
      move: (by) => moveAxis(id, axisIds().indexOf(id) + by),
      drop: (clientX) => dropAxis(id, clientX),
      remove: () => remove(id),
    });
    views.set(id, view);
    return view;
  };
  const placeAxes = () => {
    if (reading === undefined || picture === undefined) return;
    const { scales } = reading;
    const boxes = overlay.boxes(scales.length);
    const wanted = scales.map(({ column }) => viewOf(column.meta.id).place);
    const present = [...overlay.place.querySelectorAll(':scope > .axis')];
    if (wanted.length !== present.length || wanted.some((place, at) => place !== present[at])) {
      const focused = document.activeElement;
      for (const place of present) if (!wanted.includes(place as HTMLElement)) place.remove();
      overlay.place.append(...wanted);
      if (focused instanceof HTMLElement && overlay.place.contains(focused)) focused.focus({ preventScroll: true });
    }
    scales.forEach((scale, at) => {
      const brush = settings.brushes.find(([axis]) => axis === scale.column.meta.id)?.[1];
      const stretch = brush === undefined ? undefined : stretchOf(scale, brush);
      viewOf(scale.column.meta.id).show(scale, boxes[at]!, stretch, picture!.missing[at]!);
    });
  };
  const drawNow = (chart: ParallelChart) => live.draw(({ width }) => parallelSpec(chart, PAGE_THEME, { width, axes: 'left to the page' }));
  /** The table that a brush filters comes first; thousands of lines follow. */
  const draw = (chart: ParallelChart) => {
    if (chart.lines.length < FEW_LINES) return drawNow(chart);
    requestAnimationFrame(() => setTimeout(() => picture?.chart === chart && drawNow(chart)));
  };
  const showBar = (table: ChartInput['table']) => {
    const choices = axisChoices(table);
    const shown = axisIds();
    const left = choices.filter(({ id }) => !shown.includes(id)).map((meta) => [meta.id, axisTitle(meta)] as const);
    add.show([['', shown.length >= MOST_AXES ? t('no more than twelve') : t('an axis …')], ...(shown.length >= MOST_AXES ? [] : left)], '');
    colour.show([['', t('all the same')], ...choices.map((meta) => [meta.id, axisTitle(meta)] as const)], reading?.colourBy ?? '');
    clear.hidden = settings.brushes.length === 0;
    reset.hidden = settings.axes === undefined;
  };
  return {
    element: root,
    show(next) {
      input = next;
      settings = parsed(next.settings);
      const result = read(next, settings);
      if ('needs' in result) {
        if (reading === undefined) note.textContent = t('Reading the columns of the axes …');
        return services.need(result.needs);
      }
      reading = result;
      services.filterTo(filtered(result.passes, next.rows, next.table.schema.ids));
      const before = picture;
      picture = next.rows.length === 0 || result.scales.length < 2 ? undefined : pictured(result, next.rows, next.selected);
      showBar(next.table);
      note.textContent = noteText(result, picture, next);
      live.place.hidden = picture === undefined;
      key.show(picture === undefined ? undefined : result.colours);
      overlay.show(picture);
      if (picture === undefined) return live.leave();
      const { chart } = picture;
      if (picture !== before) draw(chart);
      placeAxes();
    },
    leave() {
      live.leave();
      picture = undefined;
      services.tooltip.hide();
      services.filterTo(undefined);
    },
    spec: () => picture && parallelSpec(picture.chart, PAGE_THEME, { axes: 'in the picture' }),
    dataTable() {
      if (reading === undefined || input === undefined) return { caption: note.textContent, columns: [], rows: [] };
      const { scales, passes } = reading;
      const { table, rows } = input;
      return {
        caption: note.textContent,
        columns: [t('row'), ...scales.map(({ column }) => axisTitle(column.meta))],
        rows: Array.from(rows)
          .filter((row) => passes?.(row) ?? true)
          .map((row) => [rowName(table, row), ...scales.map((scale) => valueText(scale.column, row))]),
      };
    },
  };
}
