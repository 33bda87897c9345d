import type { Diagnostic } from '../../core/runs/diagnostic.ts';

/** What can be wrong with a file of a store. What it says is left out, nothing else. */
const SEVERITIES = {
  'metric-line': 'error',
  'metric-empty': 'warning',
  'time-not-a-number': 'error',
  'end-before-start': 'error',
  'unknown-status': 'warning',
  'meta-incomplete': 'warning',
  'run-id-differs': 'warning',
  'run-of-other-experiment': 'warning',
  'run-twice': 'warning',
  'experiment-id-differs': 'warning',
  'experiment-without-meta': 'warning',
  'dataset-missing': 'warning',
  'text-too-long': 'warning',
  'too-many-files': 'warning',
  'file-unreadable': 'warning',
} as const satisfies Record<string, Diagnostic['severity']>;

export type Problem = keyof typeof SEVERITIES;

export function diagnosticOf(problem: Problem, file: string, more: Pick<Diagnostic, 'place' | 'args'> = {}): Diagnostic {
  return { severity: SEVERITIES[problem], code: `mlflow-${problem}`, file, ...more };
}

/** Problems of one kind beyond this many are counted, not listed: a broken copy has a million of them. */
const LISTED = 20;

export function condensed(all: readonly Diagnostic[], store: string): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  const listed = all.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= LISTED;
  });
  const more = [...counts].filter(([, count]) => count > LISTED);
  return [...listed, ...more.map(([code, count]) => moreOf(code, count - LISTED, store))];
}

function moreOf(code: string, count: number, file: string): Diagnostic {
  return { severity: 'warning', code: 'mlflow-more', file, args: { code, count } };
}
