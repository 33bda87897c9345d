/** `unproven`: what it takes to derive it again is not at hand, so that it neither holds nor fails. */
export type Verdict = 'tampered' | 'broken' | 'unproven' | 'superseded' | 're-priced' | 'stale';

/** What a check has against a decision. */
export interface Finding {
  readonly verdict: Verdict;
  readonly severity: 'error' | 'advice';
  /** A sentence with the place and what to do. */
  readonly message: string;
}

export function failure(verdict: Verdict, message: string): Finding {
  return { verdict, severity: 'error', message };
}
