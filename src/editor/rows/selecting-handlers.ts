import { defaultName } from '../../app/decisions/default-name.ts';
import { chosenText } from '../../app/decisions/chosen-text.ts';
import { DECISION_FILE, evidenceFileOf, findDecisions, loadDecision } from '../../app/decisions/files.ts';
import type { Ports } from '../../app/ports.ts';
import type { FrontQuestion, Wish } from '../../app/questions/ask.ts';
import { assessFor } from '../../app/questions/evaluate.ts';
import { candidateChoices, choiceOf } from '../../app/selecting/candidate-choice.ts';
import { commitMessage } from '../../app/selecting/commit-message.ts';
import { differingTexts } from '../../app/selecting/differing.ts';
import { askAnew, draftDecision, writeDraft, type Draft } from '../../app/selecting/draft.ts';
import { ruleText, statedConstraints } from '../../app/selecting/question-text.ts';
import { ruleAnswer, ruleOffers } from '../../app/selecting/rule-offers.ts';
import { parseRule, ruleSentence } from '../../app/questions/rule-text.ts';
import type { Assessed } from '../../core/decisions/assess.ts';
import { axesOf } from '../../core/decisions/decide.ts';
import { COST_OBJECTIVES, costName } from '../../core/decisions/question.ts';
import { defined } from '../../core/record/defined.ts';
import type { Handlers } from '../../protocol/contract.ts';
import type { ReaderContract } from '../../protocol/reader.ts';
import type { DecisionChoice, DraftAsk, SelectWish } from '../../protocol/selecting.ts';
import type { FolderIndex } from './folder-index.ts';
import { selectFaultSentence } from './select-fault.ts';

const BROKEN = 'kneepoint.yaml has an error, and its defaults would give wrong numbers. The Problems view says where it is.';

type SelectingQuestion = 'selectStart' | 'ruleOffers' | 'ruleAnswer' | 'draftDecision' | 'writeDecision' | 'pickedRows';

/** What is asked while somebody makes a decision. A draft is kept until the next one of its folder, so that what is written is what was looked at. */
export function selectingHandlers(
  indexOf: (root: string) => Promise<FolderIndex>,
  ports: Ports,
): Pick<Handlers<ReaderContract>, SelectingQuestion> {
  const drafts = new Map<string, { readonly name: string; readonly draft: Draft }>();
  let made = 0;
  return {
    selectStart: async ({ root }) => selectStart(await indexOf(root), ports),
    pickedRows: async ({ root, ids }) => pickedRows(await indexOf(root), ids, ports),
    ruleOffers: async ({ root, file, wish, stated }) => {
      const asked = asking(await indexOf(root), wish, ports, file);
      if ('fault' in asked) return asked;
      const { question, assessed } = asked;
      const own = question.rule;
      return { offers: [...ruleOffers(assessed, question, own, parseRule(stated ?? ''))] };
    },
    ruleAnswer: async ({ root, file, wish }) => {
      const asked = asking(await indexOf(root), wish, ports, file);
      if ('fault' in asked) return asked;
      const { question, assessed } = asked;
      const { rule } = question;
      if (rule === undefined) return { fault: selectFaultSentence({ fault: 'no-rule' }) };
      return { sentence: ruleSentence(rule, axesOf(question.objectives)), answer: ruleAnswer(assessed, { ...question, rule }) };
    },
    draftDecision: async ({ root, ...asked }) => {
      const index = await indexOf(root);
      if (index.configBroken) return { fault: BROKEN };
      const draft = draftDecision(index.state, wishOf(asked), ports);
      if ('fault' in draft) return { fault: selectFaultSentence(draft) };
      const name = String(++made);
      drafts.set(root, { name, draft });
      return {
        draft: name,
        path: draft.path,
        evidence: evidenceFileOf(draft.path),
        before: draft.before ?? '',
        after: draft.after,
        isNew: draft.before === undefined,
        isSame: draft.isSame,
        chosen: chosenText(draft.built.file),
        notes: [...draft.notes],
        message: commitMessage(draft.built.file),
      };
    },
    writeDecision: ({ root, draft: wanted }) => {
      const known = drafts.get(root);
      if (known?.name !== wanted) return { fault: 'What was looked at is not known any more: make the selection again.' };
      const done = written(root, known.draft, ports);
      if ('written' in done) drafts.delete(root);
      return done;
    },
  };
}

function written(root: string, draft: Draft, ports: Ports): { written: string[] } | { fault: string } {
  try {
    const done = writeDraft(root, draft, ports);
    if ('changed' in done)
      return { fault: `${done.changed} was changed since it was looked at, and was left as it is. Make the selection again.` };
    return { written: [...done.written] };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return {
      fault: `${draft.path} could not be written (${String(error.code)}): see whether the folder may be written to and the disk has room.`,
    };
  }
}

function wishOf({ file, wish, picks, because, owner, rationale }: DraftAsk) {
  const named = picks.map(({ role, id }) => ({ role, candidate: id }));
  return { file, wish: textsOf(wish), picks: { named, because: because?.trim() }, owner: said(owner), rationale: said(rationale) };
}

function said(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

function textsOf({ rule, workload, constraints }: SelectWish): Wish {
  return defined({ rule, workload, constraints });
}

interface AskedNow {
  readonly question: FrontQuestion;
  readonly assessed: readonly Assessed[];
}

/** `file` is the decision that is made anew, where there is one. */
function asking(
  { state, configBroken }: FolderIndex,
  wish: SelectWish,
  ports: Ports,
  file?: string,
): AskedNow | { readonly fault: string } {
  if (configBroken) return { fault: BROKEN };
  const stored = file === undefined ? undefined : loadDecision(state.root, file, ports);
  const asked = askAnew(state, textsOf(wish), stored, ports);
  if ('fault' in asked) return { fault: selectFaultSentence(asked) };
  const { question, evidence } = asked;
  if (!question.objectives.some((objective) => 'metric' in objective)) return { fault: selectFaultSentence({ fault: 'no-metric' }) };
  return { question, assessed: assessFor(question, evidence) };
}

function selectStart(index: FolderIndex, ports: Ports) {
  const asked = asking(index, {}, ports, DECISION_FILE);
  if ('fault' in asked) return { none: asked.fault };
  const { state } = index;
  const { question, assessed } = asked;
  const candidates = [...candidateChoices(assessed, question)];
  const known = new Set(candidates.map(({ id }) => id));
  const paths = findDecisions(state.root, ports.files);
  return {
    candidates,
    decisions: paths.map((path) => decisionChoice(path, known, state.root, ports)),
    workloads: Object.entries(state.settings.config.workloads ?? {}).map(([name, { sku, slo }]) => ({
      name,
      text: [sku, ...Object.entries(slo ?? {}).map(([metric, max]) => `${metric} <= ${max}`)]
        .filter((part) => part !== undefined)
        .join(' · '),
    })),
    names: [
      ...new Set(assessed.flatMap(({ facts }) => Object.keys(facts.metrics).map((metric) => `metrics.${metric}`))),
      ...COST_OBJECTIVES.map(costName),
    ],
  };
}

function decisionChoice(path: string, known: ReadonlySet<string>, root: string, ports: Ports): DecisionChoice {
  const file = loadDecision(root, path, ports)?.file;
  if (file === undefined) return { path, name: defaultName(path, root), wish: {}, picks: [] };
  const { name, owner, rationale } = file.decision;
  const { rule, workload } = file.question;
  return {
    path,
    name,
    chosen: chosenText(file),
    ...defined({ owner, rationale }),
    wish: { rule: ruleText(rule), constraints: [...statedConstraints(file.question)], ...defined({ workload: workload?.name }) },
    picks: file.chosen.filter(({ role, id }) => role !== 'primary' && known.has(id)).map(({ role, id }) => ({ role, id })),
  };
}

/** Of those that are candidates now. */
function pickedRows(index: FolderIndex, ids: readonly string[], ports: Ports) {
  const asked = asking(index, {}, ports, DECISION_FILE);
  if ('fault' in asked) return [];
  const found = ids.flatMap((id) => asked.assessed.find(({ facts }) => facts.id === id) ?? []);
  const differs = differingTexts(found.map(({ facts }) => facts));
  return found.map((candidate, i) => {
    const { id, name, quality, cost } = choiceOf(candidate, asked.question, 'front');
    return { id, name, quality, cost, differs: differs[i]! };
  });
}
