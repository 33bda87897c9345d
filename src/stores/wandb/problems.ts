import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { countedProblems } from '../counted-problems.ts';

/** What a run's folder can have wrong with it. What cannot be read is left out, everything else is not. */
const SEVERITIES = {
  'log-damaged': 'warning',
  'log-foreign': 'error',
  'record-unreadable': 'warning',
  'value-unreadable': 'warning',
  'param-too-long': 'info',
  'too-many-params': 'warning',
  'too-many-names': 'warning',
  'file-unreadable': 'warning',
} as const satisfies Record<string, Diagnostic['severity']>;

export type Problem = keyof typeof SEVERITIES;

export interface ProblemLog {
  report(problem: Problem, place: string, args?: Diagnostic['args']): void;
  all(): readonly Diagnostic[];
}

export function problemLog(file: string): ProblemLog {
  const { report, all } = countedProblems(file, 'wandb', SEVERITIES);
  return { report: (problem, place, args) => report(problem, { place }, args), all };
}
