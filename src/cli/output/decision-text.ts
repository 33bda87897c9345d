import pc from 'picocolors';
import { candidateName } from '../../app/charts/chart-of-view.ts';
import type { BuiltDecision } from '../../app/decisions/build.ts';
import { chosenCostText, qualityText } from '../../app/decisions/chosen-text.ts';
import { reasonAgainst } from '../../app/decisions/rejection-text.ts';
import { tieBreakSentence } from '../../app/decisions/tie-break-text.ts';
import { leftOutText, type LeftOut } from '../../app/questions/left-out.ts';
import { ruleSentence } from '../../app/questions/rule-text.ts';
import type { Assessed } from '../../core/decisions/assess.ts';
import { axesOf, type Outcome } from '../../core/decisions/decide.ts';
import type { Role } from '../../core/decisions/picks.ts';
import type { Question } from '../../core/decisions/question.ts';
import { explain } from '../../core/format/explain.ts';
import { metricsWithoutError } from '../../core/decisions/unknown-errors.ts';
import { chanceText } from '../../core/format/chance.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { reasonText } from '../../core/format/reason.ts';
import { isKnown, view } from '../../core/quantity/quantity.ts';
import { createSampler } from '../../core/quantity/sampler.ts';
import { visible } from '../../core/text/visible.ts';

export interface DecisionTextOptions {
  readonly question: Question;
  readonly leftOut: readonly LeftOut[];
  /** With the arithmetic of the chosen candidate's cost. */
  readonly explained: boolean;
  readonly color: boolean;
}

const MOST_TIED = 6;
const MOST_UNDECIDED = 8;

/** An answered question in words: who, at what price, and what is tied, unknown or left out. */
export function decisionText(built: BuiltDecision, options: DecisionTextOptions): string {
  const { question, leftOut, color } = options;
  const { outcome, assessed } = built;
  const colors = pc.createColors(color);
  const lines = [
    `Rule: ${ruleSentence(question.rule, axesOf(question.objectives))}; ${assessed.length} candidates.`,
    ...answerLines(outcome, options, built.file.chosen[0]?.override === undefined ? 'Chosen' : 'The rule gives'),
    ...(outcome.tieBreak === undefined ? [] : [`${tieBreakSentence(outcome.tieBreak, question)}.`]),
    ...roleLines(built, color),
    ...tiedLines(outcome, question),
    ...outcome.undecided.slice(0, MOST_UNDECIDED).map(({ candidate, reason, couldWin }) => ({
      lead: couldWin ? colors.yellow('Could still win') : 'Unknown, cannot win',
      text: `${candidate.facts.configuration}: ${reasonText(reason)}`,
    })),
    ...(leftOut.length === 0 ? [] : [leftOutText(leftOut)]),
  ];
  return lines.map((line) => `${typeof line === 'string' ? visible(line) : `${line.lead}: ${visible(line.text)}`}\n`).join('');
}

/** Numbers without an error are no noise: who ties by them is as good. */
function tiedLines({ chosen, tied }: Outcome, question: Question): readonly string[] {
  const sampler = createSampler(question.sampling);
  const { metric, cost } = axesOf(question.objectives);
  const isFixed = (candidate: Assessed) =>
    [{ metric }, { cost }].every((what) => {
      const quantity = view(candidate.expression(what), sampler);
      return isKnown(quantity) && quantity.low === quantity.high;
    });
  const equal = tied.filter((candidate) => chosen !== undefined && isFixed(chosen) && isFixed(candidate));
  const noisy = tied.filter((candidate) => !equal.includes(candidate));
  return [...namedLine('Equal to it', equal), ...namedLine('Tied with it by the noise', noisy)];
}

function namedLine(lead: string, candidates: readonly Assessed[]): readonly string[] {
  const names = [...new Set(candidates.map(({ facts }) => facts.configuration))];
  const more = names.length > MOST_TIED ? ` and ${names.length - MOST_TIED} more` : '';
  return names.length === 0 ? [] : [`${lead}: ${names.slice(0, MOST_TIED).join(', ')}${more}`];
}

/** What to do next: nothing that was just done, and nothing that cannot be done. */
export function nextText(built: BuiltDecision, written: 'written' | 'unchanged' | 'not-asked', explained: boolean, color: boolean): string {
  const decided = [
    ...(written === 'not-asked' ? ['"--write" writes the decision'] : []),
    ...(written === 'written' ? ['commit both files'] : []),
    ...(explained ? [] : ['"--explain" shows the arithmetic']),
    '"kneepoint check" re-derives it',
  ];
  const steps = built.file.verdict === 'decided' ? decided : [visible(remedyOf(built))];
  return pc.createColors(color).dim(`Next: ${steps.join('; ')}.\n`);
}

/** What keeps a decision from being made, as something to do. */
export function remedyOf({ outcome }: BuiltDecision): string {
  const blocking = outcome.undecided.find((entry) => entry.couldWin);
  return blocking === undefined
    ? 'loosen a constraint or the rule'
    : `say what is missing for ${blocking.candidate.facts.configuration} (${reasonText(blocking.reason)}), or set policy.unknown: ignore in kneepoint.yaml`;
}

/** Who was named beside what the rule gives, or instead of it. */
function roleLines({ file }: BuiltDecision, color: boolean): readonly Led[] {
  const colors = pc.createColors(color);
  return file.chosen.flatMap((chosen) => {
    const { role, configuration, serving, override, byRule } = chosen;
    if (role === 'primary' && override === undefined) return [];
    const name = candidateName(configuration, serving.batch);
    const facts = `${qualityText(chosen.quality, axesOf(file.question.objectives))}; ${chosenCostText(chosen, file)}`;
    const standing = byRule === undefined ? '' : `; by the rule ${reasonAgainst(byRule, file).replace(/^by the rule | by the rule$/, '')}`;
    return [
      { lead: override === undefined ? LEADS[role] : colors.yellow(LEADS[role]), text: `${name}; ${facts}${standing}` },
      ...(override === undefined ? [] : [{ lead: '  Because', text: override.because }]),
    ];
  });
}

const LEADS: Readonly<Record<Role, string>> = { primary: 'Primary against the rule', alternative: 'Alternative', fallback: 'Fallback' };

interface Led {
  readonly lead: string;
  readonly text: string;
}

function answerLines(outcome: Outcome, { question, explained, color }: DecisionTextOptions, decided: string): readonly (string | Led)[] {
  const colors = pc.createColors(color);
  if (outcome.chosen === undefined) return [{ lead: colors.yellow('Nobody'), text: 'no candidate meets the constraints and the rule.' }];
  const lead = outcome.verdict === 'decided' ? decided : colors.yellow('Undecided; leading');
  const [name = '', ...details] = chosenLines(outcome.chosen, outcome, question, explained);
  return [{ lead, text: name }, ...details.map((line) => `  ${line}`)];
}

function chosenLines(chosen: Assessed, outcome: Outcome, question: Question, explained: boolean): readonly string[] {
  const axes = axesOf(question.objectives);
  const { configuration, serving, metrics, id } = chosen.facts;
  const estimate = metrics[axes.metric];
  const quality = estimate === undefined || 'unknown' in estimate ? `${axes.metric} unknown` : qualityText(estimate, axes);
  const cost = chosen.expression({ cost: axes.cost });
  const usd = formatQuantity(view(cost, createSampler(question.sampling)), { per: 'shown' });
  return [
    `${configuration}${serving.batch === undefined ? '' : ` served at batch ${serving.batch}`}`,
    `${quality}; ${usd}; best ${chanceText(outcome.pBest.get(id) ?? 0, metricsWithoutError(chosen.facts, question.objectives).length > 0)}`,
    ...(explained ? explain(cost) : []),
  ];
}
