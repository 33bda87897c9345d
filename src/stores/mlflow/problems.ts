import type { Diagnostic } from '../../core/runs/diagnostic.ts';

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

/** Problems of one kind in one table beyond this many are counted, not listed: a broken import has a million of them. */
const LISTED = 20;

export function problemLog(file: string): ProblemLog {
  const listed: Diagnostic[] = [];
  const counts = new Map<string, { readonly problem: Problem; readonly table: string; count: number }>();
  return {
    report(problem, table, run, args) {
      const key = `${problem} ${table}`;
      const seen = counts.get(key) ?? { problem, table, count: 0 };
      counts.set(key, seen);
      seen.count++;
      if (seen.count > LISTED) return;
      listed.push({
        severity: SEVERITIES[problem],
        code: `mlflow-${problem}`,
        file,
        place: `${table} row of run ${run}`,
        ...(args && { args }),
      });
    },
    all() {
      const more = [...counts.values()].filter(({ count }) => count > LISTED);
      return [
        ...listed,
        ...more.map(
          ({ problem, table, count }): Diagnostic => ({
            severity: SEVERITIES[problem],
            code: `mlflow-${problem}-more`,
            file,
            place: table,
            args: { count: count - LISTED },
          }),
        ),
      ];
    },
  };
}
