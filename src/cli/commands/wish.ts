import { ask, type Asked, type AskFault, type Wish } from '../../app/questions/ask.ts';
import type { ProjectState } from '../../app/project/project.ts';
import type { CliContext } from '../context.ts';
import { CliFailure } from '../failure.ts';
import { faultText } from '../fault-text.ts';
import { noRunsText } from './no-runs.ts';

/** Options that all questions share, as commander gives them. */
export interface WishOptions {
  readonly objective?: readonly string[] | undefined;
  readonly constraint?: readonly string[] | undefined;
  readonly rule?: string | undefined;
  readonly workload?: string | undefined;
  readonly where?: string | undefined;
  readonly epsilon?: readonly string[] | undefined;
  readonly experiment?: readonly string[] | undefined;
}

export function wishFrom(options: WishOptions): Wish {
  const { objective, constraint, rule, workload, where, epsilon, experiment } = options;
  return { objectives: objective, constraints: constraint, rule, workload, where, epsilons: epsilon, experiments: experiment };
}

export function askOrFail(state: ProjectState, options: WishOptions, { ports }: CliContext): Asked {
  const asked = ask(state, wishFrom(options), ports);
  if ('fault' in asked) throw wishFailure(asked, state, options);
  return asked;
}

export function wishFailure(fault: AskFault, state: ProjectState, { experiment }: WishOptions): CliFailure {
  const noRuns = fault.fault === 'no-runs' ? noRunsText(state, experiment) : undefined;
  return new CliFailure(noRuns ?? faultText(fault));
}
