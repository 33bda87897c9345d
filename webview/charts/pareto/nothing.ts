import { formatCount } from '../../../src/core/format/number.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { ChartInput } from '../chart.ts';
import type { Nothing } from './reading.ts';

/** Why nothing is drawn, and what to do about it. */
export function nothingText(
  { nothing, chosen }: Nothing,
  { table, rows, mode }: ChartInput,
): { readonly text: string; readonly mendable: boolean } {
  if (nothing === 'no rows') return { text: table.schema.empty ?? `There are no ${mode}.`, mendable: false };
  if (nothing === 'no objectives') {
    const text = 'A Pareto chart needs two columns of which more or less is better. kneepoint.yaml can say which way a metric is better.';
    return { text, mendable: true };
  }
  if (rows.length === 0) return { text: `No ${mode} pass the filter.`, mendable: false };
  const names = chosen === undefined ? 'both numbers' : `both ${visible(chosen.axes.y.title)} and ${visible(chosen.axes.x.title)}`;
  const hardware = chosen?.axes.x.group === 'cost' ? ', or say in kneepoint.yaml what the runs ran on' : '';
  return { text: `None of ${formatCount(rows.length)} ${mode} has ${names}. Choose other columns${hardware}.`, mendable: hardware !== '' };
}
