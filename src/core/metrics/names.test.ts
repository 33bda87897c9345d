import { expect, test } from 'vitest';
import { isErrorName, meaningOf, metricOfError, pointSize } from './names.ts';

test.each([
  ['accuracy', 'max', 'fraction', true],
  ['eval_accuracy', 'max', 'fraction', true],
  ['test/acc', 'max', 'fraction', true],
  ['val_top5_acc', 'max', 'fraction', true],
  ['top_5_error', 'min', '1', undefined],
  ['error_rate', 'min', 'fraction', true],
  ['word_error_rate', 'min', 'fraction', undefined],
  ['wer', 'min', 'fraction', undefined],
  ['roc_auc', 'max', 'fraction', undefined],
  ['ROC-AUC', 'max', 'fraction', undefined],
  ['val/auc', 'max', 'fraction', undefined],
  ['pr_auc', 'max', 'fraction', undefined],
  ['mAP50-95', 'max', 'fraction', undefined],
  ['f1-score', 'max', 'fraction', undefined],
  ['weighted avg.precision', 'max', 'fraction', undefined],
  ['balanced_accuracy', 'max', 'fraction', undefined],
  ['R2', 'max', 'fraction', undefined],
  ['best_cv_score', 'max', 'fraction', undefined],
  ['false_positive_rate', 'min', 'fraction', undefined],
  ['val/loss', 'min', '1', undefined],
  ['log_loss', 'min', '1', undefined],
  ['neg_log_loss', 'max', '1', undefined],
  ['mean_test_neg_mean_squared_error', 'max', '1', undefined],
  ['neg_root_mean_squared_error', 'max', '1', undefined],
  ['rmse', 'min', '1', undefined],
  ['eval.mae', 'min', '1', undefined],
  ['mean_squared_error', 'min', '1', undefined],
  ['perplexity', 'min', '1', undefined],
  ['p95_ms', 'min', 'ms', undefined],
  ['p95_ms_b64', 'min', 'ms', undefined],
  ['latency_ms', 'min', 'ms', undefined],
  ['time_to_first_token_ms', 'min', 'ms', undefined],
  ['train_runtime', 'min', 's', undefined],
  ['fit_seconds', 'min', 's', undefined],
  ['throughput', 'max', 'prediction/s', undefined],
  ['throughput_b64_per_s', 'max', 'prediction/s', undefined],
  ['eval_samples_per_second', 'max', 'prediction/s', undefined],
  ['images_per_sec', 'max', 'prediction/s', undefined],
  ['tokens_per_s', 'max', 'token/s', undefined],
  ['model_bytes', 'min', 'B', undefined],
  ['gpu_memory_mb', 'min', 'MB', undefined],
  ['n_params', 'min', '1', undefined],
  ['energy_kwh', 'min', 'kWh', undefined],
  ['training_cost_usd', 'min', 'USD', undefined],
] as const)('%s: %s, in %s, a proportion: %s', (name, goal, unit, proportion) => {
  expect(meaningOf(name)).toMatchObject({ goal, unit });
  expect(meaningOf(name)?.proportion).toBe(proportion);
});

test.each([
  'epoch',
  'lr',
  'grad_norm',
  'steps_per_sec',
  'eval_steps_per_second',
  'glossary',
  'laccer',
  'mapping',
  'scoreboard',
  'terrors',
  'fps',
  '',
])('the table has no word for %o', (name) => {
  expect(meaningOf(name)).toBeUndefined();
});

test.each([
  ['roc_auc_se', true],
  ['accuracy_std', true],
  ['auc_stderr', true],
  ['auc_std_err', true],
  ['auc_sem', true],
  ['auc_splits', true],
  ['roc_auc', false],
  ['mse', false],
  ['val_mse', false],
  ['se', false],
  ['phase', false],
  ['std_auc', false],
])('%s is the error of another metric: %s', (name, is) => {
  expect(isErrorName(name)).toBe(is);
});

test.each(['auc_se', 'auc_std_err', 'auc_stddev', 'auc_splits'])('%s speaks of auc', (name) => {
  expect(metricOfError(name)).toBe('auc');
});

test('a point is a hundredth of a fraction and one of everything else', () => {
  expect([pointSize('fraction'), pointSize('ms'), pointSize('1')]).toEqual([0.01, 1, 1]);
});

test('a name of ten thousand letters is read like any other', () => {
  expect(meaningOf(`${'rouge_per_neg_'.repeat(700)}auc`)).toEqual({ goal: 'max', unit: 'fraction' });
});
