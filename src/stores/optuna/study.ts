import type { Goal } from '../../core/metrics/names.ts';
import type { Run } from '../../core/runs/run.ts';
import { textOf } from './python-text.ts';
import { elementsOf, type RawJson, stringOf } from './raw-json.ts';

/** A study as its store has it. */
export interface Study {
  readonly id: string;
  readonly name: string;
  /** By objective. */
  readonly directions: ReadonlyMap<number, Goal | undefined>;
  readonly userAttributes: ReadonlyMap<string, RawJson>;
  /** Those of `STUDY_SYSTEM_KEYS`. */
  readonly systemAttributes: ReadonlyMap<string, RawJson>;
}

/** Where Optuna keeps the names of objectives since 3.2, and where its dashboard did before. */
const NAME_KEYS = ['study:metric_names', 'dashboard:objective_names'];
export const STUDY_SYSTEM_KEYS: ReadonlySet<string> = new Set(NAME_KEYS);

/** What a study says of each of its trials. */
export interface StudyFacts {
  readonly experiment: Run['experiment'];
  readonly nameOf: (objective: number) => string;
  /** The names of all objectives. */
  readonly objectives: ReadonlySet<string>;
  /** What was said of the study, and `optuna.direction.<metric>` as max or min. */
  readonly tags: ReadonlyMap<string, string>;
  readonly directionTags: ReadonlyMap<string, string>;
}

export function factsOf(study: Study): StudyFacts {
  const nameOf = namesOf(study);
  const directionTags = new Map<string, string>();
  for (const [objective, goal] of study.directions) {
    if (goal !== undefined) directionTags.set(`optuna.direction.${nameOf(objective)}`, goal);
  }
  return {
    experiment: { id: study.id, name: study.name },
    nameOf,
    objectives: new Set([...study.directions.keys()].map(nameOf)),
    tags: new Map([...study.userAttributes].map(([key, value]) => [key, textOf(value)])),
    directionTags,
  };
}

/** As the study names its objectives; otherwise as `trials_dataframe` does: `value` for a single one, else `values_0`, `values_1` … */
function namesOf({ directions, systemAttributes }: Study): (objective: number) => string {
  const written = NAME_KEYS.map((key) => systemAttributes.get(key)).find((names) => names !== undefined);
  const named = new Map<number, string>();
  for (const [objective, element] of (elementsOf(written ?? '[]') ?? []).entries()) {
    const name = stringOf(element);
    if (name && ![...named.values()].includes(name)) named.set(objective, name);
  }
  const single = directions.size <= 1;
  return (objective) => named.get(objective) ?? (single && objective === 0 ? 'value' : `values_${objective}`);
}
