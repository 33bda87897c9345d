import type { CurvesChart, DrawnCurve } from '../../../src/charts/curves-spec.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { ReadCurve, ReadCurves } from './curve-reader.ts';
import { AXIS_TITLES, metricTitle, timeUnit } from './curve-texts.ts';
import type { CurveSettings } from './settings.ts';
import { t } from '../../ui/l10n.ts';

/** Lines look alike where they are of one row, and keep their looks where others are missing. */
export function placesOf(curves: readonly Pick<ReadCurve, 'row'>[]): ReadonlyMap<string, number> {
  return new Map([...new Set(curves.map(({ row }) => row))].map((row, place) => [row, place]));
}

/** What of the curves is drawn; undefined without a metric or a line. */
export function curvesPicture({ curves, answer, metric }: ReadCurves, { over, logX, logY }: CurveSettings): CurvesChart | undefined {
  const places = placesOf(answer.runs);
  const drawn = curves.flatMap(({ row, name, series }): DrawnCurve[] =>
    'none' in series ? [] : [{ place: places.get(row) ?? 0, name: visible(name), x: series.x, y: series.y, smooth: series.smooth }],
  );
  if (metric === undefined || drawn.every(({ y }) => !Array.from(y).some(Number.isFinite))) return undefined;
  const last = drawn.reduce((most, { x }) => Math.max(most, x.length === 0 ? 0 : x[x.length - 1]!), 0);
  const { unit, by } = over === 'time' ? timeUnit(last) : { unit: over === 'money' ? '$' : '', by: 1 };
  return {
    title: { x: unit === '' ? AXIS_TITLES[over] : `${AXIS_TITLES[over]}, ${unit}`, y: metricTitle(answer, metric) },
    xUnit: by,
    money: over === 'money',
    log: { x: logX && isPositive(drawn, 'x'), y: logY && isPositive(drawn, 'y') },
    curves: drawn,
    description: t('{0} over {1} of {2} runs.', visible(metric), AXIS_TITLES[over], drawn.length),
  };
}

/** Nothing at or below zero has a place on a logarithmic axis; of x the zero at the start is left out. */
function isPositive(curves: readonly DrawnCurve[], axis: 'x' | 'y'): boolean {
  return axis === 'x' || curves.every(({ y }) => Array.from(y).every((value) => Number.isNaN(value) || value > 0));
}
