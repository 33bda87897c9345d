import { formatCount } from '../../../src/core/format/number.ts';
import { formatDuration } from '../../../src/core/format/duration.ts';
import { formatMetric } from '../../../src/core/format/metric.ts';
import { formatUsd } from '../../../src/core/format/money.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { CurveAxis, CurvesAnswer } from '../../../src/protocol/charts.ts';
import type { ReadCurve, ReadCurves } from './curve-reader.ts';

export const AXIS_TITLES: Readonly<Record<CurveAxis, string>> = { step: 'step', time: 'time at work', money: 'money spent so far' };

/** What a place on the axis is called: `step 40`, `2.1 h`, `$0.31`. */
export function placeText(over: CurveAxis, x: number): string {
  if (over === 'money') return formatUsd(x);
  return over === 'time' ? formatDuration(x) : `step ${formatCount(Math.round(x))}`;
}

/** Seconds, minutes, hours or days: what an axis of time is told in. */
export function timeUnit(seconds: number): { readonly unit: string; readonly by: number } {
  if (seconds > 4 * 86_400) return { unit: 'days', by: 86_400 };
  if (seconds > 2 * 3600) return { unit: 'h', by: 3600 };
  return seconds > 120 ? { unit: 'min', by: 60 } : { unit: 's', by: 1 };
}

/** `auc (higher is better)`; what nobody said is left out. */
export function metricTitle({ metrics }: Pick<CurvesAnswer, 'metrics'>, name: string): string {
  const meta = metrics.find((one) => one.name === name);
  const unit = meta === undefined || meta.unit === '' || meta.unit === '1' || meta.unit === 'fraction' ? '' : `, ${meta.unit}`;
  const goal = meta?.goal === undefined ? '' : ` (${meta.goal === 'max' ? 'higher' : 'lower'} is better)`;
  return `${visible(name)}${unit}${goal}`;
}

/** One line about what is seen, and what is not. */
export function curvesNote({ answer, curves, left }: ReadCurves, why: string): string {
  const drawn = curves.flatMap(({ series }) => ('none' in series ? [] : [series]));
  const [shown, all] = [drawn.reduce((sum, { x }) => sum + x.length, 0), drawn.reduce((sum, { of }) => sum + of, 0)];
  return [
    `${capital(why)}.`,
    answer.of > answer.runs.length ? `${answer.runs.length} of ${answer.of} runs.` : '',
    left > 0 ? `Reading: ${left} of ${answer.runs.length} curves to come.` : '',
    shown < all ? `Showing ${formatCount(shown)} of ${formatCount(all)} values, their shape kept.` : '',
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
  if (names.length === all && all > 1) return `No run has a curve here: each has the same reason, ${why}.`;
  const named =
    names.length > 3
      ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more have`
      : `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'}`;
  return `${named} no curve: ${why}.`;
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
  return [placeText(over, x), ...shown, ...(rest > 0 ? [`and ${rest} more`] : [])];
}

const MOST_LINES = 14;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
