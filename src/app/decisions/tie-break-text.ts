import { axesOf, type Axes } from '../../core/decisions/decide.ts';
import { COST_UNITS, type Question } from '../../core/decisions/question.ts';
import type { TieBreak } from '../../core/decisions/tie-break.ts';
import { formatMetric } from '../../core/format/metric.ts';
import { formatPercent } from '../../core/format/number.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { unitText } from '../../core/format/unit-shape.ts';

/** That somebody else scores better than who was chosen, by how much, how surely, and why it did not count. */
export function tieBreakSentence(tie: TieBreak, { objectives }: Pick<Question, 'objectives'>): string {
  const { by, score, chosen, over } = tie;
  const axes = axesOf(objectives);
  const lead = `${over.configuration} ${LEADS[score](axes)} (${amounts(score, over.score, chosen, axes)}; best in ${formatPercent(over.pBest)} of draws)`;
  return `${lead}, but the noise does not tell the two apart: tied, and of the tied ${TAKEN[by]}`;
}

const LEADS: Readonly<Record<TieBreak['score'], (axes: Axes) => string>> = {
  netBenefit: () => 'has the greater expected net benefit',
  quality: ({ metric }) => `has the better ${metric}`,
  cost: () => 'costs less',
};

const TAKEN: Readonly<Record<TieBreak['by'], string>> = {
  cheaper: 'the cheaper is taken',
  better: 'the better is taken',
  name: 'the first by name is taken',
};

/** Net benefits are large numbers close together, so that only what lies between them tells something. */
function amounts(score: TieBreak['score'], his: number, own: number, axes: Axes): string {
  if (score === 'netBenefit') return `by ${money(his - own, axes)}`;
  const [first, second] = [his, own].map((value) =>
    score === 'quality' ? `${formatMetric(value)}${unitText(axes.unit)}` : money(value, axes),
  );
  return `${first} against ${second}`;
}

function money(value: number, { cost }: Axes): string {
  return formatQuantity({ value, low: value, high: value, unit: COST_UNITS[cost], basis: 'derived', sources: [] }, { per: 'shown' });
}
