import type { Diagnostic } from '../../core/runs/diagnostic.ts';

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

/** Problems of one kind in one file beyond this many are counted, not listed. */
const LISTED = 20;

export function problemLog(file: string): ProblemLog {
  const listed: Diagnostic[] = [];
  const counts = new Map<Problem, number>();
  return {
    report(problem, place, args) {
      const count = (counts.get(problem) ?? 0) + 1;
      counts.set(problem, count);
      if (count > LISTED) return;
      listed.push({ severity: SEVERITIES[problem], code: `wandb-${problem}`, file, place, ...(args && { args }) });
    },
    all() {
      const more = [...counts].filter(([, count]) => count > LISTED);
      return [
        ...listed,
        ...more.map(
          ([problem, count]): Diagnostic => ({
            severity: SEVERITIES[problem],
            code: `wandb-${problem}-more`,
            file,
            args: { count: count - LISTED },
          }),
        ),
      ];
    },
  };
}
