import { visible } from '../../src/core/text/visible.ts';
import type { AxisColumn } from './axis-column.ts';
import { axisTitle } from './columns.ts';
import { uprightScale } from './upright-scale.ts';
import { t } from '../ui/l10n.ts';

/** How rows are coloured by a column: numbers along a ramp, texts as families. */
export interface Colouring {
  readonly kind: 'ramp' | 'families';
  readonly title: string;
  /** What the families are called; for a ramp, what its ends are. */
  readonly names: readonly string[];
  /** 0 to 1 along the ramp, or the place of the family; null for neither. */
  readonly of: (row: number) => number | null;
}

const OTHERS = t('others');

/** The commonest texts have a colour of their own; what is left of more than `most` is one. Undefined where no row has a value. */
export function colouring(column: AxisColumn, rows: ArrayLike<number>, most: number): Colouring | undefined {
  if (column.texts !== undefined) return byFamily(column, column.texts, rows, most);
  const scale = uprightScale(column, rows);
  if (scale === undefined) return undefined;
  const { goal } = column.meta;
  const ends = [scale.text(scale.valueAt(0)), scale.text(scale.valueAt(1))];
  return {
    kind: 'ramp',
    title: axisTitle(column.meta),
    names: goal === undefined ? ends : [t('{0} (worse)', ends[0]!), t('{0} (better)', ends[1]!)],
    of(row) {
      const place = scale.place(row);
      return Number.isNaN(place) ? null : place;
    },
  };
}

function byFamily(column: AxisColumn, texts: readonly string[], rows: ArrayLike<number>, most: number): Colouring | undefined {
  const counts = new Map<number, number>();
  for (let at = 0; at < rows.length; at++) {
    const place = column.value(rows[at]!);
    if (!Number.isNaN(place)) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  if (counts.size === 0) return undefined;
  const byCount = [...counts].sort(([a, n], [b, m]) => m - n || a - b).map(([place]) => place);
  const own = byCount.length <= most ? byCount : byCount.slice(0, most - 1);
  const placeOf = new Map(own.map((place, family) => [place, family]));
  const hasOthers = own.length < byCount.length;
  return {
    kind: 'families',
    title: axisTitle(column.meta),
    names: [...own.map((place) => visible(texts[place]!)), ...(hasOthers ? [OTHERS] : [])],
    of(row) {
      const place = column.value(row);
      return Number.isNaN(place) ? null : (placeOf.get(place) ?? own.length);
    },
  };
}
