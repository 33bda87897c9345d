import { pointSize } from '../../../src/core/metrics/names.ts';
import { formatUsd } from '../../../src/core/format/money.ts';
import { formatPercent } from '../../../src/core/format/number.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { RegimeAxis, Regimes, Winner } from '../../../src/protocol/charts.ts';
import type { RegimeSettings } from './settings.ts';

export type Along = RegimeSettings['along'];

const PER: Readonly<Record<string, string>> = { USD: '', 'USD/month': '/mo', 'USD/1k': '/1k' };

/** `$412/mo`. */
export function moneyText({ cost }: Pick<Regimes, 'cost'>, value: number): string {
  return `${formatUsd(value)}${PER[cost.unit] ?? ''}`;
}

/** `one point of auc (0.01)`. */
export function pointText({ metric: { name, unit } }: Pick<Regimes, 'metric'>): string {
  const size = pointSize(unit);
  return size === 1 ? `one unit of ${visible(name)}` : `one point of ${visible(name)} (${size})`;
}

export function axisTitle(regimes: Regimes, along: Along): string {
  const per = PER[regimes.cost.unit] ?? '';
  const what = regimes.cost.id === 'spent' ? 'what a run may cost' : `budget for ${regimes.cost.title.split(',')[0]!}`;
  return along === 'budget' ? `${what}, $${per}` : `what ${pointText(regimes)} is worth, $${per}`;
}

/** Who wins at a place, how sure that is, and whether it hangs on little. */
export function placeSentence(regimes: Regimes, along: Along, at: number): string {
  const axis = regimes[along];
  const money = moneyText(regimes, at);
  const stretch = axis.stretches.findLast(({ from }) => from <= at);
  if (stretch === undefined) {
    const [first] = axis.stretches;
    const cheapest = regimes.winners[first?.winner ?? 0]!;
    return `${money} pays for none: the cheapest, ${visible(cheapest.name)}, costs ${cheapest.cost.text}.`;
  }
  const winner = regimes.winners[stretch.winner]!;
  const start = along === 'budget' ? `Within ${money}` : `Where ${pointText(regimes)} is worth ${money}`;
  return `${start}, ${visible(winner.name)} wins: ${factsOf(regimes, winner)}${chanceText(axis, stretch.winner, at)}.${edgeText(regimes, along, at)}`;
}

function factsOf({ metric }: Regimes, { quality, cost }: Winner): string {
  return `${visible(metric.name)} ${quality.text}, ${cost.text}`;
}

function chanceText(axis: RegimeAxis, winner: number, at: number): string {
  const chance = chanceAt(axis, winner, at);
  return chance === undefined ? '' : `; it is the best in ${formatPercent(chance, 100)} of the draws`;
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
  const end = edge.high === null ? 'without end' : `and ${moneyText(regimes, edge.high)}`;
  return ` That hangs on little: where ${next} takes over lies between ${moneyText(regimes, edge.low)} ${end}.`;
}

/** What the chart shows, before anybody asks about a place. */
export function summarySentence(regimes: Regimes, along: Along): string {
  const { stretches } = regimes[along];
  const { winners, compared, undecided } = regimes;
  const left = undecided === 0 ? '' : ` ${undecided} more could not be compared for want of a quality or a cost.`;
  if (stretches.length === 1) {
    const only = winners[stretches[0]!.winner]!;
    const always = along === 'budget' ? `from ${moneyText(regimes, stretches[0]!.from)} on` : 'whatever a point is worth';
    return `Of ${compared}, ${visible(only.name)} wins ${always}: ${factsOf(regimes, only)}.${left}`;
  }
  const named = stretches.slice(0, MOST_NAMED).map(({ winner, from, to }) => {
    const name = visible(winners[winner]!.name);
    return from > 0 || to === null ? `${name} from ${moneyText(regimes, from)}` : `${name} below ${moneyText(regimes, to)}`;
  });
  const rest = stretches.length - named.length;
  return `Of ${compared}, ${stretches.length} win somewhere: ${named.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}.${left}`;
}

const MOST_NAMED = 4;
