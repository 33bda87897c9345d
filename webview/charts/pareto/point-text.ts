import { formatPercent } from '../../../src/core/format/number.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { DataTable } from '../chart.ts';
import type { ColumnValues } from '../values.ts';
import type { Objective } from './axes.ts';
import type { Reading } from './reading.ts';
import { valueText } from './words.ts';
import { t } from '../../ui/l10n.ts';

/** How likely a point is on the front, where that is known. */
export type Likelihood = (point: number) => number | undefined;

function withInterval(objective: Objective, values: ColumnValues, row: number): string {
  return valueText(objective, values.value(row), values.low(row), values.high(row), 'shown');
}

export function standingText({ model: { ranks, rows, tied }, breaksOf }: Reading, point: number, likelihood: Likelihood): string {
  const broken = breaksOf(rows[point]!);
  if (broken !== undefined) return t('off the front: {0}', visible(broken));
  const share = likelihood(point);
  const often = share === undefined ? '' : ` (${t('in {0} of draws', formatPercent(share, 100))})`;
  const equal = (tied.get(point)?.length ?? 1) - 1;
  const others = equal === 0 ? '' : `, ${equal === 1 ? t('equal to 1 other') : t('equal to {0} others', equal)}`;
  return `${ranks[point] === 0 ? t('on the front') : t('rank {0}', ranks[point]!)}${often}${others}`;
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
      ...[t('name'), visible(axes.y.title), visible(axes.x.title), t('where it stands')],
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
        ...(family === undefined ? [] : [family.of(row) ?? t('none')]),
        ...(third === undefined ? [] : [String(third.of(row) ?? t('unknown'))]),
      ];
    }),
  };
}
