import { objectiveName, type Objective } from '../../core/decisions/question.ts';
import { formatChance } from '../../core/format/chance.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { isKnown, weakestOf } from '../../core/quantity/quantity.ts';
import { candidateName } from '../charts/chart-of-view.ts';
import type { ChartTag } from '../../charts/pareto-chart.ts';
import type { Member, ParetoView } from '../views/pareto-view.ts';
import { writtenAlike } from '../views/same-cost.ts';
import { gainUnit } from '../views/step-words.ts';
import { derived, quantityCell, spanText } from './cells.ts';
import type { FrontRow } from './model.ts';

/** The front as rows, each with what the next better one adds. */
export function frontRows(view: ParetoView, tags: ReadonlyMap<string, readonly ChartTag[]>): readonly FrontRow[] {
  const names = view.objectives.map(objectiveName);
  return view.front.map((member) => ({
    id: member.id,
    name: candidateName(member.configuration, member.batch),
    marks: [...(tags.get(member.id) ?? [])],
    cells: names.map((name) => quantityCell(member.values[name])),
    step: stepText(view, member),
    pFront: formatChance(member.pFront, member.errorUnknown),
  }));
}

function stepText({ steps, objectives, front }: ParetoView, member: Member): string {
  const step = steps.find(({ from }) => from === member.id);
  const next = front.find(({ id }) => id === step?.to);
  const cost = objectives.find((objective) => 'cost' in objective);
  if (step === undefined && steps.length > 0) return 'nothing better';
  const metric = objectives.find((objective) => 'metric' in objective);
  if (step === undefined || next === undefined || cost === undefined || metric === undefined) return '';
  const noise = member.errorUnknown || next.errorUnknown ? '; error unknown' : step.worthKnowing ? '' : '; within the noise';
  const gain = [spanText(step.extraPoints), gainUnit(metric, member)].filter((part) => part !== '').join(' ');
  return `${gain} ${priceText(step.extraCost, member, next, cost)}${noise}`;
}

/** Where both costs print the same, thousandths of a cent are no news. */
function priceText(extra: ParetoView['steps'][number]['extraCost'], from: Member, to: Member, cost: Objective): string {
  const [before, after] = [from.values[objectiveName(cost)]!, to.values[objectiveName(cost)]!];
  if (writtenAlike(before, after)) return 'for the same money';
  const more = { ...derived(extra, unitOf(from, cost)), basis: weakestOf([before, after]) };
  return `for ${formatQuantity(more, { per: 'shown' })} more`;
}

function unitOf({ values }: Member, cost: Objective): string {
  const known = values[objectiveName(cost)];
  return known !== undefined && isKnown(known) ? known.unit : 'USD';
}
