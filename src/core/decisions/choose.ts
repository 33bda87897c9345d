import { quantileOfSorted } from '../numbers/quantile.ts';
import { sameMoney, type Ruling, type Standing } from './rule.ts';

/** A feasible, fully known candidate: central values and joint draws of quality and cost. */
export interface Contender {
  readonly id: string;
  readonly central: Standing;
  readonly quality: Float64Array;
  readonly cost: Float64Array;
}

export interface Choice {
  readonly chosen: number;
  /** Contenders whose score does not differ from the chosen's beyond the noise, the chosen left out. */
  readonly tied: readonly number[];
  /** Share of joint draws in which each contender has the greatest score. */
  readonly pBest: Float64Array;
  readonly scores: Float64Array;
  /**
   * Winner's curse in the score's unit: by how much the winner of a draw exceeds its own central score on average.
   * What was picked as the best of many looks better than it is (Cawley & Talbot 2010).
   */
  readonly optimism: number;
}

/**
 * Applies a rule: leader by central score; whoever cannot be told from the leader (90 % interval of the score's
 * difference holds 0) is tied with it; among the tied that nobody dominates, the tie-break decides, then the id. (Without
 * the dominance a poor candidate would win by its own noise.) Undefined when the rule admits nobody.
 */
export function choose(contenders: readonly Contender[], { scores, tieBreak }: Ruling): Choice | undefined {
  const central = scores(contenders.map((contender) => contender.central));
  const leader = central.reduce((best, score, i) => (score > (central[best] ?? Number.NEGATIVE_INFINITY) ? i : best), 0);
  if (!((central[leader] ?? Number.NEGATIVE_INFINITY) > Number.NEGATIVE_INFINITY)) return undefined;
  const drawn = scoreDraws(contenders, scores);
  const tied = contenders.map((_, i) => i).filter((i) => i === leader || isTied(i, leader, central, drawn));
  const eligible = tied.filter(
    (i) => !contenders.some((other, j) => central[j]! > Number.NEGATIVE_INFINITY && dominates(other, contenders[i]!)),
  );
  const chosen = eligible.reduce((best, i) => (breaksTie(contenders, i, best, tieBreak) ? i : best));
  return { chosen, tied: tied.filter((i) => i !== chosen), ...winners(drawn, central, contenders, tieBreak), scores: central };
}

function dominates({ central: a }: Contender, { central: b }: Contender): boolean {
  return a.quality >= b.quality && a.cost <= b.cost && (a.quality > b.quality || a.cost < b.cost);
}

/** Scores by draw: `drawn[d][i]`. */
function scoreDraws(contenders: readonly Contender[], scores: Ruling['scores']): readonly Float64Array[] {
  const count = contenders[0]?.quality.length ?? 0;
  return Array.from({ length: count }, (_, d) => scores(contenders.map(({ quality, cost }) => ({ quality: quality[d]!, cost: cost[d]! }))));
}

function isTied(i: number, leader: number, central: Float64Array, drawn: readonly Float64Array[]): boolean {
  if (central[i] === Number.NEGATIVE_INFINITY) return false;
  // A draw in which the rule admits only one of the two says nothing of the difference between them.
  const differences = drawn.map((scores) => scores[i]! - scores[leader]!).filter(Number.isFinite);
  const sorted = Float64Array.from(differences).sort();
  return sorted.length > 0 && quantileOfSorted(sorted, 0.05) <= 0 && quantileOfSorted(sorted, 0.95) >= 0;
}

function breaksTie(contenders: readonly Contender[], a: number, b: number, tieBreak: Ruling['tieBreak']): boolean {
  const [first, second] = [contenders[a]!, contenders[b]!];
  const cheaper = sameMoney(first.central.cost) - sameMoney(second.central.cost);
  const better = second.central.quality - first.central.quality;
  const order = tieBreak === 'cheaper' ? cheaper || better : better || cheaper;
  return order < 0 || (order === 0 && first.id < second.id);
}

function winners(
  drawn: readonly Float64Array[],
  central: Float64Array,
  contenders: readonly Contender[],
  tieBreak: Ruling['tieBreak'],
): { pBest: Float64Array; optimism: number } {
  const pBest = new Float64Array(central.length);
  let excess = 0;
  drawn.forEach((scores, d) => {
    const best = winnerOf(scores, ({ quality, cost }) => (tieBreak === 'better' ? quality[d]! : -cost[d]!), contenders);
    if (best < 0) return;
    pBest[best]! += 1 / drawn.length;
    if (central[best]! > Number.NEGATIVE_INFINITY) excess += scores[best]! - central[best]!;
  });
  return { pBest, optimism: drawn.length === 0 ? 0 : excess / drawn.length };
}

/** The greatest score, of equal ones the greatest `second`; -1 when the rule admits nobody. */
function winnerOf(scores: Float64Array, second: (contender: Contender) => number, contenders: readonly Contender[]): number {
  let best = -1;
  for (let i = 0; i < scores.length; i++) {
    const least = best < 0 ? Number.NEGATIVE_INFINITY : scores[best]!;
    if (scores[i]! > least || (best >= 0 && scores[i] === least && second(contenders[i]!) > second(contenders[best]!))) best = i;
  }
  return best;
}
