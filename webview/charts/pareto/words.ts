import { formatCount } from '../../../src/core/format/number.ts';
import { formatPoints } from '../../../src/core/format/points.ts';
import { formatQuantity } from '../../../src/core/format/quantity.ts';
import { pointSize } from '../../../src/core/metrics/names.ts';
import { visible } from '../../../src/core/text/visible.ts';
import { isMoney } from '../columns.ts';
import type { Objective } from './axes.ts';
import { type Limits, within } from './best-within.ts';
import type { ParetoModel } from './model.ts';
import type { Step } from './steps.ts';

/** A number of an axis in words: `$412/mo`, `auc 0.842`. */
export function valueText(
  { unit }: Pick<Objective, 'unit'>,
  value: number,
  low = value,
  high = value,
  interval: 'shown' | 'hidden' = 'hidden',
): string {
  return formatQuantity({ value, low, high, unit: unit === '' ? '1' : unit, basis: 'derived', sources: [] }, { per: 'shown', interval });
}

/** What may not be passed: `auc at least`. */
export function limitName({ title, goal }: Objective): string {
  return `${visible(title)} at ${goal === 'min' ? 'most' : 'least'}`;
}

/** `auc at least 0.8`. */
export function limitLabel(objective: Objective, value: number): string {
  return `${limitName(objective)} ${valueText(objective, value)}`;
}

/** `auc 0.842`, and of money the sum alone. */
function named(objective: Objective, value: number): string {
  const text = valueText(objective, value);
  return isMoney(objective) ? text : `${visible(objective.title)} ${text}`;
}

export interface Saying {
  readonly model: ParetoModel;
  readonly limits: Limits;
  readonly nameOf: (point: number) => string;
  readonly stepFrom: (point: number) => Step | undefined;
}

/** What the chart shows, in one sentence that a manager can read. */
export function frontSentence(saying: Saying): string {
  const { model, limits, nameOf } = saying;
  const { axes, curve, x, y, outside } = model;
  if (curve.length === 0) return outside === 0 ? 'No row has both numbers.' : 'Nobody keeps the constraints: nobody is on the front.';
  const isLimited = limits.x !== undefined || limits.y !== undefined;
  const { best, count } = within(model, limits);
  if (best === undefined) return nothingWithin(saying);
  const at = isLimited ? best : (model.knee ?? curve[0]!);
  const has = `${named(axes.y, y[at]!)} ${isMoney(axes.x) ? 'for' : 'with'} ${named(axes.x, x[at]!)}`;
  const start = isLimited
    ? `${capital(limitText(saying))} the best of ${formatCount(count)} is ${nameOf(at)}: ${has}`
    : `${nameOf(at)} has ${has}`;
  return `${start}; ${stepText(saying, at)}.`;
}

function nothingWithin(saying: Saying): string {
  const { model, limits, nameOf } = saying;
  const { axes, curve, x, y } = model;
  const cheapest = curve[0]!;
  const best = curve.at(-1)!;
  const nearest =
    limits.y === undefined
      ? `the least is ${named(axes.x, x[cheapest]!)}, of ${nameOf(cheapest)}`
      : `the best is ${named(axes.y, y[best]!)}, of ${nameOf(best)}`;
  return `Nothing is ${limitText(saying)}: ${nearest}.`;
}

/** `within $500/mo and auc of at least 0.8`. */
function limitText({ model: { axes }, limits }: Saying): string {
  const of = (objective: Objective, limit: number | undefined) => {
    if (limit === undefined) return [];
    const text = valueText(objective, limit);
    if (isMoney(objective) && objective.goal === 'min') return [`within ${text}`];
    return [`with ${visible(objective.title)} of at ${objective.goal === 'min' ? 'most' : 'least'} ${text}`];
  };
  return [...of(axes.x, limits.x), ...of(axes.y, limits.y)].join(' and ');
}

function stepText({ model: { axes }, nameOf, stepFrom }: Saying, at: number): string {
  const step = stepFrom(at);
  if (step === undefined) return isMoney(axes.x) ? 'nothing better is to be had at any price' : 'nothing better is to be had';
  const noise = step.isNoise ? ': within the noise' : '';
  return `the next step up, ${nameOf(step.to)}, ${gainText(axes.y, step)} for ${differenceText(axes.x, step.cost.value)}${noise}`;
}

function gainText(objective: Objective, { gain }: Step): string {
  const size = pointSize(objective.unit);
  const range = gain.high > gain.low ? ` (${formatPoints(gain.low / size)} to ${formatPoints(gain.high / size)})` : '';
  const unit =
    objective.unit === 'fraction' ? ' points' : objective.unit === '' || objective.unit === '1' ? '' : ` ${visible(objective.unit)}`;
  const amount = `${formatPoints(gain.value / size)}${unit}${range}`;
  return objective.goal === 'max' ? `adds ${amount}` : `takes ${amount} off ${visible(objective.title)}`;
}

/** `$186/mo more`. */
function differenceText(objective: Objective, difference: number): string {
  const [text, way] = [valueText(objective, Math.abs(difference)), objective.goal === 'min' ? 'more' : 'less'];
  return isMoney(objective) ? `${text} ${way}` : `${text} ${way} ${visible(objective.title)}`;
}

/** What a point costs below and above the knee. */
export function kneeText({ model, nameOf, stepFrom }: Saying, stepTo: (point: number) => Step | undefined): string {
  const { knee, axes } = model;
  if (knee === undefined) return '';
  const size = pointSize(axes.y.unit);
  const what = axes.y.unit === 'fraction' ? 'a point' : `one of ${visible(axes.y.title)}`;
  const price = (step: Step | undefined) =>
    step === undefined ? undefined : valueText(axes.x, (size * step.cost.value) / step.gain.value);
  const [below, above] = [price(stepTo(knee)), price(stepFrom(knee))];
  if (below === undefined || above === undefined) return '';
  return `The knee is ${nameOf(knee)}: up to it ${what} takes ${below}, beyond it ${above}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
