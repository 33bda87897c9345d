import { budgetChances, turnSpread } from '../../core/decisions/chances.ts';
import { acceptability, budgetRegimes, valueRegimes, type DrawnContender, type Regime } from '../../core/decisions/regimes.ts';
import { nonDominatedRanks } from '../../core/fronts/ranks.ts';
import type { Amount } from './cost-parts.ts';

/** Who takes part in the question who wins at which budget. */
export interface Contender {
  readonly id: string;
  readonly name: string;
  readonly quality: Amount;
  readonly cost: Amount;
  /** Joint draws, larger is better; absent where values are all that is known. */
  readonly drawn?: (() => DrawnContender) | undefined;
}

export interface RegimeAxis {
  readonly stretches: { readonly winner: number; readonly from: number; readonly to: number | null }[];
  readonly edges: { readonly at: number; readonly low: number; readonly high: number | null }[];
  readonly grid: Float64Array;
  readonly chances: Float64Array[];
}

export interface RegimeChart {
  readonly winners: Omit<Contender, 'drawn'>[];
  readonly budget: RegimeAxis;
  readonly value: RegimeAxis;
}

/** Of more, those far behind the front never win in a draw. */
const MOST_DRAWN = 300;
const GRID = 80;

/** Who wins at which budget and at which value of a point, where that turns, and how sure it is. `sign` is −1 where a smaller quality is better. */
export function regimeChart(contenders: readonly Contender[], sign: 1 | -1, point: number): RegimeChart {
  const cost = Float64Array.from(contenders, (one) => one.cost.value);
  const loss = Float64Array.from(contenders, (one) => -sign * one.quality.value);
  const [byBudget, byValue] = [budgetRegimes(cost, loss), valueRegimes(cost, loss, point)];
  const places = new Map([...new Set([...byBudget, ...byValue].map(({ index }) => index))].map((index, place) => [index, place]));
  const drawn = drawnNear(contenders, cost, loss, places);
  const dearest = cost.reduce((most, value) => Math.max(most, value), 0);
  const [budgets, values] = [gridOver(byBudget, dearest), gridOver(byValue, dearest)];
  return {
    winners: [...places.keys()].map((index) => {
      const { drawn: _, ...winner } = contenders[index]!;
      return winner;
    }),
    budget: {
      ...stretchesOf(byBudget, places, (_, next) => {
        const { low, high } = contenders[next]!.cost;
        return { low, high };
      }),
      grid: budgets,
      chances: drawn === undefined ? [] : budgetChances(drawn, budgets).slice(0, places.size),
    },
    value: {
      ...stretchesOf(byValue, places, (before, next, at) => {
        const [a, b] = [contenders[before]!.drawn?.(), contenders[next]!.drawn?.()];
        return a === undefined || b === undefined ? { low: at, high: at } : turnSpread(a, b, point);
      }),
      grid: values,
      chances: drawn === undefined ? [] : valueChances(drawn, values, point, places.size),
    },
  };
}

/** The winners in their order, then who stands nearest behind them. */
function drawnNear(
  contenders: readonly Contender[],
  cost: Float64Array,
  loss: Float64Array,
  winners: ReadonlyMap<number, number>,
): readonly DrawnContender[] | undefined {
  if (contenders.length === 0 || contenders.some(({ drawn }) => drawn === undefined)) return undefined;
  const ranks = nonDominatedRanks([cost, loss]);
  const others = Array.from(ranks, (_, index) => index).filter((index) => !winners.has(index));
  const near = others.sort((a, b) => ranks[a]! - ranks[b]! || a - b).slice(0, MOST_DRAWN);
  return [...winners.keys(), ...near].map((index) => contenders[index]!.drawn!());
}

type Spread = (before: number, next: number, at: number) => { readonly low: number; readonly high: number };

function stretchesOf(
  regimes: readonly Regime[],
  places: ReadonlyMap<number, number>,
  spread: Spread,
): Pick<RegimeAxis, 'stretches' | 'edges'> {
  return {
    stretches: regimes.map(({ index, from, to }) => ({ winner: places.get(index)!, from, to: Number.isFinite(to) ? to : null })),
    edges: regimes.slice(1).map(({ index, from }, at) => {
      const { low, high } = spread(regimes[at]!.index, index, from);
      return { at: from, low: Math.min(low, from), high: Number.isFinite(high) ? Math.max(high, from) : null };
    }),
  };
}

function valueChances(drawn: readonly DrawnContender[], values: Float64Array, point: number, winners: number): Float64Array[] {
  const chances = Array.from({ length: winners }, () => new Float64Array(values.length));
  values.forEach((value, at) => {
    const shares = acceptability(drawn, value, point);
    for (let winner = 0; winner < winners; winner++) chances[winner]![at] = shares[winner]!;
  });
  return chances;
}

/** Places over all turns and some way beyond, evenly on a logarithmic axis, and the turns themselves. */
function gridOver(regimes: readonly Regime[], dearest: number): Float64Array {
  const turns = regimes.map(({ from }) => from).filter((from) => from > 0);
  const ends = turns.length > 0 ? turns : [dearest];
  const [from, to] = [Math.min(...ends) / 4, Math.max(...ends) * 4];
  if (!(from > 0)) return new Float64Array();
  const even = Array.from({ length: GRID }, (_, i) => from * (to / from) ** (i / (GRID - 1)));
  return Float64Array.from([...even, ...turns]).sort();
}
