import { isoDate } from '../../core/ledgers/run-costs.ts';
import type { Ports } from '../ports.ts';
import type { ProjectState } from '../project/project.ts';
import { checkDecision, type Finding } from './check.ts';
import { currentEvidence } from './current-evidence.ts';
import type { StoredDecision } from './files.ts';

const DEFAULT_MAX_PRICE_AGE_DAYS = 180;

export interface CheckWishes {
  /** ISO date of the check. Default: today. */
  readonly today?: string | undefined;
  /** Default: advice. */
  readonly repricing?: 'advice' | 'error';
}

/** Checks a decision against what its project has now: runs, price book, policy. */
export function checkInProject(state: ProjectState, stored: StoredDecision, ports: Ports, wishes: CheckWishes = {}): readonly Finding[] {
  const { book, pricesAt, config } = state.settings;
  return checkDecision(stored, {
    current: stored.file === undefined ? undefined : currentEvidence(state, stored.file.question, ports),
    book,
    pricesAt,
    today: wishes.today ?? isoDate(ports.clock()) ?? '1970-01-01',
    maxPriceAgeDays: config.policy?.maxPriceAgeDays ?? DEFAULT_MAX_PRICE_AGE_DAYS,
    repricing: wishes.repricing ?? 'advice',
    sha256: ports.sha256,
  });
}
