import type { Question } from '../../core/decisions/question.ts';
import type { DecisionFile } from '../../core/decisions/file.ts';
import { isoDate } from '../../core/text/iso-date.ts';
import type { ProjectState } from '../project/project.ts';
import { CONFIG_FILE } from '../project/settings.ts';
import type { Finding } from './finding.ts';
import type { StoredDecision } from './files.ts';
import { questionDrift } from './question-drift.ts';

const MOST = 4;
const HOUR = 3_600_000;
/** A day lasts longest at UTC−12, and a date does not say where it was written. */
const DAY_ANYWHERE = 36 * HOUR;

/** What the project around a decision that holds gives reason to look at again. */
export function projectAdvice(state: ProjectState, { file, rows }: Pick<StoredDecision, 'file' | 'rows'>): readonly Finding[] {
  if (file === undefined) return [];
  const runs = new Set(rows.flatMap((row) => (row.kind === 'candidate' ? row.candidate.runs : [])));
  return [...askedOtherwise(file.question, state), ...decidedEarly(file, runs, state)].map((message) => ({
    verdict: 'stale',
    severity: 'advice',
    message,
  }));
}

function askedOtherwise(question: Question, { settings }: ProjectState): readonly string[] {
  const drift = settings.found ? questionDrift(question, settings.config) : [];
  if (drift.length === 0) return [];
  const parts = drift.slice(0, MOST).map(({ topic, before, after }) => `${topic} was ${before}, is ${after}`);
  const more = drift.length > MOST ? `; and ${drift.length - MOST} more` : '';
  return [`${CONFIG_FILE} asks otherwise by now: ${parts.join('; ')}${more}; "kneepoint select" answers the new question`];
}

function decidedEarly({ decision }: DecisionFile, runs: ReadonlySet<string>, state: ProjectState): readonly string[] {
  const end = Date.parse(decision.decidedOn) + DAY_ANYWHERE;
  const later = state.runs.filter(({ id, startedAt }) => startedAt !== undefined && startedAt >= end && runs.has(id));
  if (later.length === 0) return [];
  const last = later.reduce((a, b) => (b.startedAt! > a.startedAt! ? b : a));
  return [
    `decided on ${decision.decidedOn}, but ${later.length} of the ${runs.size} runs behind it started later, ${last.name} on ${isoDate(last.startedAt) ?? ''}; correct decidedOn or decide anew`,
  ];
}
