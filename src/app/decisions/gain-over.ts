import { lossSign } from '../../core/candidates/replicates.ts';
import { isComparable, type Assessed } from '../../core/decisions/assess.ts';
import { checkConstraints } from '../../core/decisions/constraints.ts';
import { axesOf, type Axes, type Outcome } from '../../core/decisions/decide.ts';
import type { DecisionFile } from '../../core/decisions/file.ts';
import { COST_UNITS, type Question } from '../../core/decisions/question.ts';
import { ruling, type Ruling, type Standing } from '../../core/decisions/rule.ts';
import { formatPoints } from '../../core/format/points.ts';
import { formatQuantity } from '../../core/format/quantity.ts';

/** By how much whoever would be chosen now beats the decision's own choice; undefined below its alarm threshold. */
export function gainOver(old: Assessed, assessed: readonly Assessed[], outcome: Outcome, file: DecisionFile): string | undefined {
  const { chosen } = outcome;
  if (chosen === undefined) return undefined;
  const axes = axesOf(file.question.objectives);
  const rule = ruling(file.question.rule, axes);
  const field = assessed.filter((candidate) => candidate === old || outcome.pBest.has(candidate.facts.id));
  const scores = rule.scores(field.map((candidate) => centralOf(candidate, axes)));
  const gain = scores[field.indexOf(chosen)]! - scores[field.indexOf(old)]!;
  const share = shareOfWins(chosen, old, rule, axes);
  const { gainUsdPerMonth, confidence } = file.recheck?.alarmIf ?? { gainUsdPerMonth: 0, confidence: 0.9 };
  const inUsd = file.question.rule.kind !== 'bestWithinBudget';
  if (share < confidence || (inUsd && gain < gainUsdPerMonth)) return undefined;
  return `${inUsd ? moneyText(gain, axes) : `${formatPoints(gain / axes.point)} points`} (P ${share.toFixed(2)})`;
}

/** Whether nobody who meets the constraints scores higher: then whoever a tie-break would prefer is no gain, and drawing is saved. */
export function isLeading(old: Assessed, assessed: readonly Assessed[], { objectives, constraints = [], rule }: Question): boolean {
  const axes = axesOf(objectives);
  const field = assessed.filter(
    (candidate) =>
      isComparable(candidate.expression({ metric: axes.metric })) &&
      isComparable(candidate.expression({ cost: axes.cost })) &&
      checkConstraints(candidate, constraints).every(({ holds }) => holds === 'yes'),
  );
  const at = field.indexOf(old);
  if (at < 0) return false;
  const scores = ruling(rule, axes).scores(field.map((candidate) => centralOf(candidate, axes)));
  return scores[at]! > Number.NEGATIVE_INFINITY && scores.every((score) => score <= scores[at]!);
}

function moneyText(value: number, { cost }: Axes): string {
  return formatQuantity({ value, low: value, high: value, unit: COST_UNITS[cost], basis: 'derived', sources: [] }, { per: 'shown' });
}

function centralOf(candidate: Assessed, { metric, cost, goal }: Axes): Standing {
  return { quality: -lossSign(goal) * candidate.expression({ metric }).value, cost: candidate.expression({ cost }).value };
}

/** Share of joint draws in which the rule prefers the rival. */
function shareOfWins(rival: Assessed, old: Assessed, rule: Ruling, { metric, cost, goal }: Axes): number {
  const sign = -lossSign(goal);
  const draws = [rival, old].map((candidate) => ({ quality: candidate.draws({ metric }), cost: candidate.draws({ cost }) }));
  const count = draws[0]!.quality.length;
  let wins = 0;
  for (let d = 0; d < count; d++) {
    const [a, b] = rule.scores(draws.map((drawn) => ({ quality: sign * drawn.quality[d]!, cost: drawn.cost[d]! })));
    if (a! > b!) wins++;
  }
  return wins / count;
}
