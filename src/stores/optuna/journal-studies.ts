import type { Goal } from '../../core/metrics/names.ts';
import type { JournalStudy } from './journal-state.ts';
import { livingStudy, type Step, unreadable } from './journal-step.ts';
import { elementsOf, integerOf, stringOf } from './raw-json.ts';

const GOALS: ReadonlyMap<number | undefined, Goal | undefined> = new Map<number, Goal | undefined>([
  [0, undefined],
  [1, 'min'],
  [2, 'max'],
]);

/** A second study of the same name is none: two workers created it at once. */
export function createStudy(step: Step): void {
  const { state, operation, at, report } = step;
  const name = stringOf(operation.get('study_name'));
  const directions = elementsOf(operation.get('directions') ?? '')?.map(integerOf);
  if (name === undefined || directions === undefined) return unreadable(step, 'study_name');
  if (state.living.has(name)) return;
  if (!directions.every((direction) => GOALS.has(direction))) report('unknown-direction', { value: String(directions) });
  const study: JournalStudy = {
    id: state.studies.length,
    name,
    directions: new Map(directions.map((direction, objective) => [objective, GOALS.get(direction)])),
    userAttributes: new Map(),
    systemAttributes: new Map(),
    trials: [],
    drawn: new Map(),
    deleted: false,
    touchedAt: at,
    facts: undefined,
  };
  state.studies.push(study);
  state.living.set(name, study);
}

export function deleteStudy(step: Step): void {
  const study = livingStudy(step);
  if (study === undefined) return;
  study.deleted = true;
  step.state.living.delete(study.name);
}
