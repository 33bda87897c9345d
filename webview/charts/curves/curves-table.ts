import { formatCount } from '../../../src/core/format/number.ts';
import { formatMetric } from '../../../src/core/format/metric.ts';
import type { CurveAxis } from '../../../src/protocol/charts.ts';
import type { DataTable } from '../chart.ts';
import type { ReadCurve } from './curve-reader.ts';
import { AXIS_TITLES, placeText } from './curve-texts.ts';
import { t } from '../../ui/l10n.ts';

/** Where on the axis the table says what a curve has, as shares of its length. */
const PLACES = [0, 0.25, 0.5, 0.75, 1];

/** Each curve in a few numbers: on its way, at its end, and how its places came about. */
export function curvesTable(curves: readonly ReadCurve[], over: CurveAxis, metric: string | undefined): DataTable {
  return {
    caption: t('{0} over {1}: what each run had at a quarter of its length, and so on', metric ?? t('no metric'), AXIS_TITLES[over]),
    columns: [t('run'), t('start'), t('a quarter'), t('half'), t('three quarters'), t('end'), t('values'), t('note')],
    rows: curves.map(({ name, series }) => {
      if ('none' in series) return [name, ...PLACES.map(() => t('unknown')), t('none'), series.none];
      const { x, y, of, note = '' } = series;
      const cells = PLACES.map((share) => {
        const at = Math.round(share * (x.length - 1));
        return t('{0} at {1}', Number.isFinite(y[at]) ? formatMetric(y[at]!) : t('not a number'), placeText(over, x[at]!));
      });
      return [name, ...cells, formatCount(of), note];
    }),
  };
}
