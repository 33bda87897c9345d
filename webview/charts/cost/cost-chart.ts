import type { View } from 'vega';
import { costHeight, costSpec, type CostChart } from '../../../src/charts/cost-spec.ts';
import { PAGE_THEME } from '../../../src/charts/theme.ts';
import { visible } from '../../../src/core/text/visible.ts';
import { MOST_BARS, type CostPartsAnswer } from '../../../src/protocol/charts.ts';
import { button, element } from '../../ui/element.ts';
import { createSelectField } from '../../ui/select-field.ts';
import type { Chart, ChartInput, ChartServices } from '../chart.ts';
import { createLiveChart } from '../live-chart.ts';
import { wantedRows } from '../wanted-rows.ts';
import { costTable } from './cost-table.ts';
import { barLines, costPicture, totalText } from './picture.ts';
import { costSettings, type CostSettings } from './settings.ts';
import { t } from '../../ui/l10n.ts';

/** More bars than this nobody compares. */
const FIRST_BARS = 20;

/** What the costs of the selected rows add up from, a bar for each. */
export function createCostChart(services: ChartServices): Chart {
  const change = (next: Partial<CostSettings>) => services.remember({ ...settings, ...next });
  const cost = createSelectField(t('Cost'), (id) => change({ cost: id as CostPartsAnswer['cost'] }));
  const order = createSelectField(t('Order'), (id) => change({ order: id as CostSettings['order'] }));
  const note = element('p', { class: 'chart-note', role: 'status' });
  const mend = button(t('Set hardware or prices'), services.mend, { class: 'link', hidden: true });
  const live = createLiveChart({
    drawn: (view) => listen(view),
    failed: (error) => say(t('The costs cannot be drawn: {0}.', textOf(error))),
  });
  const tall = element('div', { class: 'chart-tall' }, live.place);
  const root = element(
    'div',
    { class: 'chart' },
    element('div', { class: 'chart-bar' }, cost.place, order.place),
    element('div', { class: 'chart-note' }, note, mend),
    element('div', { class: 'chart-scroll' }, tall),
  );
  live.place.tabIndex = 0;
  live.place.setAttribute('role', 'application');
  live.place.setAttribute('aria-label', t('Costs: arrow keys go from bar to bar, Enter goes to the row'));

  let settings = costSettings(undefined);
  let asked = '';
  let turn = 0;
  let why = '';
  let answer: CostPartsAnswer | undefined;
  let picture: CostChart | undefined;
  let at = -1;
  const heard = new WeakSet<View>();
  const say = (text: string) => {
    note.textContent = text;
  };
  const barOf = (item: { readonly datum?: { readonly bar?: number } } | null | undefined) => answer?.bars[item?.datum?.bar ?? -1];
  const listen = (view: View) => {
    if (heard.has(view)) return;
    heard.add(view);
    view.addEventListener('mousemove', (event, item) => {
      const bar = barOf(item as Parameters<typeof barOf>[0]);
      const { clientX, clientY } = event as unknown as MouseEvent;
      if (bar === undefined) services.tooltip.hide();
      else services.tooltip.show(barLines(bar), clientX, clientY);
    });
    view.addEventListener('mouseout', () => services.tooltip.hide());
    view.addEventListener('click', (_, item) => {
      const bar = barOf(item as Parameters<typeof barOf>[0]);
      if (bar !== undefined) services.reveal(bar.id);
    });
  };
  live.place.addEventListener('blur', () => services.tooltip.hide());
  live.place.addEventListener('keydown', (event) => {
    const bars = answer?.bars ?? [];
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: bars.length - 1 }[event.key];
    const chosen = bars[at];
    if (event.key === 'Enter' && chosen !== undefined) services.reveal(chosen.id);
    if (to === undefined || bars.length === 0) return;
    event.preventDefault();
    at = Math.min(bars.length - 1, Math.max(0, to));
    const lines = barLines(bars[at]!);
    const box = live.place.getBoundingClientRect();
    services.tooltip.show(lines, box.left + 40, box.top + ((at + 1) * box.height) / (bars.length + 1));
    services.announce(lines.join(', '));
  });
  const draw = () => {
    if (answer === undefined) return;
    const shown = { ...answer, bars: ordered(answer, settings) };
    answer = shown;
    picture = costPicture(shown);
    cost.show(
      shown.costs.map(({ id, title }) => [id, title] as const),
      shown.cost,
    );
    order.show(ORDERS, settings.order);
    say(shown.empty ?? noteOf(shown, why));
    mend.hidden = !shown.bars.some(({ parts }) =>
      parts.some(({ amount }) => ('none' in amount ? amount.mendable : amount.missing !== undefined)),
    );
    const drawn = picture;
    tall.hidden = drawn === undefined;
    if (drawn === undefined) return live.leave();
    tall.style.setProperty('--tall', `${costHeight(drawn.bars.length)}px`);
    live.draw(({ width }) => costSpec(drawn, PAGE_THEME, { width }));
  };
  const askAgain = ({ table, rows, mode, selected }: ChartInput) => {
    const first = services.listed(FIRST_BARS);
    const wanted = wantedRows({ ids: table.schema.ids, selected, first, listed: rows.length, mode }, MOST_BARS);
    why = wanted.why;
    const next = JSON.stringify([mode, table.schema.revision, wanted.ids, settings.cost]);
    if (next === asked) return;
    asked = next;
    const own = ++turn;
    const { cost: wish } = settings;
    services.ask('costParts', { mode, ids: [...wanted.ids], ...(wish === undefined ? {} : { cost: wish }) }).then(
      (parts) => {
        if (own !== turn) return;
        [answer, at] = [parts, -1];
        draw();
        services.retold();
      },
      (error: unknown) => own === turn && say(t('The costs could not be told: {0}.', textOf(error))),
    );
  };
  return {
    element: root,
    show(input) {
      settings = costSettings(input.settings);
      draw();
      askAgain(input);
    },
    leave() {
      asked = '';
      turn++;
      live.leave();
      services.tooltip.hide();
    },
    spec: () => picture && costSpec(picture, PAGE_THEME, {}),
    dataTable: () => (answer === undefined ? { caption: t('No costs'), columns: [], rows: [] } : costTable(answer)),
  };
}

const ORDERS = [
  ['table', t('as in the table')],
  ['dearest', t('the dearest first')],
] as const;

/** What is unknown comes last: nobody knows whether it is dear. */
function ordered({ bars }: CostPartsAnswer, { order }: CostSettings): CostPartsAnswer['bars'] {
  const valueOf = ({ total }: CostPartsAnswer['bars'][number]) => ('value' in total ? total.value : Number.NEGATIVE_INFINITY);
  return order === 'table' ? bars : [...bars].sort((a, b) => valueOf(b) - valueOf(a));
}

function noteOf({ bars, cost, costs }: CostPartsAnswer, why: string): string {
  if (bars.length === 0) return t('No rows to tell the costs of: take the filter away.');
  const title = costs.find(({ id }) => id === cost)?.title.split(',')[0] ?? cost;
  const unknown = bars.filter(({ total }) => 'none' in total || total.missing !== undefined);
  const lacking =
    unknown.length === 0
      ? ''
      : ` ${t('Of {0} of {1} not all is known; the first, {2}, is {3}.', unknown.length, bars.length, visible(unknown[0]!.name), totalText(unknown[0]!.total))}`;
  return `${t('What {0} adds up from, of {1}.', title, why)}${lacking}`;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
