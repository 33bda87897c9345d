import * as z from 'zod';
import type { Comparison } from '../../core/decisions/compare.ts';
import { acceptability, budgetRegimes, valueRegimes, type Regime } from '../../core/decisions/regimes.ts';
import { lossSign } from '../../core/candidates/replicates.ts';
import { lowerHull2d } from '../../core/fronts/hull.ts';
import { meaningOf, pointSize } from '../../core/metrics/names.ts';
import { twoAxes } from './knee-view.ts';

const regimeSchema = z.object({
  id: z.string(),
  configuration: z.string(),
  from: z.number(),
  to: z.number().nullable().describe('null: without end'),
});

export const regimesSchema = z.object({
  budget: z.array(regimeSchema).describe('best quality within a budget, in the cost objective’s unit'),
  value: z
    .array(regimeSchema.extend({ pBest: z.number().describe('share of joint draws in which it is best in the middle of the stretch') }))
    .describe('greatest net benefit, by cost units paid per point'),
  hull: z.array(z.string()).nullable().describe('what splitting the traffic reaches; null where a split does not reach it'),
});
export type RegimesView = z.infer<typeof regimesSchema>;

/** Who wins at which budget and at which value of a point, for one metric against one cost; null for other objectives. */
export function regimesOf(comparison: Comparison): RegimesView | null {
  const axes = twoAxes(comparison);
  if (axes === undefined) return null;
  const { compared, objectives } = comparison;
  const { cost, loss } = axes;
  const [metric, money] = [objectives[axes.lossAt]!, objectives[axes.costAt]!];
  const point = pointSize('metric' in metric ? (metric.unit ?? meaningOf(metric.metric)?.unit ?? '1') : '1');
  const sign = -lossSign(metric.goal);
  const drawn = compared.map((candidate) => ({
    quality: candidate.draws(metric).map((value) => sign * value),
    cost: candidate.draws(money),
  }));
  const named = ({ index, from, to }: Regime) => {
    const { id, configuration } = compared[index]!.facts;
    return { id, configuration, from, to: Number.isFinite(to) ? to : null };
  };
  return {
    budget: budgetRegimes(cost, loss).map(named),
    value: valueRegimes(cost, loss, point).map((regime) => ({
      ...named(regime),
      pBest: acceptability(drawn, middleOf(regime), point)[regime.index]!,
    })),
    hull: splitReachesHull(comparison) ? [...lowerHull2d(cost, loss)].map((index) => compared[index]!.facts.id) : null,
  };
}

/** The middle of a stretch; of one without an end, twice its beginning. */
function middleOf({ from, to }: Regime): number {
  return Number.isFinite(to) ? (from + to) / 2 : Math.max(2 * from, 1);
}

/** A split of the traffic reaches the hull for a mean metric and a cost per request, not where replicas have a minimum. */
function splitReachesHull({ objectives }: Comparison): boolean {
  return objectives.every((objective) =>
    'metric' in objective ? meaningOf(objective.metric)?.mean === true : objective.cost === 'saturatedPer1k',
  );
}
