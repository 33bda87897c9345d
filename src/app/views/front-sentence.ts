import { objectiveName, type Objective } from '../../core/decisions/question.ts';
import { formatPoints } from '../../core/format/points.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { isKnown, weakestOf, type Quantity } from '../../core/quantity/quantity.ts';
import type { Member, ParetoView } from './pareto-view.ts';
import { writtenAlike } from './same-cost.ts';
import { gainUnit } from './step-words.ts';

/**
 * One sentence that says what a front shows, in words that somebody who never opens an editor can read: of whom a decision chose, where there
 * is one, else of the knee.
 */
export function frontSentence(view: ParetoView, chosen?: string): string {
  const { front, objectives } = view;
  if (front.length === 0) return 'No candidate can be compared: see what is missing below.';
  const metric = objectives.find((objective) => 'metric' in objective);
  const cost = objectives.find((objective) => 'cost' in objective);
  if (metric === undefined || cost === undefined || objectives.length !== 2) {
    return `${front.length} of ${view.candidates.length} candidates are on the front of ${objectives.map(objectiveName).join(', ')}.`;
  }
  const names = { metric: objectiveName(metric), cost: objectiveName(cost) };
  const at = leadOf(view, chosen);
  const has = (member: Member) =>
    `${member.configuration} has ${names.metric.replace('metrics.', '')} ${plain(member, names.metric)} for ${plain(member, names.cost)}`;
  const behind = behindOf(view, chosen);
  const start = behind === undefined ? has(at) : `${has(behind)} and is not on the front, where ${has(at)}`;
  const step = view.steps.find(({ from }) => from === at.id);
  const next = front.find((member) => member.id === step?.to);
  if (step === undefined || next === undefined)
    return `${start}; nothing better is to be had at any price${view.undecided.length === 0 ? '' : ', of what can be compared'}.`;
  const extra = extraText(step.extraCost, at.values[names.cost]!, next.values[names.cost]!);
  return `${start}; the next step up, ${next.configuration}, ${gainText(metric, at, step.extraPoints)} for ${extra}${doubtOf(step, at, next)}.`;
}

function doubtOf({ worthKnowing }: ParetoView['steps'][number], at: Member, next: Member): string {
  if (at.errorUnknown || next.errorUnknown) return ': its error is unknown';
  return worthKnowing ? '' : ': within the noise';
}

/** Of the front, whom the sentence is about. */
function leadOf({ front, knee }: ParetoView, chosen: string | undefined): Member {
  return front.find(({ id }) => id === chosen) ?? front.find(({ id }) => id === knee?.id) ?? front[0]!;
}

function behindOf({ candidates }: ParetoView, chosen: string | undefined): Member | undefined {
  return chosen === undefined ? undefined : candidates.find(({ id, onFront }) => id === chosen && !onFront);
}

function gainText(metric: Objective, member: Member, { value, low, high }: ParetoView['steps'][number]['extraPoints']): string {
  const unit = gainUnit(metric, member);
  const amount = `${formatPoints(value)}${unit === '' ? '' : ` ${unit}`}${low === high ? '' : ` (${formatPoints(low)} to ${formatPoints(high)})`}`;
  return metric.goal === 'max' ? `adds ${amount}` : `takes ${amount} off ${objectiveName(metric).replace('metrics.', '')}`;
}

function plain(member: Member, name: string): string {
  return formatQuantity(member.values[name]!, { per: 'shown', interval: 'hidden' });
}

/** `$118/mo more`, or `the same money` where both costs are written alike: a difference of two costs is known no better than they are. */
function extraText({ value }: ParetoView['steps'][number]['extraCost'], before: Quantity, after: Quantity): string {
  if (writtenAlike(before, after)) return 'the same money';
  const unit = isKnown(before) ? before.unit : '1';
  return `${formatQuantity({ value, low: value, high: value, unit, basis: weakestOf([before, after]), sources: [] }, { per: 'shown' })} more`;
}
