import type { Goal } from '../metrics/names.ts';
import { roundSignificant } from '../numbers/round.ts';
import type { Estimate } from './facts.ts';

/** Equal values whose mean is not exactly theirs have no error for it. */
const RESIDUE = 1e-12;

/** Mean, standard error and degrees of freedom of replicate values; one value has no error of its own. */
export function meanOfReplicates(values: readonly number[]): Estimate {
  const n = values.length;
  const mean = values.reduce((total, value) => total + value, 0) / n;
  if (n < 2) return { value: roundSignificant(mean), error: 'unknown' };
  const squares = values.reduce((total, value) => total + (value - mean) * (value - mean), 0);
  const spread = Math.sqrt(squares / (n - 1) / n);
  const se = spread > RESIDUE * Math.abs(mean) ? spread : 0;
  return { value: roundSignificant(mean), se: roundSignificant(se), df: n - 1, error: 'replicates' };
}

export interface ErrorClues {
  /** As the runs report it (`auc_se`). */
  readonly standardError?: number | undefined;
  /** Standard deviation of the values that the metric is the mean of (`auc_std`), and how many these are (`auc_splits`). */
  readonly deviation?: number | undefined;
  readonly splits?: number | undefined;
  /** Examples in the evaluation, where known. */
  readonly n: number | undefined;
  /** The metric is a mean of yes-or-no outcomes. */
  readonly proportion: boolean;
  /** What all of them would be: 100 of a percentage. Default 1. */
  readonly whole?: number | undefined;
}

/**
 * A metric's mean with the first error that is to be had: from replicates, as reported beside the metric, from a reported deviation over
 * splits, which are replicates too, that deviation itself, binomial with a stated n, else unknown. Errors of different origin are not added: each answers a different question.
 */
export function metricEstimate(values: readonly number[], clues: ErrorClues): Estimate {
  const estimate = meanOfReplicates(values);
  if (estimate.error === 'replicates') return estimate;
  const { standardError, deviation, splits = 0 } = clues;
  if (isError(standardError)) return { ...estimate, se: roundSignificant(standardError), error: 'reported' };
  const overSplits = errorOverSplits(clues);
  if (isError(overSplits)) return { ...estimate, se: roundSignificant(overSplits), df: Math.trunc(splits) - 1, error: 'replicates' };
  // Of one value, and so no less than the error of a mean of several.
  if (isError(deviation)) return { ...estimate, se: roundSignificant(deviation), error: 'deviation' };
  const binomial = binomialError(estimate.value, clues);
  return binomial === undefined ? estimate : { ...estimate, se: roundSignificant(binomial), error: 'binomial' };
}

/** A reported zero says that nobody looked. */
function isError(reported: number | undefined): reported is number {
  return reported !== undefined && reported > 0;
}

function binomialError(value: number, { proportion, n, whole = 1 }: ErrorClues): number | undefined {
  const p = value / whole;
  return proportion && n !== undefined && p >= 0 && p <= 1 ? whole * Math.sqrt((p * (1 - p)) / n) : undefined;
}

/** numpy and scikit-learn divide by the number of values, not by one less, and so must who makes a standard error of their deviation. */
function errorOverSplits({ deviation, splits }: ErrorClues): number | undefined {
  return deviation === undefined || splits === undefined || splits < 2 ? undefined : deviation / Math.sqrt(splits - 1);
}

/** +1 when smaller is better, -1 when larger is: times a value, smaller is always better. */
export function lossSign(goal: Goal): 1 | -1 {
  return goal === 'min' ? 1 : -1;
}
