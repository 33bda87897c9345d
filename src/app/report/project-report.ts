import type { Question } from '../../core/decisions/question.ts';
import { formatDate } from '../../core/format/date.ts';
import { lastPart } from '../../core/text/last-part.ts';
import { today } from '../../core/text/iso-date.ts';
import { buildDecision } from '../decisions/build.ts';
import { checkInProject } from '../decisions/check-in-project.ts';
import { DECISION_FILE, evidenceFileOf, findDecisions, loadDecision, type StoredDecision } from '../decisions/files.ts';
import { pinnedEvidence } from '../decisions/pinned-evidence.ts';
import type { ProjectState } from '../project/project.ts';
import type { Ports } from '../ports.ts';
import { ask, type Asked, type AskFault, type Wish } from '../questions/ask.ts';
import type { ReportModel } from './model.ts';
import { reportModel, type ReportInputs } from './report-model.ts';

/**
 * The report of a project. A decision that stands is shown on its own committed evidence and prices, checked; with a
 * wish of one's own, or without a decision, the page shows the runs as they are and what the rule would choose.
 */
export function projectReport(state: ProjectState, wish: Wish, ports: Ports): ReportModel | AskFault {
  const paths = findDecisions(state.root, ports.files);
  const path = paths.includes(DECISION_FILE) ? DECISION_FILE : paths[0];
  const stored = path === undefined ? undefined : loadDecision(state.root, path, ports);
  const subject = isEmpty(wish) && stored !== undefined ? ofDecision(stored, state, ports) : ofWish(state, wish, ports);
  if ('fault' in subject) return subject;
  return reportModel({
    ...subject,
    otherDecisions: paths.filter((other) => other !== subject.decision?.path),
    name: nameOf(state.root),
    generatedAt: `${formatDate(ports.clock())} UTC`,
  });
}

type Subject = Pick<ReportInputs, 'asked' | 'decision' | 'basis'>;

function isEmpty(wish: Wish): boolean {
  return Object.values(wish).every((value) => value === undefined);
}

function ofDecision(stored: StoredDecision, state: ProjectState, ports: Ports): Subject | AskFault {
  const { file, rows, path } = stored;
  const pinned = file && pinnedEvidence(file, rows, state.settings.book, ports.sha256);
  const findings = checkInProject(state, stored, ports);
  const decision = { kind: 'committed' as const, path, file, findings };
  // Evidence that was tampered with shows nothing, and without its prices has no costs; then the runs themselves stand beside it.
  if (file === undefined || pinned === undefined || pinned.lacking.length > 0 || findings.some(({ severity }) => severity === 'error')) {
    const now = ofWish(state, {}, ports);
    return 'fault' in now ? now : { ...now, decision };
  }
  const asked: Asked = { question: file.question, evidence: pinned.evidence, otherEvaluations: [] };
  return { asked, decision, basis: `The numbers are those of the decision in ${path}: its committed evidence, at its pinned prices.` };
}

function ofWish(state: ProjectState, wish: Wish, ports: Ports): Subject | AskFault {
  const asked = ask(state, wish, ports);
  if ('fault' in asked) return asked;
  return {
    asked,
    decision: proposal(asked, nameOf(state.root), ports),
    basis: 'The numbers are those of the runs as they were when this page was made.',
  };
}

/** What the rule would choose; who leads, where something unknown keeps it from deciding. Undefined without a rule. */
export function proposal({ question, evidence }: Asked, name: string, ports: Pick<Ports, 'sha256' | 'clock'>): ReportInputs['decision'] {
  const { rule, objectives } = question;
  if (rule === undefined || !objectives.some((objective) => 'metric' in objective)) return undefined;
  const words = { name, decidedOn: today(ports.clock) };
  const build = (policy: Question['policy']) =>
    buildDecision(
      { ...question, rule, ...(policy === undefined ? {} : { policy }) },
      evidence,
      words,
      evidenceFileOf(DECISION_FILE),
      ports.sha256,
    ).file;
  const file = build(question.policy);
  const shown = file.verdict === 'undecided' ? { ...build({ unknown: 'ignore' }), verdict: file.verdict } : file;
  return { kind: 'proposed', path: undefined, file: shown, findings: [] };
}

function nameOf(root: string): string {
  return lastPart(root) ?? 'project';
}
