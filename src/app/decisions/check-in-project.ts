import { today } from '../../core/text/iso-date.ts';
import type { Ports } from '../ports.ts';
import type { ProjectState } from '../project/project.ts';
import { artifactPlaces } from './artifact-path.ts';
import { artifactState, type ArtifactState } from './artifact-state.ts';
import { checkDecision } from './check.ts';
import { currentEvidence } from './current-evidence.ts';
import type { StoredDecision } from './files.ts';
import type { Finding } from './finding.ts';
import { projectAdvice } from './project-advice.ts';

export const DEFAULT_MAX_PRICE_AGE_DAYS = 180;

export interface CheckWishes {
  /** ISO date of the check. Default: today. */
  readonly today?: string | undefined;
  /** Default: advice. */
  readonly repricing?: 'advice' | 'error';
}

/** Checks a decision against what its project has now: runs, price book, policy. */
export function checkInProject(state: ProjectState, stored: StoredDecision, ports: Ports, wishes: CheckWishes = {}): readonly Finding[] {
  const { book, pricesAt, config } = state.settings;
  const findings = checkDecision(stored, {
    current: stored.file === undefined ? undefined : currentEvidence(state, stored.file.question, ports),
    book,
    pricesAt,
    privateLack: state.settings.privateLack,
    artifacts: (uri) => artifactInProject(uri, state.root, ports),
    today: wishes.today ?? today(ports.clock),
    maxPriceAgeDays: config.policy?.maxPriceAgeDays ?? DEFAULT_MAX_PRICE_AGE_DAYS,
    repricing: wishes.repricing ?? 'advice',
    sha256: ports.sha256,
  });
  return findings.some(({ severity }) => severity === 'error') ? findings : [...findings, ...projectAdvice(state, stored)];
}

function artifactInProject(uri: string, root: string, ports: Ports): ArtifactState {
  const [place] = artifactPlaces(uri, undefined, root, ports.files);
  return place === undefined ? { none: 'absent' } : artifactState(root, place, ports);
}
