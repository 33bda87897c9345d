import { axesOf } from '../../core/decisions/decide.ts';
import { objectiveName, type Constraint, type Objective } from '../../core/decisions/question.ts';
import { formatUsd } from '../../core/format/money.ts';
import type { FrontQuestion } from '../questions/ask.ts';
import type { ChartLimit } from '../../charts/pareto-chart.ts';

/** Lines of a question on two axes: the rule's budget or floor, and constraints on what the axes show. */
export function chartLimits(question: FrontQuestion, x: Objective, y: Objective): readonly ChartLimit[] {
  const axes = new Map<string, 'x' | 'y'>([
    [objectiveName(x), 'x'],
    [objectiveName(y), 'y'],
  ]);
  return [...ruleLimits(question, axes), ...(question.constraints ?? []).flatMap((constraint) => constraintLimits(constraint, axes))];
}

type Axes = ReadonlyMap<string, 'x' | 'y'>;

function ruleLimits({ rule, objectives }: FrontQuestion, axes: Axes): readonly ChartLimit[] {
  if (rule === undefined || !objectives.some((objective) => 'metric' in objective)) return [];
  const { metric, cost } = axesOf(objectives);
  const [costAxis, metricAxis] = [axes.get(objectiveName({ cost })), axes.get(objectiveName({ metric }))];
  if (rule.kind === 'bestWithinBudget' && costAxis !== undefined) {
    return [{ axis: costAxis, value: rule.usdPerMonth, label: `budget ${formatUsd(rule.usdPerMonth)}` }];
  }
  if (rule.kind === 'cheapestAboveFloor' && metricAxis !== undefined)
    return [{ axis: metricAxis, value: rule.floor, label: `floor ${rule.floor}` }];
  return [];
}

function constraintLimits(constraint: Constraint, axes: Axes): readonly ChartLimit[] {
  const axis = axes.get(objectiveName(constraint));
  if (axis === undefined) return [];
  const show = (value: number) => ('cost' in constraint ? formatUsd(value) : String(value));
  return (['max', 'min'] as const).flatMap((side) => {
    const value = constraint[side];
    return value === undefined ? [] : [{ axis, value, label: `${side === 'max' ? 'at most' : 'at least'} ${show(value)}` }];
  });
}
