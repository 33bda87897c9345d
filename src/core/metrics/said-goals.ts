import type { Run } from '../runs/run.ts';
import type { Goal } from './names.ts';

/** Tags in which readers put the direction that a tracker itself keeps for a metric: an Optuna study's, a W&B metric's. */
const PREFIXES = ['optuna.direction.', 'wandb.goal.'];
/** The other trackers keep none, and their runs have many tags. */
const TRACKERS = /^(optuna|wandb)/;

/** Which way the runs' own trackers say that a metric is better; a metric of which they say both ways is left out. */
export function saidGoals(runs: readonly Run[]): ReadonlyMap<string, Goal> {
  const goals = new Map<string, Goal | 'both'>();
  for (const { store, tags } of runs) {
    if (!TRACKERS.test(store.kind)) continue;
    for (const [key, value] of tags) {
      const metric = metricOf(key);
      if (metric === undefined || (value !== 'max' && value !== 'min')) continue;
      const known = goals.get(metric);
      goals.set(metric, known === undefined || known === value ? value : 'both');
    }
  }
  return new Map([...goals].flatMap(([metric, goal]) => (goal === 'both' ? [] : [[metric, goal]])));
}

/** Which way each experiment's tracker says that a metric is better, in the order of the runs. */
export function goalsByExperiment(runs: readonly Run[], metric: string): ReadonlyMap<string, Goal> {
  const goals = new Map<string, Goal>();
  for (const { experiment, tags } of runs) {
    const said = PREFIXES.map((prefix) => tags.get(prefix + metric)).find((goal) => goal === 'max' || goal === 'min');
    if (said !== undefined) goals.set(experiment.name, said as Goal);
  }
  return goals;
}

function metricOf(tag: string): string | undefined {
  const prefix = PREFIXES.find((start) => tag.startsWith(start));
  return prefix === undefined ? undefined : tag.slice(prefix.length);
}
