import { today } from '../../core/text/iso-date.ts';
import { queryErrorText } from '../../core/query/error.ts';
import type { Ports } from '../ports.ts';
import type { ProjectState } from '../project/project.ts';
import { artifactPlaces } from './artifact-path.ts';
import { artifactState, type ArtifactState } from './artifact-state.ts';
import { checkDecision } from './check.ts';
import { currentEvidence } from './current-evidence.ts';
import type { StoredDecision } from './files.ts';
import type { Finding } from './finding.ts';
import type { Evidence } from '../questions/evaluate.ts';
import type { WhereFault } from '../questions/where.ts';
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
  const { current, told } = currentIn(state, stored, ports);
  const day = wishes.today ?? today(ports.clock);
  const findings = checkDecision(stored, {
    current,
    book,
    pricesAt,
    privateLack: state.settings.privateLack,
    artifacts: (uri) => artifactInProject(uri, state.root, ports),
    today: day,
    maxPriceAgeDays: config.policy?.maxPriceAgeDays ?? DEFAULT_MAX_PRICE_AGE_DAYS,
    repricing: wishes.repricing ?? 'advice',
    sha256: ports.sha256,
  });
  if (findings.some(({ severity }) => severity === 'error')) return findings;
  return [...findings, ...told, ...decidedLater(stored, day), ...projectAdvice(state, stored)];
}

interface Current {
  readonly current: Evidence | undefined;
  /** Why there is none, where that is to be told. */
  readonly told: readonly Finding[];
}

function currentIn(state: ProjectState, { file }: StoredDecision, ports: Ports): Current {
  const found = file && currentEvidence(state, file.question, ports);
  return found !== undefined && 'fault' in found ? { current: undefined, told: [unreadableFilter(found)] } : { current: found, told: [] };
}

/** Without the filter every candidate would take part, whom nobody asked about. */
function unreadableFilter({ text, error }: WhereFault): Finding {
  const why = queryErrorText(error);
  const message = `question.candidates.where is "${text}", which is no filter here (${why}), so that it was not looked at whom the rule would choose of the runs as they are now; correct it with "kneepoint select --where"`;
  return { verdict: 'stale', severity: 'advice', message };
}

const DAY = 86_400_000;

/** A date does not say where it was written, so that tomorrow may be today. */
function decidedLater({ file }: StoredDecision, day: string): readonly Finding[] {
  const decidedOn = file?.decision.decidedOn;
  if (decidedOn === undefined || Date.parse(decidedOn) <= Date.parse(day) + DAY) return [];
  return [{ verdict: 'stale', severity: 'advice', message: `decided on ${decidedOn}, which is in the future; correct decidedOn` }];
}

function artifactInProject(uri: string, root: string, ports: Ports): ArtifactState {
  const [place] = artifactPlaces(uri, undefined, root, ports.files);
  return place === undefined ? { none: 'absent' } : artifactState(root, place, ports);
}
