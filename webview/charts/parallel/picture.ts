import { MOST_MARKS } from '../../../src/charts/chart-spec.ts';
import type { DrawnLine, ParallelChart } from '../../../src/charts/parallel-spec.ts';
import { evenSample } from '../../../src/charts/sample.ts';
import { formatCount } from '../../../src/core/format/number.ts';
import type { ChartInput } from '../chart.ts';
import { axisTitle } from '../columns.ts';
import type { Reading } from './reading.ts';
import { t } from '../../ui/l10n.ts';

export interface Picture {
  readonly chart: ParallelChart;
  /** The rows of the lines, in their order. */
  readonly rows: readonly number[];
  /** Rows that there are, those that are not drawn too. */
  readonly of: number;
  readonly passing: number;
  /** By axis: whether some line has no value there. */
  readonly missing: readonly boolean[];
}

/** What is drawn: selected rows and what passes before the rest, an even sample where there are too many lines. */
export function pictureOf({ scales, colours, passes }: Reading, { table, rows, selected }: ChartInput): Picture {
  const chosen: number[] = [];
  const inside: number[] = [];
  const outside: number[] = [];
  for (const row of rows) {
    if (selected.has(table.schema.ids[row]!)) chosen.push(row);
    else if (passes === undefined || passes(row)) inside.push(row);
    else outside.push(row);
  }
  const kept = chosen.slice(0, MOST_MARKS);
  const within = evenSample(inside, Math.max(0, MOST_MARKS - kept.length));
  const beyond = evenSample(outside, Math.max(0, MOST_MARKS - kept.length - within.length));
  const lines = [...beyond, ...within, ...kept];
  const passesAll = (row: number) => passes === undefined || passes(row);
  const drawn = lines.map(
    (row, at): DrawnLine => ({
      places: scales.map((scale) => {
        const place = scale.place(row);
        return Number.isNaN(place) ? null : Math.round(place * 1e4) / 1e4;
      }),
      colour: colours?.of(row) ?? null,
      look:
        at >= beyond.length + within.length && passesAll(row) ? 'selected' : at < beyond.length || !passesAll(row) ? 'left out' : 'usual',
    }),
  );
  return {
    rows: lines,
    of: rows.length,
    passing: inside.length + chosen.filter(passesAll).length,
    missing: scales.map((_, axis) => drawn.some(({ places }) => places[axis] === null)),
    chart: {
      axes: scales.map(({ column, ticks, log }) => ({
        title: `${log ? t('{0} (log)', axisTitle(column.meta)) : axisTitle(column.meta)}${goalText(column.meta.goal)}`,
        ticks,
      })),
      lines: drawn,
      colours:
        colours === undefined
          ? undefined
          : colours.kind === 'ramp'
            ? { kind: 'ramp', title: colours.title, ends: [colours.names[0]!, colours.names[1]!] }
            : { kind: 'families', title: colours.title, names: colours.names },
      description: t(
        '{0} rows over {1} axes: {2}.',
        formatCount(rows.length),
        scales.length,
        scales.map(({ column }) => axisTitle(column.meta)).join('; '),
      ),
    },
  };
}

function goalText(goal: 'max' | 'min' | undefined): string {
  return goal === undefined ? '' : goal === 'max' ? ' ↑' : ' ↓';
}
