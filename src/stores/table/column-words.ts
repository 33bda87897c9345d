/** A column's name in lower case, its parts joined by `_`. */
export function wordsOf(column: string): string {
  return column
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

/** What tools put before the names of their parameters, metrics and tags: MLflow, Optuna, scikit-learn, Ray Tune. */
const PREFIXES = {
  params: ['params.', 'params/', 'params_', 'param_', 'config.', 'config/', 'hparams.', 'hparams/'],
  metrics: ['metrics.', 'metrics/'],
  tags: ['tags.', 'tags/', 'user_attrs_', 'system_attrs_'],
} as const;

export type Group = keyof typeof PREFIXES;
export const GROUPS = Object.keys(PREFIXES) as readonly Group[];

export function prefixOf(column: string, group: Group): string | undefined {
  return PREFIXES[group].find((prefix) => column.startsWith(prefix) && column.length > prefix.length);
}

/** The name that a column gives to a parameter, metric or tag: without the prefix that says only which of them it is. */
export function nameIn(column: string, group: Group): string {
  return column.slice(prefixOf(column, group)?.length ?? 0);
}

/** Names of what is said of a run itself, the likeliest first, as `wordsOf` gives them. */
export const ID_WORDS = ['run_id', 'run_uuid', 'trial_id', 'uuid', 'id', 'key', 'number', 'run', 'trial'];
export const NAME_WORDS = ['run_name', 'name', 'trial_name', 'tags_mlflow_runname', 'key'];
export const EXPERIMENT_WORDS = [
  'experiment',
  'experiment_name',
  'exp',
  'exp_name',
  'project',
  'project_name',
  'study',
  'study_name',
  'experiment_id',
];
export const STATUS_WORDS = ['status', 'state', 'run_status', 'trial_status'];
export const START_WORDS = [
  'started_at',
  'start_time',
  'starttime',
  'start',
  'datetime_start',
  'started',
  'begin_time',
  'created_at',
  'created',
];
export const END_WORDS = [
  'ended_at',
  'end_time',
  'endtime',
  'end',
  'datetime_complete',
  'finished_at',
  'completed_at',
  'ended',
  'stop_time',
];

/** Beginnings of a duration's name, the likeliest first; what follows is its unit. */
const DURATIONS = [
  'training',
  'train',
  'fit',
  'wall',
  'wall_clock',
  'run',
  'total',
  'duration',
  'elapsed',
  'runtime',
  'time_total',
  'time',
  '',
];
const UNITS = {
  durationSeconds: ['seconds', 'secs', 'sec', 's'],
  durationMinutes: ['minutes', 'mins', 'min'],
  durationHours: ['hours', 'hrs', 'h'],
  durationMs: ['milliseconds', 'ms'],
} as const;
const BARE = [
  't_fit',
  'mean_fit_time',
  'fit_time',
  'train_runtime',
  'train_time',
  'training_time',
  'duration',
  'runtime',
  'wall_time',
  'walltime',
  'elapsed',
  'elapsed_time',
  'total_time',
];

export type DurationKey = keyof typeof UNITS;

/** Names of durations, with the key that tells their unit. Names that do not tell it are in seconds, as nearly all programs count. */
export const DURATION_WORDS: ReadonlyMap<string, DurationKey> = new Map([
  ...(Object.keys(UNITS) as DurationKey[]).flatMap((key) =>
    DURATIONS.flatMap((start) => UNITS[key].flatMap((unit) => durationNames(start, unit).map((name) => [name, key] as const))),
  ),
  ...BARE.map((name) => [name, 'durationSeconds'] as const),
]);

/** One letter says a unit only after a word. */
function durationNames(start: string, unit: string): readonly string[] {
  if (start === '') return unit.length > 2 ? [unit] : [];
  return [`${start}_${unit}`, `${start}_time_${unit}`];
}

/** Numbers that somebody chose. */
export const PARAMETER =
  /(^|_)(lr|learning_rate|batch_size|bs|epochs?|n_epochs|max_epochs|seed|random_state|fold|c|alpha|gamma|lambda|l1|l2|beta\d?|dropout|max_depth|depth|n_estimators|hidden\w*|n?_?layers|units|width|weight_decay|momentum|warmup\w*|max_iter|num_leaves|min_child\w*|subsample|temperature|top_p|rank|n_neighbors|degree)$/;

/** Numbers that somebody wanted to make large or small, without saying which. */
export const OBJECTIVE = /^(values?(_\w+)?|objectives?(_\w+)?|targets?)$/;

/** What is noted beside a run, neither chosen nor measured. */
export const NOTE =
  /^(notes?|comments?|description|user|author|tags|group|sweep|(host|node)(_?name)?|slurm\w*|machine|platform|device|gpus?|gpu_(name|model|type|count)|git\w*|commit\w*|sha|branch|path|file\w*|dir\w*|folder|url|uri|artifact_uri|checkpoints?|ckpt\w*|timestamp|date|datetime|time|created\w*|updated\w*|\w*version|pid|node_ip|should_checkpoint|done)$/;

/** What scikit-learn takes on average for one fit and for scoring it: a row of its grid does both for each split. */
export const GRID_TIMES = ['mean_fit_time', 'mean_score_time'] as const;

/** The score of one fold, which stands beside the mean of all. */
export const SPLIT = /^split\d+_(.+)$/;

/** Columns that repeat others: ranks of a score, its single folds, how the duration spread over them. */
export const REPEATED = /^(rank_|split\d+_|std_fit_time$)/;
