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
import { t } from '../../ui/l10n.ts';

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
  return goal === 'min' ? t('{0} at most', visible(title)) : t('{0} at least', visible(title));
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
  /** How many rows a filter lets pass; undefined where all do. */
  readonly passing?: number | undefined;
}

/** What the chart shows, in one sentence that a manager can read. */
export function frontSentence(saying: Saying): string {
  const { model, limits, nameOf } = saying;
  const { axes, curve, x, y, outside } = model;
  if (curve.length === 0) return outside === 0 ? t('No row has both numbers.') : t('Nobody keeps the constraints: nobody is on the front.');
  const isLimited = limits.x !== undefined || limits.y !== undefined;
  const { best, count } = within(model, limits);
  if (best === undefined) return nothingWithin(saying);
  const at = isLimited ? best : (model.knee ?? curve[0]!);
  const [up, across] = [named(axes.y, y[at]!), named(axes.x, x[at]!)];
  const has = isMoney(axes.x) ? t('{0} for {1}', up, across) : t('{0} with {1}', up, across);
  const start = isLimited
    ? t('{0} the best of {1} is {2}: {3}', capital(limitText(saying)), formatCount(count), nameOf(at), has)
    : t('{0} has {1}', nameOf(at), has);
  return `${start}; ${stepText(saying, at)}.`;
}

function nothingWithin(saying: Saying): string {
  const { model, limits, nameOf } = saying;
  const { axes, curve, x, y } = model;
  const cheapest = curve[0]!;
  const best = curve.at(-1)!;
  const nearest =
    limits.y === undefined
      ? t('the least is {0}, of {1}', named(axes.x, x[cheapest]!), nameOf(cheapest))
      : t('the best is {0}, of {1}', named(axes.y, y[best]!), nameOf(best));
  return t('Nothing is {0}: {1}.', limitText(saying), nearest);
}

/** `within $500/mo and auc of at least 0.8`. */
function limitText({ model: { axes }, limits }: Saying): string {
  const of = (objective: Objective, limit: number | undefined) => {
    if (limit === undefined) return [];
    const text = valueText(objective, limit);
    if (isMoney(objective) && objective.goal === 'min') return [t('within {0}', text)];
    const title = visible(objective.title);
    return [objective.goal === 'min' ? t('with {0} of at most {1}', title, text) : t('with {0} of at least {1}', title, text)];
  };
  return [...of(axes.x, limits.x), ...of(axes.y, limits.y)].join(t(' and '));
}

function stepText({ model: { axes }, nameOf, stepFrom, passing }: Saying, at: number): string {
  const step = stepFrom(at);
  if (step === undefined && passing !== undefined)
    return passing === 1 ? t('no other is shown') : t('none of the {0} shown is better', formatCount(passing));
  if (step === undefined) return isMoney(axes.x) ? t('nothing better is to be had at any price') : t('nothing better is to be had');
  const said = [nameOf(step.to), gainText(axes.y, step), differenceText(axes.x, step.cost.value)];
  return step.isNoise
    ? t('the next step up, {0}, {1} for {2}: within the noise', ...said)
    : t('the next step up, {0}, {1} for {2}', ...said);
}

function gainText(objective: Objective, { gain }: Step): string {
  const size = pointSize(objective.unit);
  const range = gain.high > gain.low ? ` (${t('{0} to {1}', formatPoints(gain.low / size), formatPoints(gain.high / size))})` : '';
  const unit =
    objective.unit === 'fraction'
      ? ` ${t('points')}`
      : objective.unit === '' || objective.unit === '1'
        ? ''
        : ` ${visible(objective.unit)}`;
  const amount = `${formatPoints(gain.value / size)}${unit}${range}`;
  return objective.goal === 'max' ? t('adds {0}', amount) : t('takes {0} off {1}', amount, visible(objective.title));
}

/** `$186/mo more`. */
function differenceText(objective: Objective, difference: number): string {
  const text = valueText(objective, Math.abs(difference));
  const said = objective.goal === 'min' ? t('{0} more', text) : t('{0} less', text);
  return isMoney(objective) ? said : `${said} ${visible(objective.title)}`;
}

/** What a point costs below and above the knee. */
export function kneeText({ model, nameOf, stepFrom }: Saying, stepTo: (point: number) => Step | undefined): string {
  const { knee, axes } = model;
  if (knee === undefined) return '';
  const size = pointSize(axes.y.unit);
  const title = visible(axes.y.title);
  const what = axes.y.unit === 'fraction' ? t('one point of {0}', title) : t('one unit of {0}', title);
  const price = (step: Step | undefined) =>
    step === undefined ? undefined : valueText(axes.x, (size * step.cost.value) / step.gain.value);
  const [below, above] = [price(stepTo(knee)), price(stepFrom(knee))];
  if (below === undefined || above === undefined) return '';
  return t('The knee is {0}: {1} costs {2} up to it, {3} beyond it.', nameOf(knee), what, below, above);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
