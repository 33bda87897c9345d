/** Whether more or less of a metric is better. */
export type Goal = 'max' | 'min';

export interface MetricMeaning {
  readonly goal: Goal;
  /** `fraction` is a share of 1, of which one point is 0.01. */
  readonly unit: string;
  /** A mean of yes-or-no outcomes, so that its error is binomial when only n is known. */
  readonly proportion?: true;
  /** A mean over examples: a split of the traffic between two candidates has the mean of their values. */
  readonly mean?: true;
}

interface Rule extends MetricMeaning {
  readonly pattern: RegExp;
}

const fractionMax = { goal: 'max', unit: 'fraction' } as const;
const proportionMax = { goal: 'max', unit: 'fraction', proportion: true, mean: true } as const;
const errorMin = { goal: 'min', unit: '1' } as const;
const meanErrorMin = { ...errorMin, mean: true } as const;

/**
 * Direction and unit of a metric by its name, first match wins. A name is lower-cased, split at anything that is not a
 * letter or digit, and joined by `_` before it is matched; `(^|_)` and `(_|$)` mark whole words.
 */
export const METRIC_NAMES: readonly Rule[] = [
  // scikit-learn's scorers turn losses around.
  { pattern: /(^|_)neg_(\w+_)?(loss|error|deviance|brier_score)(_|$)/, goal: 'max', unit: '1' },
  { pattern: /(^|_)(word|char|character|phoneme|token|equal)_error_rate(_|$)/, goal: 'min', unit: 'fraction' },
  { pattern: /(^|_)error_rate(_|$)/, goal: 'min', unit: 'fraction', proportion: true, mean: true },
  { pattern: /(^|_)(false_(positive|negative)_rate|fpr|fnr|wer|cer|eer)(_|$)/, goal: 'min', unit: 'fraction' },
  {
    pattern: /(^|_)(throughput|qps|rps|(predictions|samples|requests|rows|images)_per_s(ec(ond)?)?)(_|$)/,
    goal: 'max',
    unit: 'prediction/s',
  },
  { pattern: /(^|_)tokens_per_s(ec(ond)?)?(_|$)/, goal: 'max', unit: 'token/s' },
  { pattern: /(^|_)(latency|p\d{2,3}|duration|time|elapsed|runtime)_ms(_|$)|_ms(_b\d+)?$/, goal: 'min', unit: 'ms' },
  { pattern: /(^|(?<!_per)_)(seconds|secs?|latency_s|time_s|fit_time|train_time|runtime|duration|elapsed)(_|$)/, goal: 'min', unit: 's' },
  { pattern: /(^|_)bytes(_|$)/, goal: 'min', unit: 'B' },
  { pattern: /(^|_)(mb|megabytes)(_|$)/, goal: 'min', unit: 'MB' },
  { pattern: /(^|_)(params|parameters|n_params|num_parameters)(_|$)/, goal: 'min', unit: '1' },
  { pattern: /(^|_)(kwh|energy_consumed)(_|$)/, goal: 'min', unit: 'kWh' },
  { pattern: /(^|_)(usd|cost|price)(_|$)/, goal: 'min', unit: 'USD' },
  { pattern: /(^|_)(log_?loss|nll|cross_?entropy|brier|mse|mae|mean_(absolute|squared)_error|pinball)(_|$)/, ...meanErrorMin },
  { pattern: /(^|_)(loss|perplexity|ppl|bpb|deviance|regret|divergence)(_|$)/, ...errorMin },
  { pattern: /(^|_)(rmse|mape|smape|rmsle|error|err|ece|fid)(_|$)/, ...errorMin },
  {
    pattern:
      /(^|_)(auc|auroc|roc_auc|pr_auc|auprc|average_precision|ap|map|map\d+|f1|f_?beta|f\d|jaccard|iou|miou|dice|ndcg|mrr|mcc|kappa|r2|r2_score|explained_variance|bleu|rouge\w*|silhouette|gini|ks)(_|$)/,
    ...fractionMax,
  },
  { pattern: /(^|_)(balanced_accuracy|recall|sensitivity|specificity|precision|tpr|tnr)(_|$)/, ...fractionMax },
  { pattern: /(^|_)(accuracy|acc|top_?\d+|exact_match|hit_rate|win_rate|pass_at_1)(_|$)/, ...proportionMax },
  { pattern: /(^|_)score(_|$)/, ...fractionMax },
];

export function metricWords(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

/** What a name says about a metric, or undefined when the table has no word for it. */
export function meaningOf(name: string): MetricMeaning | undefined {
  const words = metricWords(name);
  const rule = METRIC_NAMES.find(({ pattern }) => pattern.test(words));
  if (rule === undefined) return undefined;
  const { pattern: _, ...meaning } = rule;
  return meaning;
}

/** The size of one point: a hundredth of a fraction, else one of the metric's own unit. */
export function pointSize(unit: string): number {
  return unit === 'fraction' ? 0.01 : 1;
}

/** What a metric's standard error may be called, behind the metric's own name. */
export const ERROR_SUFFIXES = ['_se', '_sem', '_stderr', '_std_err'] as const;
/** The same of a standard deviation, of the values that the metric is the mean of: those of the folds of a cross-validation. */
export const DEVIATION_SUFFIXES = ['_std', '_stddev'] as const;
/** How many these values are. */
export const SPLITS_SUFFIX = '_splits';

const COMPANION_SUFFIXES = [...ERROR_SUFFIXES, ...DEVIATION_SUFFIXES, SPLITS_SUFFIX];

/** The metric of which a name tells how certain it is, as `auc` for `auc_se`; undefined for any other name. */
export function metricOfError(name: string): string | undefined {
  const suffix = COMPANION_SUFFIXES.find((end) => name.endsWith(end));
  return suffix === undefined ? undefined : name.slice(0, -suffix.length);
}

/** True for a name that tells of another metric how certain it is, such as `auc_se`. */
export function isErrorName(name: string): boolean {
  return metricOfError(name) !== undefined;
}
