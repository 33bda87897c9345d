import type { Picks } from '../../core/decisions/picks.ts';
import type { Question } from '../../core/decisions/question.ts';
import { today } from '../../core/text/iso-date.ts';
import { artifactAtHand, WITHOUT_DIGEST } from '../decisions/artifact-at-hand.ts';
import { buildDecision, type BuiltDecision, type DecisionWords } from '../decisions/build.ts';
import { defaultName } from '../decisions/default-name.ts';
import { evidenceFileOf, findDecisions, isDecisionName, loadDecision, type StoredDecision } from '../decisions/files.ts';
import { pickFault, type PickFault } from '../decisions/pick-fault.ts';
import { decisionText, saysTheSame, writeDecision } from '../decisions/write.ts';
import type { Ports } from '../ports.ts';
import type { ProjectState } from '../project/project.ts';
import type { Evidence } from '../questions/evaluate.ts';
import { ask, type Asked, type AskFault, type Wish } from '../questions/ask.ts';
import { keptWish } from './question-text.ts';

/** All that a person says of a decision; the rest is derived. */
export interface DraftWish {
  /** The decision file, relative to the project. */
  readonly file: string;
  readonly wish: Wish;
  readonly picks: Picks;
  readonly owner?: string | undefined;
  readonly rationale?: string | undefined;
}

/** A decision as it would be written, beside what is there. */
export interface Draft {
  readonly path: string;
  readonly built: BuiltDecision;
  readonly stored: StoredDecision | undefined;
  /** Undefined where no file is there yet. */
  readonly before: string | undefined;
  readonly after: string;
  /** Nothing but the day would change. */
  readonly isSame: boolean;
  /** What a person should know of it. */
  readonly notes: readonly string[];
}

export type DraftFault =
  | AskFault
  | PickFault
  | { readonly fault: 'no-rule' | 'no-metric' }
  | { readonly fault: 'bad-file'; readonly text: string; readonly why: 'name' | 'not-a-decision' }
  | { readonly fault: 'not-decided'; readonly built: BuiltDecision };

/** The text of a decision before it is written; nothing is written. */
export function draftDecision(state: ProjectState, wanted: DraftWish, ports: Ports): Draft | DraftFault {
  const { file, wish } = wanted;
  const misplaced = fileFault(file, state.root, ports);
  if (misplaced !== undefined) return misplaced;
  const stored = loadDecision(state.root, file, ports);
  const asked = askAnew(state, wish, stored, ports);
  if ('fault' in asked) return asked;
  const question = decidable(asked.question);
  return 'fault' in question ? question : drafted(state, wanted, { question, evidence: asked.evidence, stored }, ports);
}

interface Basis {
  readonly question: Question;
  readonly evidence: Evidence;
  readonly stored: StoredDecision | undefined;
}

function drafted(state: ProjectState, wanted: DraftWish, { question, evidence, stored }: Basis, ports: Ports): Draft | DraftFault {
  const { file, picks } = wanted;
  const notes: string[] = [];
  const artifactOf: NonNullable<Evidence['artifactOf']> = (facts) => {
    const { artifact, none } = artifactAtHand(facts, state, ports);
    if (none !== undefined) notes.push(`the artefact ${none.uri} has no digest: ${WITHOUT_DIGEST[none.why]}`);
    return artifact;
  };
  const words = wordsOf(wanted, stored, state.root, ports);
  const evidenceFile = evidenceFileOf(file.split('/').at(-1)!);
  const built = buildDecision(question, { ...evidence, artifactOf }, words, evidenceFile, ports.sha256, picks);
  const unfit = pickFault(picks, built.assessed, question, built.outcome);
  if (unfit !== undefined) return unfit;
  if (built.file.verdict !== 'decided') return { fault: 'not-decided', built };
  const isSame = stored !== undefined && saysTheSame(built, stored);
  const after = isSame ? stored.text : decisionText(built, stored, ports.sha256);
  return { path: file, built, stored, before: stored?.text, after, isSame, notes };
}

function wordsOf({ file, owner, rationale }: DraftWish, stored: StoredDecision | undefined, root: string, ports: Ports): DecisionWords {
  const before = stored?.file?.decision;
  return { name: before?.name ?? defaultName(file, root), decidedOn: today(ports.clock), owner, rationale, reviewBy: before?.reviewBy };
}

/** What a decision asks that nobody says otherwise is asked again; the cost that stands against quality follows the workload. */
export function askAnew(state: ProjectState, wish: Wish, stored: Pick<StoredDecision, 'file'> | undefined, ports: Ports): Asked | AskFault {
  if (stored?.file === undefined) return ask(state, wish, ports);
  const { question } = stored.file;
  const { objectives, ...kept } = keptWish(question);
  const names = Object.keys(state.settings.config.workloads ?? {});
  const workload = Object.keys(wish).length === 0 ? question.workload?.name : wish.workload;
  const isSameWorkload = (workload ?? (names.length === 1 ? names[0] : undefined)) === question.workload?.name;
  return ask(state, { ...kept, ...(isSameWorkload ? { objectives } : {}), ...wish, workload }, ports);
}

function decidable(
  question: Omit<Question, 'rule'> & { readonly rule: Question['rule'] | undefined },
): Question | { readonly fault: 'no-rule' | 'no-metric' } {
  const { rule, objectives } = question;
  if (rule === undefined) return { fault: 'no-rule' };
  return objectives.some((objective) => 'metric' in objective) ? { ...question, rule } : { fault: 'no-metric' };
}

/** A decision that is there, or a new one in the project's own folder; never what is none. */
function fileFault(file: string, root: string, ports: Ports): DraftFault | undefined {
  if (findDecisions(root, ports.files).includes(file)) {
    const text = ports.files.readText(ports.files.resolve(root, file)) ?? '';
    const isDecision = text.trim() === '' || /^["']?decision["']?\s*:/m.test(text);
    return isDecision ? undefined : { fault: 'bad-file', text: file, why: 'not-a-decision' };
  }
  return /[/\\]/.test(file) || !isDecisionName(file) ? { fault: 'bad-file', text: file, why: 'name' } : undefined;
}

export type DraftWritten = { readonly written: readonly string[] } | { readonly changed: string };

/** Writes what was looked at, unless the file or its evidence is no longer what it was then. */
export function writeDraft(root: string, { path, built, stored }: Draft, ports: Ports): DraftWritten {
  const now = loadDecision(root, path, ports);
  if (now?.text !== stored?.text) return { changed: path };
  if (now?.evidenceText !== stored?.evidenceText) return { changed: evidenceFileOf(path) };
  writeDecision(root, path, built, stored, ports);
  return { written: [path, evidenceFileOf(path)] };
}
