import type { Diagnostic } from '../core/runs/diagnostic.ts';

/** Problems of one kind beyond this many are counted, not listed: a broken import has a million of them. */
const LISTED = 20;

export interface CountedProblems<Problem extends string> {
  /** Counted by its kind and by what it is `within`, such as a table. */
  report(problem: Problem, at: { readonly place: string; readonly within?: string }, args?: Diagnostic['args']): void;
  all(): readonly Diagnostic[];
}

/** What is wrong with a file, under codes that begin with `prefix`; how much more there is of a kind has the code with `-more`. */
export function countedProblems<Problem extends string>(
  file: string,
  prefix: string,
  severities: Readonly<Record<Problem, Diagnostic['severity']>>,
): CountedProblems<Problem> {
  const listed: Diagnostic[] = [];
  const counts = new Map<string, { readonly problem: Problem; readonly within: string | undefined; count: number }>();
  return {
    report(problem, { place, within }, args) {
      const key = `${problem} ${within ?? ''}`;
      const seen = counts.get(key) ?? { problem, within, count: 0 };
      counts.set(key, seen);
      seen.count++;
      if (seen.count > LISTED) return;
      listed.push({ severity: severities[problem], code: `${prefix}-${problem}`, file, place, ...(args && { args }) });
    },
    all() {
      const more = [...counts.values()].filter(({ count }) => count > LISTED);
      return [
        ...listed,
        ...more.map(
          ({ problem, within, count }): Diagnostic => ({
            severity: severities[problem],
            code: `${prefix}-${problem}-more`,
            file,
            ...(within !== undefined && { place: within }),
            args: { count: count - LISTED },
          }),
        ),
      ];
    },
  };
}
