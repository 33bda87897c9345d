import { formatPercent } from '../../../src/core/format/number.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { DataTable } from '../chart.ts';
import type { ColumnValues } from '../values.ts';
import type { Objective } from './axes.ts';
import type { Reading } from './reading.ts';
import { valueText } from './words.ts';

/** How likely a point is on the front, where that is known. */
export type Likelihood = (point: number) => number | undefined;

function withInterval(objective: Objective, values: ColumnValues, row: number): string {
  return valueText(objective, values.value(row), values.low(row), values.high(row), 'shown');
}

export function standingText({ model: { ranks, rows, tied }, breaksOf }: Reading, point: number, likelihood: Likelihood): string {
  const broken = breaksOf(rows[point]!);
  if (broken !== undefined) return `off the front: ${visible(broken)}`;
  const share = likelihood(point);
  const often = share === undefined ? '' : ` (in ${formatPercent(share, 100)} of draws)`;
  const equal = (tied.get(point)?.length ?? 1) - 1;
  const others = equal === 0 ? '' : `, equal to ${equal} ${equal === 1 ? 'other' : 'others'}`;
  return `${ranks[point] === 0 ? 'on the front' : `rank ${ranks[point]}`}${often}${others}`;
}

/** What a point says under the pointer. */
export function pointLines(reading: Reading, point: number, likelihood: Likelihood): readonly string[] {
  const { axes, across, up, model, family } = reading;
  const row = model.rows[point]!;
  const kind = family?.of(row);
  return [
    reading.nameOf(point),
    `${visible(axes.y.title)} ${withInterval(axes.y, up, row)}`,
    `${visible(axes.x.title)} ${withInterval(axes.x, across, row)}`,
    ...(kind === undefined ? [] : [`${family!.title} ${visible(kind)}`]),
    standingText(reading, point, likelihood),
  ];
}

/** All points that are drawn, the front first. */
export function pointTable(reading: Reading, points: readonly number[], likelihood: Likelihood, caption: string): DataTable {
  const { axes, across, up, model, family, third } = reading;
  const order = [...points].sort((a, b) => model.ranks[a]! - model.ranks[b]! || model.cost[a]! - model.cost[b]!);
  return {
    caption,
    columns: [
      ...['name', visible(axes.y.title), visible(axes.x.title), 'where it stands'],
      ...(family === undefined ? [] : [family.title]),
      ...(third === undefined ? [] : [third.title]),
    ],
    rows: order.map((point) => {
      const row = model.rows[point]!;
      return [
        reading.nameOf(point),
        withInterval(axes.y, up, row),
        withInterval(axes.x, across, row),
        standingText(reading, point, likelihood),
        ...(family === undefined ? [] : [family.of(row) ?? 'none']),
        ...(third === undefined ? [] : [String(third.of(row) ?? 'unknown')]),
      ];
    }),
  };
}
