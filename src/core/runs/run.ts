/** A run's state in its own store, in words that all trackers share. */
export const RUN_STATUSES = ['running', 'scheduled', 'finished', 'failed', 'killed', 'pruned', 'unknown'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** `<store kind>:<store identity>:<native id>`: the same on every clone and operating system. */
export type RunId = string;

/** A store that a project has. `identity` is its path relative to the project (or as the user wrote it), with `/`. */
export interface StoreRef {
  readonly kind: string;
  readonly identity: string;
}

/** The last logged value of a metric. NaN and infinities are values here; they are no candidates for a front. */
export interface MetricValue {
  readonly value: number;
  readonly step: number;
  /** Milliseconds since 1970 UTC, where the store keeps it. */
  readonly at: number | undefined;
}

/** Milliseconds since 1970 UTC, `start <= end`. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Data that a run said it used: what makes two metrics comparable. */
export interface DatasetUse {
  readonly name: string;
  readonly digest: string;
  /** What it was used for, in the tracker's words: `train`, `test`, `eval` … */
  readonly context: string | undefined;
}

/** The machine as a tracker saw it, in the tracker's own words: nothing looked up, nothing guessed. */
export interface Machine {
  readonly host?: string | undefined;
  /** `NVIDIA A100-SXM4-80GB`; undefined when there is none or it was not recorded. */
  readonly accelerator?: string | undefined;
  /** How many of them the run saw; 0 is a machine that was recorded to have none. */
  readonly accelerators?: number | undefined;
  readonly cpu?: string | undefined;
  /** Logical processors. */
  readonly cpus?: number | undefined;
  readonly memoryGiB?: number | undefined;
  /** `aws`, `gcp`, `azure` … */
  readonly provider?: string | undefined;
  readonly region?: string | undefined;
  /** `g6.xlarge` */
  readonly instanceType?: string | undefined;
  /** Where the store says so: `files/wandb-metadata.json`, `emissions.csv`. */
  readonly source: string;
}

/** Another tracker's record of the same run, and how it was recognised. */
export interface Twin {
  readonly id: RunId;
  readonly rule: TwinRule;
}
export const TWIN_RULES = [
  'said-by-user',
  'names-the-other',
  'same-folder',
  'same-children',
  'same-time-and-parameters',
  'same-time-and-metric',
  'metered-meanwhile',
  'metered-in-other-zone',
] as const;
export type TwinRule = (typeof TWIN_RULES)[number];

/** One run of any tracker, as the store has it: nothing computed, nothing invented. */
export interface Run {
  readonly id: RunId;
  readonly store: StoreRef;
  readonly nativeId: string;
  readonly name: string;
  readonly experiment: { readonly id: string; readonly name: string };
  readonly parentId: RunId | undefined;
  readonly status: RunStatus;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** The time of the last thing logged: what bounds a run that has no end. */
  readonly lastSeenAt: number | undefined;
  /** Stretches without a sign of life inside start..end, where the reader could see them: a resumed run's pauses. */
  readonly pauses: readonly Interval[];
  /** Time at work as the tracker measured it, where it does not keep both clock times. */
  readonly durationSeconds?: number | undefined;
  /** What the store says of that time where it cannot be understood. */
  readonly unreadDuration?: string | undefined;
  readonly params: ReadonlyMap<string, string>;
  readonly metrics: ReadonlyMap<string, MetricValue>;
  readonly tags: ReadonlyMap<string, string>;
  readonly datasets: readonly DatasetUse[];
  readonly artifactUri: string | undefined;
  /** Where the tracker recorded it. */
  readonly machine?: Machine | undefined;
  /** Records of the same run in other stores, whose params, metrics and tags are in this one too. */
  readonly twins?: readonly Twin[] | undefined;
}

export function runId(store: StoreRef, nativeId: string): RunId {
  return `${store.kind}:${store.identity}:${nativeId}`;
}
