import { formatCount } from '../../../src/core/format/number.ts';
import { formatMetric } from '../../../src/core/format/metric.ts';
import type { CurveAxis } from '../../../src/protocol/charts.ts';
import type { DataTable } from '../chart.ts';
import type { ReadCurve } from './curve-reader.ts';
import { AXIS_TITLES, placeText } from './curve-texts.ts';

/** Where on the axis the table says what a curve has, as shares of its length. */
const PLACES = [0, 0.25, 0.5, 0.75, 1];

/** Each curve in a few numbers: on its way, at its end, and how its places came about. */
export function curvesTable(curves: readonly ReadCurve[], over: CurveAxis, metric: string | undefined): DataTable {
  return {
    caption: `${metric ?? 'no metric'} over ${AXIS_TITLES[over]}: what each run had at a quarter of its length, and so on`,
    columns: ['run', 'start', 'a quarter', 'half', 'three quarters', 'end', 'values', 'note'],
    rows: curves.map(({ name, series }) => {
      if ('none' in series) return [name, ...PLACES.map(() => 'unknown'), 'none', series.none];
      const { x, y, of, note = '' } = series;
      const cells = PLACES.map((share) => {
        const at = Math.round(share * (x.length - 1));
        return `${Number.isFinite(y[at]) ? formatMetric(y[at]!) : 'not a number'} at ${placeText(over, x[at]!)}`;
      });
      return [name, ...cells, formatCount(of), note];
    }),
  };
}
