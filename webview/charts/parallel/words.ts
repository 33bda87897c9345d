import { formatCount } from '../../../src/core/format/number.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { ChartInput } from '../chart.ts';
import { axisTitle } from '../columns.ts';
import { rowName } from '../row-names.ts';
import type { UprightScale } from '../upright-scale.ts';
import { valueText } from '../value-text.ts';
import type { Stretch } from './brushes.ts';
import type { Picture } from './picture.ts';
import type { Reading } from './reading.ts';

/** What a line says when it is pointed at. */
export function linesOf({ scales }: Reading, { table }: ChartInput, row: number): readonly string[] {
  return [rowName(table, row), ...scales.map((scale) => `${visible(scale.column.meta.title)}: ${valueText(scale.column, row)}`)];
}

/** What is being brushed. */
export function meanwhileText(scale: UprightScale, { from, to }: Stretch): string {
  const [a, b] = [scale.text(scale.valueAt(from)), scale.text(scale.valueAt(to))];
  return `${axisTitle(scale.column.meta)} from ${a} to ${b}`;
}

/** One line about what is seen, and what is not. */
export function noteText({ empty, passes, scales }: Reading, picture: Picture | undefined, { mode, rows }: ChartInput): string {
  if (rows.length === 0) return `No ${mode} pass the filter.`;
  if (scales.length < 2) return 'Parallel coordinates need two axes: add some.';
  const { passing, of } = picture!;
  return [
    passes === undefined
      ? 'Drag along an axis to filter the table; what is better is at the top.'
      : `${formatCount(passing)} of ${formatCount(of)} ${mode} pass.`,
    picture!.rows.length < of ? `Showing ${formatCount(picture!.rows.length)} of ${formatCount(of)} lines.` : '',
    empty.length > 0 ? `No row has ${empty.map(visible).join(', ')}.` : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}
