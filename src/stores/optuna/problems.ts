import type { Diagnostic } from '../../core/runs/diagnostic.ts';

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
  'journal-broken': 'error',
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

/** Problems of one kind in one table beyond this many are counted, not listed: a broken import has a million of them. */
const LISTED = 20;

export function problemLog(file: string): ProblemLog {
  const listed: Diagnostic[] = [];
  const counts = new Map<string, { readonly problem: Problem; readonly of: string; count: number }>();
  return {
    report(problem, { of, row }, args) {
      const key = `${problem} ${of}`;
      const seen = counts.get(key) ?? { problem, of, count: 0 };
      counts.set(key, seen);
      seen.count++;
      if (seen.count > LISTED) return;
      listed.push({ severity: SEVERITIES[problem], code: `optuna-${problem}`, file, place: `${of} ${row}`, ...(args && { args }) });
    },
    all() {
      const more = [...counts.values()].filter(({ count }) => count > LISTED);
      return [
        ...listed,
        ...more.map(
          ({ problem, of, count }): Diagnostic => ({
            severity: SEVERITIES[problem],
            code: `optuna-${problem}-more`,
            file,
            place: of,
            args: { count: count - LISTED },
          }),
        ),
      ];
    },
  };
}

/** Said once of a store: its durations are right, its dates may not be. */
export function localTimes(file: string): Diagnostic {
  return { severity: 'info', code: 'optuna-local-times', file };
}
