import { formatCount } from '../../../src/core/format/number.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { ChartInput } from '../chart.ts';
import type { Nothing } from './reading.ts';
import { nonePassText, rowsWord } from '../mode-words.ts';
import { t } from '../../ui/l10n.ts';

/** Why nothing is drawn, and what to do about it. */
export function nothingText(
  { nothing, chosen }: Nothing,
  { table, rows, mode }: ChartInput,
): { readonly text: string; readonly mendable: boolean } {
  if (nothing === 'no rows')
    return { text: table.schema.empty ?? (mode === 'runs' ? t('There are no runs.') : t('There are no candidates.')), mendable: false };
  if (nothing === 'no objectives') {
    const text = t(
      'A Pareto chart needs two columns of which more or less is better. kneepoint.yaml can say which way a metric is better.',
    );
    return { text, mendable: true };
  }
  if (rows.length === 0) return { text: nonePassText(mode), mendable: false };
  const names =
    chosen === undefined ? t('both numbers') : t('both {0} and {1}', visible(chosen.axes.y.title), visible(chosen.axes.x.title));
  const lack = t('None of {0} {1} has {2}.', formatCount(rows.length), rowsWord(mode), names);
  const mendable = chosen?.axes.x.group === 'cost';
  const mend = mendable ? t('Choose other columns, or say in kneepoint.yaml what the runs ran on.') : t('Choose other columns.');
  return { text: `${lack} ${mend}`, mendable };
}
