import { formatCount } from '../../../src/core/format/number.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { ParetoModel } from './model.ts';

/** What is not in the chart, and why. */
export function leftOutText(
  { rows, missing, atLeast, outside, axes }: ParetoModel,
  drawn: number,
  mode: string,
  addedWithout: number,
): string {
  const all = rows.length + missing + atLeast;
  const named = `${visible(axes.x.title)} or ${visible(axes.y.title)}`;
  return [
    drawn < rows.length ? `showing ${formatCount(drawn)} of ${formatCount(rows.length)}, all of the front among them` : '',
    missing === 0 ? '' : `${formatCount(missing)} of ${formatCount(all)} ${mode} lack ${named}`,
    outside === 0 ? '' : `${formatCount(outside)} of ${formatCount(rows.length)} break a constraint and are off the front`,
    addedWithout === 0 ? '' : `${formatCount(addedWithout)} of those added ${addedWithout === 1 ? 'has' : 'have'} no place here`,
    atLeast === 0 ? '' : `of ${formatCount(atLeast)} no more than a lower bound is known`,
  ]
    .filter((text) => text !== '')
    .join(' · ');
}
