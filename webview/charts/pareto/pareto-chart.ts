import { type Picture, pictureOf, type PictureSource } from './picture.ts';
import type { ChartLimit } from '../../../src/charts/pareto-chart.ts';
import { paretoSpec } from '../../../src/charts/pareto-spec.ts';
import { PAGE_THEME } from '../../../src/charts/theme.ts';
import { lastCall } from '../../experiments/last-call.ts';
import { button, element, newId } from '../../ui/element.ts';
import type { Chart, ChartInput, ChartServices } from '../chart.ts';
import { numberColumns } from '../columns.ts';
import { createLiveChart, type Size } from '../live-chart.ts';
import type { PlotAxes } from '../plot.ts';
import { createZooming } from '../zooming.ts';
import { objectivesOf } from './axes.ts';
import { createBar } from './bar.ts';
import type { Limits } from './best-within.ts';
import { familyColumns } from './families.ts';
import { createInteraction } from './interaction.ts';
import { leftOutText } from './notes.ts';
import { nothingText } from './nothing.ts';
import { type Likelihood, pointTable } from './point-text.ts';
import { createReader, type Nothing, type Reading } from './reading.ts';
import type { ParetoSettings } from './settings.ts';
import { stepsOf } from './steps.ts';
import { createUncertainties, type Uncertainty } from './uncertain.ts';
import { frontSentence, kneeText, limitLabel, type Saying } from './words.ts';
import { t } from '../../ui/l10n.ts';

/** Two objectives of the table against each other, with everything that a person can do to it. */
export function createParetoChart(services: ChartServices): Chart {
  const read = createReader();
  let input: ChartInput | undefined;
  let reading: Reading | undefined;
  let picture: Picture | undefined;
  let limits: Limits = {};
  let uncertainty: Uncertainty | undefined;
  const uncertaintyOf = createUncertainties(services.ask, () => input !== undefined && reading !== undefined && chart.show(input));
  const likelihood: Likelihood = (point) => uncertainty?.share(point);

  const say = element('p', { class: 'say', role: 'status' });
  const sentence = element('p', { class: 'chart-sentence', id: newId('sentence') });
  const knee = element('p', { class: 'chart-note' });
  const note = element('p', { class: 'chart-note', role: 'status' });
  const zooming = createZooming(
    () => live.view(),
    (view) => interaction.drawn(view),
  );
  const zoom = (how: 'in' | 'out' | 'whole') => (how === 'whole' ? zooming.whole() : zooming.by(how === 'in' ? 0.7 : 1 / 0.7));
  const change = (what: Partial<ParetoSettings>) => services.remember({ ...reading?.settings, ...what });
  const setLimits = (next: Limits) => {
    limits = next;
    showLimits();
  };
  const rememberLimits = () => {
    change({ limits });
    if (reading !== undefined) services.announce(sentence.textContent);
  };
  const bar = createBar({
    change,
    zoom,
    limit: (axis, value) => setLimits({ ...limits, [axis]: value }),
    limited: rememberLimits,
  });
  const live = createLiveChart({
    drawn: (view) => interaction.drawn(view),
    failed: (error) => {
      say.hidden = false;
      say.textContent = t('The chart could not be drawn: {0}.', error instanceof Error ? error.message : String(error));
    },
  });
  const interaction = createInteraction({
    services,
    zooming,
    zoom,
    likelihood: (point) => likelihood(point),
    now: () => (reading === undefined || picture === undefined || input === undefined ? undefined : { reading, picture, input, limits }),
    setLimits,
    rememberLimits,
    change,
  });
  live.place.append(interaction.place);
  labelled(interaction.place, sentence);
  const body = element('div', { class: 'chart-body' }, sentence, knee, live.place, note);
  const root = element('div', { class: 'chart' }, bar.place, say, body);

  const sayingOf = ({ model, nameOf }: Reading): { readonly saying: Saying; readonly knee: string } => {
    const steps = uncertainty?.steps ?? stepsOf(model);
    const saying: Saying = {
      model,
      limits,
      nameOf,
      stepFrom: (point) => steps.find(({ from }) => from === point),
      passing: passing(input),
    };
    return { saying, knee: kneeText(saying, (point) => steps.find(({ to }) => to === point)) };
  };
  const showLimits = () => {
    if (reading === undefined) return;
    const { saying, knee: text } = sayingOf(reading);
    sentence.textContent = frontSentence(saying);
    knee.textContent = text;
    knee.hidden = text === '';
    bar.showLimits(reading.axes, limits);
    interaction.limits();
  };
  // What else a person arranges, as the rectangle, makes no other picture.
  const pictured = lastCall((..._: readonly unknown[]) =>
    pictureOf(sourceOf(reading!, input!.added, uncertainty, frontSentence(sayingOf(reading!).saying))),
  );
  const tableNow = lastCall((now: Reading, { points }: Picture, _: Uncertainty | undefined, caption: string) =>
    pointTable(now, points, likelihood, caption),
  );
  const noTable = lastCall((caption: string) => ({ caption, columns: [], rows: [] }));
  const specFor = ({ width }: Pick<Size, 'width'>, of: Picture) => {
    const { spec } = paretoSpec(of.chart, PAGE_THEME, { width, overlay: 'left to the page' });
    const { x, y } = domainsOf(spec);
    zooming.take(x, y);
    const now: Readonly<Record<string, unknown>> = { xDomain: zooming.axes().x.now, yDomain: zooming.axes().y.now };
    const params = (spec['params'] as { readonly name: string }[]).map((param) => ({
      ...param,
      ...(param.name in now ? { value: now[param.name] } : {}),
    }));
    return { ...spec, params };
  };
  const showNothing = (why: Nothing, of: ChartInput) => {
    const { text, mendable } = nothingText(why, of);
    const mend = button(t('Open kneepoint.yaml'), () => void services.ask('act', { action: 'openConfiguration' }), { class: 'link' });
    say.replaceChildren(text, ...(mendable ? [' ', mend] : []));
    reading = undefined;
    picture = undefined;
    live.leave();
    if (why.chosen !== undefined) showBar(of, why.chosen.axes, why.chosen.settings, undefined);
    bar.place.hidden = why.chosen === undefined;
  };
  const showBar = ({ table }: ChartInput, axes: Reading['axes'], settings: ParetoSettings, family: string | undefined) => {
    const isLog = { x: zooming.axes().x.log, y: zooming.axes().y.log };
    const facts = { axes, settings, isLog, family, objectives: objectivesOf(table), families: familyColumns(table) };
    bar.show({ ...facts, numbers: numberColumns(table.metas.values()) });
    bar.place.hidden = false;
  };
  const showReading = (now: Reading, of: ChartInput) => {
    if (reading?.settings !== now.settings) limits = now.settings.limits;
    reading = now;
    uncertainty = uncertaintyOf(now);
    const before = picture;
    const { xScale, yScale, third } = now.settings;
    const next = pictured(now.model, xScale, yScale, now.family?.id, third?.column, third?.as, of.added, uncertainty);
    picture = next;
    if (picture !== before) live.draw((size) => specFor(size, next));
    const leftOut = leftOutText(now.model, picture.points.length, of.mode, of.added.filter((id) => now.pointOf(id) === undefined).length);
    const showAll = button(t('Show All'), () => change({ brush: undefined }), { class: 'link' });
    const filtering =
      now.settings.brush === undefined ? [] : [`${leftOut === '' ? '' : ' · '}${t('the table shows what is in the rectangle')} `, showAll];
    note.replaceChildren(leftOut, ...filtering);
    note.hidden = note.textContent === '';
    showBar(of, now.axes, now.settings, now.family?.id);
    showLimits();
    interaction.shown(picture !== before);
  };
  const chart: Chart = {
    element: root,
    show(next) {
      input = next;
      const result = read(next);
      const hasNothing = 'nothing' in result;
      const isComing = 'needs' in result;
      say.hidden = !hasNothing && !(isComing && reading === undefined);
      body.hidden = hasNothing || (isComing && reading === undefined);
      if (isComing) {
        say.textContent = t('Reading the numbers of the chart …');
        services.need(result.needs);
      } else if (hasNothing) showNothing(result, next);
      else showReading(result, next);
    },
    leave() {
      live.leave();
      interaction.leave();
      picture = undefined;
    },
    spec() {
      if (reading === undefined || picture === undefined) return undefined;
      return paretoSpec({ ...picture.chart, limits: limitLines(reading, limits), description: sentence.textContent }, PAGE_THEME).spec;
    },
    dataTable() {
      return reading === undefined || picture === undefined
        ? noTable(say.textContent)
        : tableNow(reading, picture, uncertainty, sentence.textContent);
    },
  };
  return chart;
}

/** A picture that is walked with the keyboard; what it shows stands in the sentence above it. */
function labelled(place: SVGElement, sentence: HTMLElement): void {
  const attributes = {
    tabindex: 0,
    role: 'application',
    'aria-roledescription': t('chart'),
    'aria-label': t('Pareto chart'),
    'aria-describedby': sentence.id,
  };
  for (const [name, value] of Object.entries(attributes)) place.setAttribute(name, String(value));
}

function limitLines({ axes }: Reading, limits: Limits): readonly ChartLimit[] {
  return (['x', 'y'] as const).flatMap((axis) => {
    const value = limits[axis];
    return value === undefined ? [] : [{ axis, value, label: limitLabel(axes[axis], value) }];
  });
}

function sourceOf(reading: Reading, added: readonly string[], known: Uncertainty | undefined, description: string): PictureSource {
  const { settings, table, pointOf, nameOfRow } = reading;
  return {
    ...reading,
    scales: { x: settings.xScale, y: settings.yScale },
    added: added.flatMap((id) => pointOf(id) ?? []),
    idOf: (row) => table.schema.ids[row]!,
    nameOf: nameOfRow,
    opacityOf: (point) => (known === undefined ? undefined : opacityOf(known.share(point))),
    description,
  };
}

/** Hardly ever on the front is as faded as what is well behind it. */
function opacityOf(share = 0): number {
  return 0.3 + 0.7 * share;
}

function domainsOf(spec: Readonly<Record<string, unknown>>): {
  readonly [K in keyof PlotAxes]: { readonly log: boolean; readonly whole: readonly [number, number] };
} {
  const params = spec['params'] as readonly { readonly name: string; readonly value: readonly [number, number] }[];
  const kinds = spec['usermeta'] as Readonly<Record<'x' | 'y', string>>;
  const of = (axis: 'x' | 'y') => ({ log: kinds[axis] === 'log', whole: params.find(({ name }) => name === `${axis}Domain`)!.value });
  return { x: of('x'), y: of('y') };
}

function passing(input: ChartInput | undefined): number | undefined {
  return input === undefined || input.rows.length === input.table.schema.ids.length ? undefined : input.rows.length;
}
