import { formatCount } from '../../../src/core/format/number.ts';
import { formatDuration } from '../../../src/core/format/duration.ts';
import { formatMetric } from '../../../src/core/format/metric.ts';
import { formatUsd } from '../../../src/core/format/money.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { CurveAxis, CurvesAnswer } from '../../../src/protocol/charts.ts';
import type { ReadCurve, ReadCurves } from './curve-reader.ts';
import { t } from '../../ui/l10n.ts';

export const AXIS_TITLES: Readonly<Record<CurveAxis, string>> = {
  step: t('step'),
  time: t('time at work'),
  money: t('money spent so far'),
};

/** What a place on the axis is called: `step 40`, `2.1 h`, `$0.31`. */
export function placeText(over: CurveAxis, x: number): string {
  if (over === 'money') return formatUsd(x);
  return over === 'time' ? formatDuration(x) : t('step {0}', formatCount(Math.round(x)));
}

/** Seconds, minutes, hours or days: what an axis of time is told in. */
export function timeUnit(seconds: number): { readonly unit: string; readonly by: number } {
  if (seconds > 4 * 86_400) return { unit: t('days'), by: 86_400 };
  if (seconds > 2 * 3600) return { unit: 'h', by: 3600 };
  return seconds > 120 ? { unit: 'min', by: 60 } : { unit: 's', by: 1 };
}

/** `auc (higher is better)`; what nobody said is left out. */
export function metricTitle({ metrics }: Pick<CurvesAnswer, 'metrics'>, name: string): string {
  const meta = metrics.find((one) => one.name === name);
  const unit = meta === undefined || meta.unit === '' || meta.unit === '1' || meta.unit === 'fraction' ? '' : `, ${meta.unit}`;
  const title = `${visible(name)}${unit}`;
  if (meta?.goal === undefined) return title;
  return meta.goal === 'max' ? t('{0} (higher is better)', title) : t('{0} (lower is better)', title);
}

/** One line about what is seen, and what is not. */
export function curvesNote({ answer, curves, left }: ReadCurves, why: string): string {
  const drawn = curves.flatMap(({ series }) => ('none' in series ? [] : [series]));
  const [shown, all] = [drawn.reduce((sum, { x }) => sum + x.length, 0), drawn.reduce((sum, { of }) => sum + of, 0)];
  return [
    `${capital(why)}.`,
    answer.of > answer.runs.length ? t('{0} of {1} runs.', answer.runs.length, answer.of) : '',
    left > 0 ? t('Reading: {0} of {1} curves to come.', left, answer.runs.length) : '',
    left === 0 && drawn.length > 0 && drawn.every(({ of }) => of <= 1)
      ? t('Each logged this metric once, so that there are points and no lines; Pareto and Parameters say more of them.')
      : '',
    shown < all ? t('Showing {0} of {1} values, their shape kept.', formatCount(shown), formatCount(all)) : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** Curves that are missing, by their reason, the commonest first. */
export function lacks(
  curves: readonly ReadCurve[],
): readonly { readonly why: string; readonly names: readonly string[]; readonly mendable: boolean }[] {
  const found = new Map<string, { names: string[]; mendable: boolean }>();
  for (const { name, series } of curves) {
    if (!('none' in series)) continue;
    const known = found.get(series.none) ?? { names: [], mendable: series.mendable };
    known.names.push(visible(name));
    found.set(series.none, known);
  }
  return [...found].map(([why, one]) => ({ why, ...one })).sort((a, b) => b.names.length - a.names.length);
}

export function lackText({ why, names }: ReturnType<typeof lacks>[number], all: number): string {
  if (names.length === all && all > 1) return t('No run has a curve here: each has the same reason, {0}.', why);
  if (names.length > 3) return t('{0} and {1} more have no curve: {2}.', names.slice(0, 2).join(', '), names.length - 2, why);
  const named = names.join(', ');
  return names.length === 1 ? t('{0} has no curve: {1}.', named, why) : t('{0} have no curve: {1}.', named, why);
}

/** All that curves have at a place, the best first where that is known. */
export function tipLines(
  over: CurveAxis,
  x: number,
  values: readonly { readonly name: string; readonly y: number }[],
  goal: 'max' | 'min' | undefined,
): readonly string[] {
  const sign = goal === 'min' ? 1 : -1;
  const sorted = [...values].sort((a, b) => sign * (a.y - b.y));
  const shown = sorted.slice(0, MOST_LINES).map(({ name, y }) => `${formatMetric(y)}  ${visible(name)}`);
  const rest = sorted.length - shown.length;
  return [placeText(over, x), ...shown, ...(rest > 0 ? [t('and {0} more', rest)] : [])];
}

const MOST_LINES = 14;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
