import type { AxisScale } from './axis-scale.ts';
import type { ChartAxis } from './pareto-chart.ts';
import type { ChartSpec } from './chart-spec.ts';

/** A position on an axis, with its title, direction and labels. */
export function valueAxis(field: 'x' | 'y', axis: ChartAxis, { type }: AxisScale): ChartSpec {
  return {
    field,
    type: 'quantitative',
    scale: { type, domain: { expr: `${field}Domain` }, nice: false, ...(type === 'linear' ? { zero: false } : {}) },
    axis: {
      title: `${axis.title}${type === 'log' ? ', log scale' : ''} (${axis.goal === 'max' ? 'higher' : 'lower'} is better)`,
      labelOverlap: 'greedy',
      tickCount: field === 'x' ? 8 : 6,
      ...labels(axis, type),
      ...(type === 'log' ? { gridOpacity: { condition: { test: `${LEADING} !== 1`, value: 0.2 }, value: 0.7 } } : {}),
    },
  };
}

const MONEY = `datum.value >= 1000 ? '$' + format(datum.value / 1000, '~r') + 'k' : '$' + format(datum.value, '~r')`;

/** The first digit of a tick. */
const LEADING = 'round(datum.value / pow(10, floor(log(datum.value) / LN10 + 1e-9)))';

/** A logarithmic axis names 1, 2 and 5 of each decade. */
function labels({ kind }: ChartAxis, type: AxisScale['type']): ChartSpec {
  if (kind !== 'money') return { format: '~r' };
  if (type === 'linear') return { labelExpr: MONEY };
  return { labelExpr: `indexof([1, 2, 5], ${LEADING}) < 0 ? '' : (${MONEY})` };
}
