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
import { nonePassText, rowsWord } from '../mode-words.ts';
import { t } from '../../ui/l10n.ts';

/** What a line says when it is pointed at. */
export function linesOf({ scales }: Reading, { table }: ChartInput, row: number): readonly string[] {
  return [rowName(table, row), ...scales.map((scale) => `${visible(scale.column.meta.title)}: ${valueText(scale.column, row)}`)];
}

/** What is being brushed. */
export function meanwhileText(scale: UprightScale, { from, to }: Stretch): string {
  const [a, b] = [scale.text(scale.valueAt(from)), scale.text(scale.valueAt(to))];
  return t('{0} from {1} to {2}', axisTitle(scale.column.meta), a, b);
}

/** One line about what is seen, and what is not. */
export function noteText({ empty, passes, scales }: Reading, picture: Picture | undefined, { mode, rows }: ChartInput): string {
  if (rows.length === 0) return nonePassText(mode);
  if (scales.length < 2) return t('Parallel coordinates need two axes: add some.');
  const { passing, of } = picture!;
  return [
    passes === undefined
      ? t('Drag along an axis to filter the table; what is better is at the top.')
      : t('{0} of {1} {2} pass.', formatCount(passing), formatCount(of), rowsWord(mode)),
    picture!.rows.length < of ? t('Showing {0} of {1} lines.', formatCount(picture!.rows.length), formatCount(of)) : '',
    empty.length > 0 ? t('No row has {0}.', empty.map(visible).join(', ')) : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}
