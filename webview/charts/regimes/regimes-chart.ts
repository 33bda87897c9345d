import { regimesSpec, type RegimesChart } from '../../../src/charts/regimes-spec.ts';
import { PAGE_THEME } from '../../../src/charts/theme.ts';
import type { Regimes, RegimesAnswer } from '../../../src/protocol/charts.ts';
import { visible } from '../../../src/core/text/visible.ts';
import { element } from '../../ui/element.ts';
import { createNumberField } from '../../ui/number-field.ts';
import { createSelectField } from '../../ui/select-field.ts';
import type { Chart, ChartInput, ChartServices } from '../chart.ts';
import { createLegend } from '../legend.ts';
import { createLiveChart } from '../live-chart.ts';
import { createXCursor } from '../x-cursor.ts';
import { moneyText } from './money-text.ts';
import { regimesPicture } from './picture.ts';
import { regimesTable } from './regimes-table.ts';
import { axisTitle, placeSentence, summarySentence } from './regime-texts.ts';
import { regimeSettings, type RegimeSettings } from './settings.ts';
import { t } from '../../ui/l10n.ts';
import { toldStretches } from './told-stretches.ts';

const ALONG = [
  ['budget', t('the budget')],
  ['value', t('the value of a point')],
] as const;

/** Who wins at which budget, or at which value of a point, and how sure that is. */
export function createRegimesChart(services: ChartServices): Chart {
  const change = (next: Partial<RegimeSettings>) => services.remember({ ...settings, ...next });
  const along = createSelectField(t('Along'), (id) => change({ along: id as RegimeSettings['along'] }));
  const metric = createSelectField(t('Quality'), (name) => change({ metric: name }));
  const cost = createSelectField(t('Cost'), (id) => change({ cost: id as Regimes['cost']['id'] }));
  const typed = (value: number | undefined) => {
    const isPlace = value !== undefined && value > 0;
    if (value === undefined || isPlace) settings = { ...settings, at: { ...settings.at, [settings.along]: value } };
    sayWhere();
  };
  const at = createNumberField(typed, () => change({}));
  const bar = element('div', { class: 'chart-bar' }, along.place, metric.place, cost.place, at.place);
  const sentence = element('p', { class: 'chart-sentence', role: 'status' });
  const legend = createLegend(t('Winners'), services.reveal);
  const live = createLiveChart({
    drawn: (view) => cursor.follow(view),
    failed: (error) => say(t('The regimes cannot be drawn: {0}.', textOf(error))),
  });
  const cursor = createXCursor(live.place, {
    at(x, _, { left, top }, how) {
      if (regimes === undefined) return;
      const text = placeSentence(regimes, settings.along, x);
      services.tooltip.show([moneyText(regimes, x), text], left, top);
      if (how === 'keys') services.announce(text);
    },
    gone: () => services.tooltip.hide(),
    clicked(x) {
      const winner = regimes?.[settings.along].stretches.findLast(({ from }) => from <= x)?.winner;
      const id = winner === undefined ? undefined : regimes!.winners[winner]?.id;
      if (id !== undefined) services.reveal(id);
    },
  });
  live.place.append(cursor.line);
  live.place.tabIndex = 0;
  live.place.setAttribute('role', 'application');
  live.place.setAttribute('aria-label', t('Regimes: arrow keys move along the axis, and say who wins there'));
  const root = element('div', { class: 'chart' }, bar, sentence, live.place, legend.place);

  let settings = regimeSettings(undefined);
  let asked: readonly unknown[] = [];
  let turn = 0;
  let regimes: Regimes | undefined;
  let picture: RegimesChart | undefined;
  const say = (text: string) => {
    sentence.textContent = text;
  };
  const showChoices = (metrics: readonly string[], now: Regimes | undefined) => {
    along.show(ALONG, settings.along);
    metric.show(
      metrics.map((name) => [name, visible(name)] as const),
      now?.metric.name ?? '',
    );
    cost.show(
      (now?.costs ?? []).map(({ id, title }) => [id, title] as const),
      now?.cost.id ?? '',
    );
    at.show(settings.along === 'budget' ? t('With $') : t('A point worth $'), settings.at[settings.along]);
  };
  const sayWhere = () => {
    if (regimes === undefined) return;
    const place = settings.at[settings.along];
    if (picture === undefined) say(NOBODY(regimes));
    else say(place === undefined ? summarySentence(regimes, settings.along) : placeSentence(regimes, settings.along, place));
  };
  const draw = () => {
    const shown = regimes === undefined ? undefined : regimesPicture(regimes, settings.along);
    picture = shown;
    live.place.hidden = shown === undefined;
    if (shown === undefined) live.leave();
    else live.draw(({ width }) => regimesSpec(shown, PAGE_THEME, { width, legend: 'left to the page' }));
    if (regimes === undefined) return legend.show([]);
    sayWhere();
    legend.show(entriesOf(regimes, settings.along));
  };
  const take = (answer: RegimesAnswer) => {
    if ('stale' in answer) return;
    regimes = 'none' in answer ? undefined : answer;
    showChoices(answer.metrics, regimes);
    if ('none' in answer) say(answer.none);
    draw();
    services.retold();
  };
  const askAgain = ({ table, rows, mode }: ChartInput) => {
    const { revision, ids } = table.schema;
    const next = [mode, revision, rows, settings.metric, settings.cost];
    if (next.every((part, place) => part === asked[place])) return;
    asked = next;
    const own = ++turn;
    if (regimes === undefined) say(t('Working out who wins …'));
    const { metric: name, cost: money } = settings;
    services
      .ask('regimes', {
        ...{ mode, revision },
        ...(rows.length === ids.length ? {} : { rows }),
        ...(name === undefined ? {} : { metric: name }),
        ...(money === undefined ? {} : { cost: money }),
      })
      .then(
        (answer) => own === turn && take(answer),
        (error: unknown) => own === turn && say(t('Who wins could not be worked out: {0}.', textOf(error))),
      );
  };
  return {
    element: root,
    show(input) {
      settings = regimeSettings(input.settings);
      if (regimes !== undefined) showChoices(regimes.metrics, regimes);
      draw();
      askAgain(input);
    },
    leave() {
      asked = [];
      turn++;
      live.leave();
      services.tooltip.hide();
    },
    spec: () => picture && regimesSpec(picture, PAGE_THEME, { legend: 'in the picture' }),
    dataTable: () => (regimes === undefined ? { caption: t('Nobody wins'), columns: [], rows: [] } : regimesTable(regimes, settings.along)),
  };
}

/** Colours go by the order of the stretches, as in the drawing. */
function entriesOf(regimes: Regimes, along: RegimeSettings['along']) {
  const { stretches } = toldStretches(regimes, along);
  const shown = [...new Set(stretches.map(({ winner }) => winner))];
  return shown.map((winner, place) => {
    const { id, name } = regimes.winners[winner]!;
    const from = stretches.find((stretch) => stretch.winner === winner)!.from;
    const colour = PAGE_THEME.series[place % PAGE_THEME.series.length]!;
    return { row: id, name: from > 0 ? t('{0} from {1}', name, moneyText(regimes, from)) : name, colour };
  });
}

const NOBODY = (regimes: Regimes): string =>
  regimes.undecided === 0
    ? t('No rows to compare: take the filter away.')
    : t(
        'None of {0} can be compared: {1} needs a known cost, and {2} a value. Set hardware and prices in kneepoint.yaml.',
        regimes.undecided,
        axisTitle(regimes, 'budget').split(',')[0]!,
        regimes.metric.name,
      );

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
