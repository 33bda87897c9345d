import { type Interval, type MetricValue, type Run, type RunStatus, runId, type StoreRef } from '../../core/runs/run.ts';
import { textOf } from './python-text.ts';
import { numberOf, type RawJson } from './raw-json.ts';
import type { StudyFacts } from './study.ts';

/** A trial as its store has it. */
export interface Trial {
  readonly id: string;
  readonly number: number;
  readonly status: RunStatus;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly lastSeenAt: number | undefined;
  readonly pauses: readonly Interval[];
  readonly params: ReadonlyMap<string, string>;
  /** By objective. */
  readonly values: ReadonlyMap<number, number>;
  /** What was reported for the highest step. */
  readonly reported: { readonly step: number; readonly value: number } | undefined;
  readonly userAttributes: ReadonlyMap<string, RawJson>;
  /** Those of `TRIAL_SYSTEM_KEYS`. */
  readonly systemAttributes: ReadonlyMap<string, RawJson>;
}

/** Optuna refuses to touch a trial that ended. */
export const ENDED: ReadonlySet<RunStatus> = new Set<RunStatus>(['finished', 'pruned', 'failed']);

/** The metric of what a trial reported while it ran, where no objective is called so: the only one that is a curve. */
const REPORTED = 'intermediate_value';

export function isCurve(metric: string, { objectives }: StudyFacts): boolean {
  return metric === REPORTED && !objectives.has(REPORTED);
}

/** Violations of constraints, what a trial repeats, and why it failed (before 3); the rest is for Optuna itself. */
export const TRIAL_SYSTEM_KEYS: ReadonlySet<string> = new Set(['constraints', 'failed_trial', 'fail_reason']);

export function runOf(trial: Trial, facts: StudyFacts, store: StoreRef): Run {
  return {
    id: runId(store, trial.id),
    store,
    nativeId: trial.id,
    name: `trial ${trial.number}`,
    experiment: facts.experiment,
    parentId: undefined,
    status: trial.status,
    startedAt: trial.startedAt,
    endedAt: trial.endedAt,
    lastSeenAt: trial.lastSeenAt,
    pauses: trial.pauses,
    params: trial.params,
    metrics: metricsOf(trial, facts),
    tags: tagsOf(trial, facts),
    datasets: [],
    artifactUri: undefined,
  };
}

/**
 * Objective values, the last reported value, and user attributes that are numbers: people keep `fit_seconds` and `test_accuracy` there.
 * Where an objective has the name, the attribute has that of its column in `trials_dataframe`.
 */
function metricsOf(trial: Trial, facts: StudyFacts): ReadonlyMap<string, MetricValue> {
  const metrics = new Map<string, MetricValue>();
  for (const [objective, value] of trial.values) metrics.set(facts.nameOf(objective), { value, step: 0, at: trial.endedAt });
  if (trial.reported !== undefined && isCurve(REPORTED, facts)) metrics.set(REPORTED, { ...trial.reported, at: undefined });
  for (const [key, json] of trial.userAttributes) {
    const value = isOurs(key) ? undefined : numberOf(json);
    const taken = key === REPORTED || facts.objectives.has(key) || metrics.has(key);
    if (value !== undefined) metrics.set(taken ? `user_attrs_${key}` : key, { value, step: 0, at: undefined });
  }
  return metrics;
}

/** What a run says of itself to Kneepoint is no measurement. */
function isOurs(key: string): boolean {
  return key.startsWith('kneepoint.');
}

function tagsOf({ userAttributes, systemAttributes }: Trial, facts: StudyFacts): ReadonlyMap<string, string> {
  const tags = new Map(facts.tags);
  for (const [key, value] of userAttributes) tags.set(key, textOf(value));
  for (const [key, value] of systemAttributes) tags.set(`optuna.${key}`, textOf(value));
  for (const [key, goal] of facts.directionTags) tags.set(key, goal);
  return tags;
}
