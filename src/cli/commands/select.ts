import { artifactAtHand, WITHOUT_DIGEST } from '../../app/decisions/artifact-at-hand.ts';
import { buildDecision, type DecisionWords } from '../../app/decisions/build.ts';
import { defaultName } from '../../app/decisions/default-name.ts';
import { DECISION_FILE, evidenceFileOf, loadDecision, type StoredDecision } from '../../app/decisions/files.ts';
import { writeDecision } from '../../app/decisions/write.ts';
import type { ProjectState } from '../../app/project/project.ts';
import type { FrontQuestion } from '../../app/questions/ask.ts';
import type { Evidence } from '../../app/questions/evaluate.ts';
import { RULE_EXAMPLES } from '../../app/questions/rule-text.ts';
import type { Question } from '../../core/decisions/question.ts';
import { defined } from '../../core/record/defined.ts';
import { today } from '../../core/text/iso-date.ts';
import { visible } from '../../core/text/visible.ts';
import { readProject, type CliContext } from '../context.ts';
import { CliFailure } from '../failure.ts';
import { exitOf, requireWhole } from '../input-faults.ts';
import { jsonText } from '../json-text.ts';
import { decisionText, nextText, remedyOf } from '../output/decision-text.ts';
import { decisionTarget } from '../targets.ts';
import { picksFrom, requireBesidePrimary, requirePickable, type PickOptions } from './pick-options.ts';
import { askOrFail, type WishOptions } from './wish.ts';

export interface SelectOptions extends WishOptions, PickOptions {
  readonly format: 'table' | 'json';
  readonly write: boolean;
  readonly explain: boolean;
  readonly file?: string | undefined;
  readonly name?: string | undefined;
  readonly owner?: string | undefined;
  readonly rationale?: string | undefined;
  readonly reviewBy?: string | undefined;
  readonly date?: string | undefined;
}

/** `kneepoint select`: applies a rule and, with --write, writes the decision and its evidence. */
export async function select(context: CliContext, options: SelectOptions): Promise<number> {
  const { ports, root, terminal } = context;
  const file = decisionTarget(options.file ?? DECISION_FILE, root, ports.files);
  const decidedOn = decisionDay(options, context);
  const state = await readProject(context);
  requireWhole(state, options);
  const asked = askOrFail(state, options, context);
  const question = decidable(asked.question);
  const stored = loadDecision(root, file, ports);
  const words = wordsOf(options, stored, decidedOn, context);
  const evidence = { ...asked.evidence, artifactOf: digesting(options, state, context) };
  const note = (text: string) => terminal.err(`kneepoint: ${visible(text)}\n`);
  const picks = picksFrom(options, evidence.candidates, stored, note);
  const built = buildDecision(question, evidence, words, evidenceFileOf(file.split(/[/\\]/).at(-1)!), ports.sha256, picks);
  requirePickable(picks, built, question);
  requireBesidePrimary(options, picks, built, note);
  const decided = built.file.verdict === 'decided';
  // Before anything says that it was written.
  const written = options.write && decided ? writeDecision(root, file, built, stored, ports) : 'not-asked';
  if (options.format === 'json') terminal.out(jsonText({ ...built.file, written: written === 'not-asked' ? null : file }));
  else terminal.out(decisionText(built, { question, leftOut: asked.leftOut ?? [], explained: options.explain, color: terminal.color }));
  if (options.write && !decided) throw new CliFailure(`not written: the decision is ${built.file.verdict}; ${remedyOf(built)}`);
  terminal.err(WRITTEN[written](file));
  if (options.format === 'table') terminal.out(nextText(built, written, options.explain, terminal.color));
  return exitOf(state);
}

/** For a decision that is written: digests the chosen's artefact where it lies in the project, and says it where that cannot be done. */
function digesting({ write }: SelectOptions, state: ProjectState, { ports, terminal }: CliContext): Evidence['artifactOf'] {
  if (!write) return undefined;
  return (facts) => {
    terminal.progress('reading the artefact …');
    const { artifact, none } = artifactAtHand(facts, state, ports);
    terminal.progress('');
    if (none !== undefined)
      terminal.err(`kneepoint: warning: the artefact ${visible(none.uri)} has no digest: ${WITHOUT_DIGEST[none.why]}\n`);
    return artifact;
  };
}

function decidable(question: FrontQuestion): Question {
  const { rule, objectives } = question;
  if (rule === undefined)
    throw new CliFailure(`no rule: say one with --rule (${RULE_EXAMPLES.join(', ')}) or set value.usdPerMonthPerPoint in kneepoint.yaml`);
  if (!objectives.some((objective) => 'metric' in objective))
    throw new CliFailure('a rule weighs quality against cost: add a metric with --objective metrics.<name>:max');
  return { ...question, rule };
}

const WRITTEN: Readonly<Record<'written' | 'unchanged' | 'not-asked', (file: string) => string>> = {
  written: (file) => `wrote ${file} and ${evidenceFileOf(file)}\n`,
  unchanged: (file) => `${file} already says so; not touched\n`,
  'not-asked': () => '',
};

function decisionDay({ date, reviewBy }: SelectOptions, { ports }: CliContext): string {
  const day = date ?? today(ports.clock);
  if (reviewBy !== undefined && reviewBy < day)
    throw new CliFailure(`--review-by ${reviewBy} is before the day of the decision, ${day}; say a later one`);
  return day;
}

/** What a person says now, else what the file that is there says. */
function wordsOf(options: SelectOptions, stored: StoredDecision | undefined, decidedOn: string, { root }: CliContext): DecisionWords {
  const said = defined({ name: options.name, owner: options.owner, rationale: options.rationale, reviewBy: options.reviewBy });
  const { name, owner, rationale, reviewBy } = { name: defaultName(options.file, root), ...stored?.file?.decision, ...said };
  return { name, decidedOn, owner, rationale, reviewBy };
}
