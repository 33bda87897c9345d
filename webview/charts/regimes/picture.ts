import type { RegimesChart } from '../../../src/charts/regimes-spec.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { Regimes } from '../../../src/protocol/charts.ts';
import { axisTitle, summarySentence, type Along } from './regime-texts.ts';
import { t } from '../../ui/l10n.ts';
import { toldStretches } from './told-stretches.ts';

/** Beyond the outermost turns, how far the axis goes on, as a factor. */
const BEYOND = 2;
const DECADE = 10;

/** What of the regimes is drawn along one of the two axes; undefined where nobody takes part. */
export function regimesPicture(regimes: Regimes, along: Along): RegimesChart | undefined {
  const { stretches, edges } = toldStretches(regimes, along);
  const { grid, chances } = regimes[along];
  if (stretches.length === 0 || grid.length === 0) return undefined;
  const turns = stretches.map(({ from }) => from).filter((from) => from > 0);
  const ends = turns.length > 0 ? turns : [grid[0]! * BEYOND, grid[grid.length - 1]! / BEYOND];
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const log = last / first > DECADE || along === 'value';
  const air = Math.max(0.15 * (last - first), 0.1 * last);
  const domain: [number, number] = log ? [first / BEYOND, last * BEYOND] : [Math.max(0, first - air / 2), last + air];
  const inside = (value: number) => Math.min(domain[1], Math.max(domain[0], value));
  const shown = [...new Set(stretches.map(({ winner }) => winner))];
  const place = new Map(shown.map((winner, at) => [winner, at]));
  const within = Array.from(grid.keys()).filter((at) => grid[at]! >= domain[0] / 1.2 && grid[at]! <= domain[1] * 1.2);
  const drawn = stretches
    .map(({ winner, from, to }) => ({ winner: place.get(winner)!, from: inside(from), to: inside(to ?? domain[1]) }))
    .filter(({ from, to }) => to > from);
  return {
    title: { x: axisTitle(regimes, along), y: t('chance of being the best') },
    domain,
    log,
    stretches: drawn,
    levels: levelsOf(
      regimes,
      drawn.map(({ winner }) => shown[winner]!),
    ),
    edges: edges.map(({ at, low, high }) => ({ at, low: inside(low), high: inside(high ?? domain[1]) })),
    names: shown.map((winner) => visible(regimes.winners[winner]!.name)),
    grid: within.map((at) => grid[at]!),
    chances: chances.length === 0 ? [] : shown.map((winner) => within.map((at) => chances[winner]![at]!)),
    steps: along === 'budget',
    description: summarySentence(regimes, along),
  };
}

/** How good each winner is among them. */
function levelsOf({ winners, metric }: Regimes, of: readonly number[]): RegimesChart['levels'] {
  const sign = metric.goal === 'max' ? 1 : -1;
  const values = of.map((winner) => sign * winners[winner]!.quality.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return of.map((winner, at) => ({
    place: high > low ? (values[at]! - low) / (high - low) : 0.5,
    text: winners[winner]!.quality.text,
  }));
}
