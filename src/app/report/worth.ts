import { COST_UNITS, type Objective } from '../../core/decisions/question.ts';
import { formatPercent } from '../../core/format/number.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { candidateName } from '../charts/chart-of-view.ts';
import type { ParetoView } from '../views/pareto-view.ts';
import { derived } from './cells.ts';
import type { ReportModel } from './model.ts';

/** A stretch that ends below a cent is about no money that anybody pays. */
const LEAST_USD = 0.01;

/** Who is worth its money, by what a point of quality is worth; empty where one candidate is, whatever it is worth. */
export function worthRows({ regimes, objectives, candidates }: ParetoView): ReportModel['worth'] {
  const stretches = (regimes?.value ?? []).filter(({ to }) => to === null || to >= LEAST_USD);
  const cost = objectives.find((objective) => 'cost' in objective);
  if (stretches.length < 2 || cost === undefined) return [];
  const batches = new Map(candidates.map(({ id, batch }) => [id, batch]));
  return stretches.map(({ id, configuration, from, to, pBest }, at) => ({
    id,
    name: candidateName(configuration, batches.get(id)),
    range: rangeText(at === 0 ? null : from, to, cost),
    pBest: formatPercent(pBest),
  }));
}

function rangeText(from: number | null, to: number | null, cost: Objective): string {
  const [low, high] = [from, to].map((bound) => (bound === null ? undefined : moneyText(bound, cost)));
  if (low === undefined) return `up to ${high ?? ''}`;
  return high === undefined ? `more than ${low}` : `${low} to ${high}`;
}

function moneyText(value: number, cost: Objective): string {
  return formatQuantity(derived({ value, low: value, high: value }, 'cost' in cost ? COST_UNITS[cost.cost] : 'USD'), { per: 'shown' });
}
