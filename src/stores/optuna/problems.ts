import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { countedProblems } from '../counted-problems.ts';

/** What a store can have wrong with it. The row, the operation or the value is left out. */
const SEVERITIES = {
  'row-of-no-trial': 'warning',
  'trial-of-no-study': 'warning',
  'unknown-state': 'warning',
  'unknown-direction': 'warning',
  'unknown-distribution': 'warning',
  'attribute-unreadable': 'warning',
  'value-unreadable': 'error',
  'time-unreadable': 'error',
  'end-before-start': 'error',
  'mixed-clocks': 'error',
  'unknown-operation': 'warning',
  'operation-unreadable': 'error',
} as const satisfies Record<string, Diagnostic['severity']>;

export type Problem = keyof typeof SEVERITIES;

export interface ProblemLog {
  report(problem: Problem, place: Place, args?: Diagnostic['args']): void;
  all(): readonly Diagnostic[];
}

/** `trial_params`, `row of trial 12`; problems are counted by what they are in. */
export interface Place {
  readonly of: string;
  readonly row: string;
}

export function problemLog(file: string): ProblemLog {
  const { report, all } = countedProblems(file, 'optuna', SEVERITIES);
  return { report: (problem, { of, row }, args) => report(problem, { place: `${of} ${row}`, within: of }, args), all };
}

/** Said once of a store: its durations are right, its dates may not be. */
export function localTimes(file: string): Diagnostic {
  return { severity: 'info', code: 'optuna-local-times', file };
}
