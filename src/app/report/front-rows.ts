import { objectiveName, type Objective } from '../../core/decisions/question.ts';
import { formatPercent } from '../../core/format/number.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { isKnown } from '../../core/quantity/quantity.ts';
import type { ChartTag } from '../charts/pareto-chart.ts';
import type { Member, ParetoView } from '../views/pareto-view.ts';
import { derived, grouped, quantityCell, spanText } from './cells.ts';
import type { FrontRow } from './model.ts';

/** The front as rows; serving set-ups of one configuration that come to the same numbers are one row. */
export function frontRows(view: ParetoView, tags: ReadonlyMap<string, readonly ChartTag[]>): readonly FrontRow[] {
  const names = view.objectives.map(objectiveName);
  const textOf = (member: Member) => names.map((name) => quantityCell(member.values[name]).text).join('|');
  return [...grouped(view.front, (member) => `${member.configuration}|${textOf(member)}`).values()].map((members) => {
    const first = members[0]!;
    return {
      id: first.id,
      name: nameOf(members),
      marks: [...new Set(members.flatMap(({ id }) => tags.get(id) ?? []))],
      cells: names.map((name) => quantityCell(first.values[name])),
      step: stepText(view, members),
      pFront: formatPercent(Math.max(...members.map(({ pFront }) => pFront))),
    };
  });
}

function nameOf(members: readonly Member[]): string {
  const { configuration } = members[0]!;
  const batches = members.flatMap(({ batch }) => (batch === null ? [] : [batch])).sort((a, b) => a - b);
  if (batches.length < 2) return batches.length === 0 ? configuration : `${configuration}, batch ${batches[0]}`;
  return `${configuration}, batch ${batches.slice(0, -1).join(', ')} or ${batches.at(-1)}`;
}

function stepText({ steps, objectives, candidates }: ParetoView, members: readonly Member[]): string {
  const ids = new Set(members.map(({ id }) => id));
  const step = steps.find(({ from, to }) => ids.has(from) && !ids.has(to));
  const cost = objectives.find((objective) => 'cost' in objective);
  if (step === undefined || cost === undefined) return '';
  const unit = unitOf(candidates, cost);
  const noise = step.worthKnowing ? '' : '; within the noise';
  return `${spanText(step.extraPoints)} ${pointWord(objectives)} for ${formatQuantity(derived(step.extraCost, unit), { per: 'shown' })} more${noise}`;
}

function unitOf(candidates: readonly Member[], cost: Objective): string {
  const first = candidates[0]?.values[objectiveName(cost)];
  return first !== undefined && isKnown(first) ? first.unit : 'USD';
}

/** Hundredths of a fraction are points; anything else counts in its own unit. */
function pointWord(objectives: readonly Objective[]): string {
  const metric = objectives.find((objective) => 'metric' in objective);
  return metric !== undefined && 'metric' in metric && metric.unit !== undefined && metric.unit !== 'fraction' && metric.unit !== '1' ? metric.unit : 'points';
}
