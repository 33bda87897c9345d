import { countedNames } from '../project/counted-names.ts';
import { metricMeaning, type ProjectState } from '../project/project.ts';
import type { MetricMeaning } from '../../core/metrics/names.ts';
import { defined } from '../../core/record/defined.ts';
import type { Run } from '../../core/runs/run.ts';
import { skuChoices, type SkuChoice } from '../hardware/skus.ts';

/** A name that a configuration may use, and how many runs have it. */
export interface KnownName {
  readonly name: string;
  readonly runs: number;
}

export interface KnownMetric extends KnownName {
  readonly goal?: MetricMeaning['goal'] | undefined;
  readonly unit?: string | undefined;
}

/** What a person who writes kneepoint.yaml may mean: what the runs, the price book and the file itself know. */
export interface Vocabulary {
  readonly experiments: readonly KnownName[];
  readonly stores: readonly KnownName[];
  readonly metrics: readonly KnownMetric[];
  readonly params: readonly KnownName[];
  readonly tags: readonly KnownName[];
  readonly workloads: readonly string[];
  readonly skus: readonly SkuChoice[];
}

/** Nobody picks from more, and parameters can be many. */
const MOST_NAMES = 500;

export function vocabularyOf(state: ProjectState): Vocabulary {
  const { runs } = state;
  const meaning = metricMeaning(state);
  return {
    experiments: counted(runs, (run) => [run.experiment.name]),
    stores: counted(runs, (run) => [run.store.identity]),
    metrics: counted(runs, (run) => run.metrics.keys()).map(({ name, runs: of }) => ({
      name,
      runs: of,
      ...defined({ goal: meaning(name)?.goal, unit: meaning(name)?.unit }),
    })),
    params: counted(runs, (run) => run.params.keys()),
    tags: counted(runs, (run) => run.tags.keys()),
    workloads: Object.keys(state.settings.config.workloads ?? {}),
    skus: skuChoices(state),
  };
}

function counted(runs: readonly Run[], namesOf: (run: Run) => Iterable<string>): readonly KnownName[] {
  return [...countedNames(runs, namesOf)].slice(0, MOST_NAMES).map(([name, of]) => ({ name, runs: of }));
}
