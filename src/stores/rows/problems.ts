import type { Diagnostic } from '../../core/runs/diagnostic.ts';

export interface Problem {
  readonly severity: Diagnostic['severity'];
  readonly code: string;
  /** Where it is seen first. */
  readonly place?: string | undefined;
  /** What it is about: problems of one kind about the same thing are counted. */
  readonly about?: string | undefined;
  readonly args?: Diagnostic['args'];
}

export interface ProblemLog {
  report(problem: Problem): void;
  all(): readonly Diagnostic[];
}

/** Kinds of problems beyond this many are not told: a thousand columns can each have one. */
const TOLD = 50;

/** Each kind of problem once, at its first place, with how often there is more of it in `more`. */
export function problemLog(file: string): ProblemLog {
  const seen = new Map<string, { readonly first: Problem; count: number }>();
  return {
    report(problem) {
      const key = `${problem.code} ${problem.about ?? ''}`;
      const known = seen.get(key);
      if (known !== undefined) known.count++;
      else if (seen.size < TOLD) seen.set(key, { first: problem, count: 1 });
    },
    all: () =>
      [...seen.values()].map(({ first: { severity, code, place, args }, count }) => ({
        severity,
        code,
        file,
        ...(place === undefined ? {} : { place }),
        args: { ...args, more: count - 1 },
      })),
  };
}
