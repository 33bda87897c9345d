import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { countedProblems } from '../counted-problems.ts';

/** What a store's rows can have wrong with them. The row, or the value, is left out. */
const SEVERITIES = {
  'row-of-no-run': 'warning',
  'run-without-id': 'warning',
  'run-of-no-experiment': 'warning',
  'unknown-status': 'warning',
  'time-not-a-number': 'error',
  'end-before-start': 'error',
  'metric-not-a-number': 'error',
  'step-not-a-number': 'error',
  'text-expected': 'warning',
} as const satisfies Record<string, Diagnostic['severity']>;

export type Problem = keyof typeof SEVERITIES;

export interface ProblemLog {
  report(problem: Problem, table: string, run: string, args?: Diagnostic['args']): void;
  all(): readonly Diagnostic[];
}

/** For a quick look, after which everything is read anyway. */
export const UNHEARD: ProblemLog = { report: () => undefined, all: () => [] };

export function problemLog(file: string): ProblemLog {
  const { report, all } = countedProblems(file, 'mlflow', SEVERITIES);
  return { report: (problem, table, run, args) => report(problem, { place: `${table} row of run ${run}`, within: table }, args), all };
}
