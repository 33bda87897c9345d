import { evaluationKey } from '../candidates/evaluation.ts';
import type { CandidateFacts } from '../candidates/facts.ts';
import {
  forwardCost,
  saturatedCostPer1k,
  servingCostPer1k,
  trainingCost,
  type ForwardInputs,
  type TrainingInputs,
} from '../ledgers/forward.ts';
import { meaningOf } from '../metrics/names.ts';
import { rangeOf } from '../metrics/range.ts';
import { constant, factor, product, sum, unknown, type Expression } from '../quantity/expression.ts';
import { spreadOf } from '../quantity/factor.ts';
import { COST_UNITS, type CostObjective } from './question.ts';

/**
 * The share of a test-set error's variance that all candidates on one test set have in common. Without per-example
 * results it cannot be measured; 0.5 stands between independent (0) and fully paired (1) and is stated as assumed.
 */
export const TEST_SET_CORRELATION = 0.5;

export interface Measurable {
  readonly metric?: string | undefined;
  readonly cost?: CostObjective | undefined;
}

/**
 * A candidate's metric or cost as an expression over shared factors. All costs but that of one training need a workload. Of a metric the
 * unit may be stated; default: what its name says.
 */
export function measure(facts: CandidateFacts, what: Measurable, inputs: ForwardInputs | TrainingInputs, unit?: string): Expression {
  if (what.metric !== undefined) return ranged(metricExpression(facts, what.metric, unit), what.metric);
  const cost = what.cost ?? 'forward';
  if (cost === 'replacement') return trainingCost(facts, inputs);
  if (!('workload' in inputs)) return unknown({ unknown: 'no-workload' }, COST_UNITS[cost]);
  switch (cost) {
    case 'forward':
      return forwardCost(facts, inputs);
    case 'servingPer1k':
      return servingCostPer1k(facts, inputs);
    case 'saturatedPer1k':
      return saturatedCostPer1k(facts, inputs);
  }
}

/**
 * A metric with its error. Replicates differ independently of one another; errors of the test set (reported or
 * binomial) are in part common to all candidates that were evaluated on it, and that part cancels in a comparison.
 */
function metricExpression(facts: CandidateFacts, metric: string, stated: string | undefined): Expression {
  const estimate = facts.metrics[metric];
  const unit = stated ?? meaningOf(metric)?.unit ?? '1';
  if (estimate === undefined) return unknown({ unknown: 'metric-missing', about: metric }, unit);
  if ('unknown' in estimate) return unknown(estimate, unit);
  const { value, se, df, error } = estimate;
  const id = `metric:${facts.configurationId}:${metric}`;
  if (error === 'replicates' || se === undefined || se === 0) {
    const source = { text: `${metric} in ${countOf(facts.runs.length, df)}` };
    return factor({ id, value, unit, spread: spreadOf(se, df), basis: 'measured', source });
  }
  return withTestSetError({
    metric,
    value,
    standardError: se,
    unit,
    common: `testset:${evaluationKey(facts.evaluation)}:${metric}`,
    own: id,
  });
}

/** Of replicates that are not runs, which are the folds of one. */
function countOf(runs: number, df: number | undefined): string {
  return df === undefined || df + 1 === runs ? `${runs} run(s)` : `${df + 1} folds`;
}

export interface TestSetMetric {
  readonly metric: string;
  readonly value: number;
  readonly standardError: number;
  readonly unit: string;
  /** Factors: what all on the test set share, and what is its own. */
  readonly common: string;
  readonly own: string;
}

/** A metric whose error is that of its test set. */
export function withTestSetError({ metric, value, standardError, unit, common, own }: TestSetMetric): Expression {
  return sum([
    { name: metric, of: constant(value, unit) },
    { name: 'test set', of: noise(common, standardError * Math.sqrt(TEST_SET_CORRELATION), unit) },
    { name: 'own', of: noise(own, standardError * Math.sqrt(1 - TEST_SET_CORRELATION), unit) },
  ]);
}

function ranged(expression: Expression, metric: string): Expression {
  const range = rangeOf(metric, expression.unit, expression.value);
  return range === undefined ? expression : { ...expression, range };
}

function noise(id: string, standardError: number, unit: string): Expression {
  const standard = factor({
    id,
    value: 0,
    unit: '1',
    spread: { kind: 'normal', standardError: 1 },
    basis: 'measured',
    source: { text: 'test-set error' },
  });
  return product(constant(standardError, unit), standard);
}
