import { formatCount } from '../../../src/core/format/number.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { ParetoModel } from './model.ts';
import type { TableMode } from '../../../src/protocol/table.ts';
import { rowsWord } from '../mode-words.ts';
import { t } from '../../ui/l10n.ts';

/** What is not in the chart, and why. */
export function leftOutText(
  { rows, missing, atLeast, outside, axes }: ParetoModel,
  drawn: number,
  mode: TableMode,
  addedWithout: number,
): string {
  const all = rows.length + missing + atLeast;
  const named = t('{0} or {1}', visible(axes.x.title), visible(axes.y.title));
  return [
    drawn < rows.length ? t('showing {0} of {1}, all of the front among them', formatCount(drawn), formatCount(rows.length)) : '',
    missing === 0 ? '' : t('{0} of {1} {2} lack {3}', formatCount(missing), formatCount(all), rowsWord(mode), named),
    outside === 0 ? '' : t('{0} of {1} break a constraint and are off the front', formatCount(outside), formatCount(rows.length)),
    addedWithout === 0 ? '' : addedText(addedWithout),
    atLeast === 0 ? '' : t('of {0} no more than a lower bound is known', formatCount(atLeast)),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

function addedText(count: number): string {
  return count === 1 ? t('1 of those added has no place here') : t('{0} of those added have no place here', formatCount(count));
}
