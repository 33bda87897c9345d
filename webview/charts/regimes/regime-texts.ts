import { pointSize } from '../../../src/core/metrics/names.ts';
import { formatPercent } from '../../../src/core/format/number.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { RegimeAxis, Regimes, Winner } from '../../../src/protocol/charts.ts';
import { moneyText, PER } from './money-text.ts';
import type { RegimeSettings } from './settings.ts';
import { t } from '../../ui/l10n.ts';
import { toldStretches } from './told-stretches.ts';

export type Along = RegimeSettings['along'];

/** `one point of auc (0.01)`. */
export function pointText({ metric: { name, unit } }: Pick<Regimes, 'metric'>): string {
  const size = pointSize(unit);
  return size === 1 ? t('one unit of {0}', visible(name)) : t('one point of {0} ({1})', visible(name), size);
}

export function axisTitle(regimes: Regimes, along: Along): string {
  const per = PER[regimes.cost.unit] ?? '';
  const what = regimes.cost.id === 'spent' ? t('what a run may cost') : t('budget for {0}', regimes.cost.title.split(',')[0]!);
  return along === 'budget' ? `${what}, $${per}` : `${t('what {0} is worth', pointText(regimes))}, $${per}`;
}

/** Who wins at a place, how sure that is, and whether it hangs on little. */
export function placeSentence(regimes: Regimes, along: Along, at: number): string {
  const axis = regimes[along];
  const money = moneyText(regimes, at);
  const stretch = axis.stretches.findLast(({ from }) => from <= at);
  if (stretch === undefined) {
    const [first] = axis.stretches;
    const cheapest = regimes.winners[first?.winner ?? 0]!;
    return t('{0} pays for none: the cheapest, {1}, costs {2}.', money, visible(cheapest.name), cheapest.cost.text);
  }
  const winner = regimes.winners[stretch.winner]!;
  const start = along === 'budget' ? t('Within {0}', money) : t('Where {0} is worth {1}', pointText(regimes), money);
  const facts = `${factsOf(regimes, winner)}${chanceText(axis, stretch.winner, at)}`;
  return `${t('{0}, {1} wins: {2}.', start, visible(winner.name), facts)}${edgeText(regimes, along, at)}`;
}

function factsOf({ metric }: Regimes, { quality, cost }: Winner): string {
  return `${visible(metric.name)} ${quality.text}, ${cost.text}`;
}

function chanceText(axis: RegimeAxis, winner: number, at: number): string {
  const chance = chanceAt(axis, winner, at);
  return chance === undefined ? '' : `; ${t('it is the best in {0} of the draws', formatPercent(chance, 100))}`;
}

/** The chance at the last place of the grid that is not beyond; undefined where chances are not known. */
export function chanceAt({ grid, chances }: RegimeAxis, winner: number, at: number): number | undefined {
  const place = grid.findLastIndex((value) => value <= at * (1 + 1e-9));
  return chances[winner]?.[Math.max(0, place)];
}

function edgeText(regimes: Regimes, along: Along, at: number): string {
  const { edges, stretches } = regimes[along];
  const near = edges.findIndex(({ low, high }) => low < at && (high === null || at < high) && (high === null || high > low));
  if (near < 0) return '';
  const edge = edges[near]!;
  const next = visible(regimes.winners[stretches[near + 1]!.winner]!.name);
  const low = moneyText(regimes, edge.low);
  const said =
    edge.high === null
      ? t('That hangs on little: where {0} takes over lies between {1} without end.', next, low)
      : t('That hangs on little: where {0} takes over lies between {1} and {2}.', next, low, moneyText(regimes, edge.high));
  return ` ${said}`;
}

/** What the chart shows, before anybody asks about a place. */
export function summarySentence(regimes: Regimes, along: Along): string {
  const { stretches, thin } = toldStretches(regimes, along);
  const { winners, compared, undecided } = regimes;
  const rounded =
    thin === 1
      ? t('1 more wins only where the sum stays the same when rounded.')
      : t('{0} more win only where the sum stays the same when rounded.', thin);
  const left = [
    thin === 0 ? '' : ` ${rounded}`,
    undecided === 0 ? '' : ` ${t('{0} more could not be compared for want of a quality or a cost.', undecided)}`,
  ].join('');
  if (stretches.length === 1) {
    const only = winners[stretches[0]!.winner]!;
    const always = along === 'budget' ? t('from {0} on', moneyText(regimes, stretches[0]!.from)) : t('whatever a point is worth');
    return `${t('Of {0}, {1} wins {2}: {3}.', compared, visible(only.name), always, factsOf(regimes, only))}${left}`;
  }
  const named = stretches.slice(0, MOST_NAMED).map(({ winner, from, to }) => {
    const name = visible(winners[winner]!.name);
    return from > 0 || to === null ? t('{0} from {1}', name, moneyText(regimes, from)) : t('{0} below {1}', name, moneyText(regimes, to));
  });
  const rest = stretches.length - named.length;
  const list = [...named, ...(rest > 0 ? [t('and {0} more', rest)] : [])].join(', ');
  return `${t('Of {0}, {1} win somewhere: {2}.', compared, stretches.length, list)}${left}`;
}

const MOST_NAMED = 4;
