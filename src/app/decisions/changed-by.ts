import type { Assessed } from '../../core/decisions/assess.ts';
import { checkConstraints } from '../../core/decisions/constraints.ts';
import { decide, type Outcome } from '../../core/decisions/decide.ts';
import type { DecisionFile } from '../../core/decisions/file.ts';
import { reasonText } from '../../core/format/reason.ts';
import { assessFor, type Evidence } from '../questions/evaluate.ts';
import type { Finding } from './finding.ts';
import { gainOver, isLeading } from './gain-over.ts';
import { rejectionText } from './rejection-text.ts';

/** Would other evidence choose somebody else, by more than the decision's own alarm threshold? It is asked as `select` asks it. */
export function changedBy(
  verdict: 'superseded' | 're-priced',
  file: DecisionFile,
  evidence: Evidence,
  severity: Finding['severity'],
): readonly Finding[] {
  if (file.chosen.length === 0) return [];
  const assessed = assessFor(file.question, evidence);
  const because = verdict === 'superseded' ? 'the runs now in the stores' : `prices as of ${evidence.pricesAt}`;
  const said = [
    ...(verdict === 'superseded' ? goneText(file, assessed).map((gone) => `${gone} is no longer among ${because}`) : []),
    ...wouldChooseText(file, assessed).map((text) => `${because} ${text}`),
  ];
  return said.map((message) => ({ verdict, severity, message }));
}

function goneText({ chosen }: DecisionFile, assessed: readonly Assessed[]): readonly string[] {
  const known = new Set(assessed.map(({ facts }) => facts.id));
  return chosen
    .filter(({ id }) => !known.has(id))
    .map(({ role, configuration }) => (role === 'primary' ? configuration : `the ${role} ${configuration}`));
}

/** What was chosen against the rule stays so: news is when the rule gives another than it did then. */
function wouldChooseText(file: DecisionFile, assessed: readonly Assessed[]): readonly string[] {
  const [stated] = file.chosen;
  const find = (id: string | undefined) => assessed.find(({ facts }) => facts.id === id);
  const primary = find(stated?.id);
  if (stated === undefined || primary === undefined) return [];
  const old = stated.override === undefined ? primary : find(stated.override.instead?.id);
  const news = old === undefined ? undefined : newsOf(old, assessed, file);
  if (news === undefined) return brokenText(primary, file);
  return [primary === old ? news : `${news}; chosen against the rule was ${primary.facts.configuration}`];
}

function newsOf(old: Assessed, assessed: readonly Assessed[], file: DecisionFile): string | undefined {
  if (isLeading(old, assessed, file.question)) return undefined;
  const outcome = decide(assessed, file.question);
  if (outcome.chosen === old) return undefined;
  const why = lostBy(old, outcome) ?? gainOver(old, assessed, outcome, file);
  return why === undefined ? undefined : `${wouldChoose(old, outcome)}: ${why}`;
}

/** Whoever was chosen against the rule has to meet its constraints all the same. */
function brokenText(primary: Assessed, { question, chosen }: DecisionFile): readonly string[] {
  if (chosen[0]?.override === undefined) return [];
  const broken = checkConstraints(primary, question.constraints ?? []).find(({ holds }) => holds === 'no');
  if (broken === undefined) return [];
  return [
    `do not admit ${primary.facts.configuration}: it breaks a constraint, ${rejectionText({ why: 'constraint', constraint: broken })}`,
  ];
}

/** Why the chosen could not be chosen again, whatever the others are worth. */
function lostBy(old: Assessed, { rejected, undecided }: Outcome): string | undefined {
  const open = undecided.find(({ candidate }) => candidate === old);
  if (open !== undefined) return `${old.facts.configuration} cannot be weighed any more (${reasonText(open.reason)})`;
  const rejection = rejected.find(({ candidate }) => candidate === old)?.rejection;
  if (rejection?.why === 'constraint') return `${old.facts.configuration} breaks a constraint, ${rejectionText(rejection)}`;
  return rejection?.why === 'rule' ? `the rule no longer admits ${old.facts.configuration}` : undefined;
}

function wouldChoose(old: Assessed, { chosen, verdict }: Outcome): string {
  if (chosen === undefined) return `would choose nobody, not ${old.facts.configuration}`;
  const same = chosen.facts.configuration === old.facts.configuration;
  const [now, before] = [chosen, old].map(({ facts }) =>
    same ? `${facts.configuration} at batch ${facts.serving.batch}` : facts.configuration,
  );
  return verdict === 'undecided' ? `would leave it undecided, ${now} leading over ${before}` : `would choose ${now} over ${before}`;
}
