import { MOST_MARKS } from '../../../src/charts/chart-spec.ts';
import { evenSample } from '../../../src/charts/sample.ts';
import type { ScatterAxis, ScatterChart } from '../../../src/charts/scatter-spec.ts';
import { visible } from '../../../src/core/text/visible.ts';
import { type AxisColumn, extentOf, isLogarithmic } from '../axis-column.ts';
import type { ChartInput } from '../chart.ts';
import { axisTitle, isMoney } from '../columns.ts';
import type { Reading } from './reading.ts';
import type { ScatterSettings } from './settings.ts';
import { t } from '../../ui/l10n.ts';

export interface Picture {
  readonly chart: ScatterChart;
  /** The rows of the points, in their order. */
  readonly rows: readonly number[];
  /** Rows that have both values, and that there are. */
  readonly placed: number;
  readonly of: number;
}

/** Undefined where no row has both values. */
export function pictureOf(
  { x, y, colours }: Reading,
  { table, rows, selected }: ChartInput,
  settings: ScatterSettings,
): Picture | undefined {
  const placed = Array.from(rows).filter((row) => !Number.isNaN(x.value(row)) && !Number.isNaN(y.value(row)));
  if (placed.length === 0) return undefined;
  const [across, up] = [axisOf(x, placed, settings.logX), axisOf(y, placed, settings.logY)];
  const isSelected = (row: number) => selected.has(table.schema.ids[row]!);
  const kept = selected.size === 0 ? [] : placed.filter(isSelected).slice(0, MOST_MARKS);
  const others = selected.size === 0 ? placed : placed.filter((row) => !isSelected(row));
  const drawn = [...evenSample(others, Math.max(0, MOST_MARKS - kept.length)), ...kept];
  const points = drawn.map((row) => ({
    x: x.value(row) + (x.texts === undefined ? 0 : jitter(row)),
    y: y.value(row),
    ...y.interval(row),
    colour: colours?.of(row) ?? null,
    selected: isSelected(row),
  }));
  const title = t('{0} against {1}', axisTitle(y.meta), axisTitle(x.meta));
  return {
    rows: drawn,
    placed: placed.length,
    of: rows.length,
    chart: {
      x: across,
      y: { ...up, title: withGoal(up.title, y) },
      points,
      medians: mediansOf(x, y, placed),
      colours,
      description: t('{0} of {1} rows.', title, placed.length),
    },
  };
}

function axisOf(column: AxisColumn, rows: readonly number[], wanted: boolean | undefined): ScatterAxis {
  const { meta, texts } = column;
  const extent = extentOf(column, rows)!;
  const base = { title: axisTitle(meta), money: isMoney(meta) };
  if (texts !== undefined) {
    const from = Math.max(0, extent.low);
    return { ...base, log: false, domain: [from - 0.5, extent.high + 0.5], names: texts.slice(0, extent.high + 1).map(visible) };
  }
  const log = extent.low > 0 && (wanted ?? isLogarithmic(column, extent));
  return { ...base, log, domain: withAir(extent.low, extent.high, log) };
}

const AIR = 0.05;

function withAir(low: number, high: number, log: boolean): [number, number] {
  if (log) {
    const factor = high > low ? (high / low) ** AIR : 2;
    return [low / factor, high * factor];
  }
  const air = high > low ? AIR * (high - low) : Math.abs(high) * AIR || 0.5;
  return [low - air, high + air];
}

function withGoal(title: string, { meta }: AxisColumn): string {
  if (meta.goal === undefined) return title;
  return meta.goal === 'max' ? t('{0} (higher is better)', title) : t('{0} (lower is better)', title);
}

/** Points of one text stand side by side, each always at its own place. */
function jitter(row: number): number {
  const mixed = Math.imul(row + 1, 0x9e3779b1) >>> 0;
  return (mixed / 2 ** 32 - 0.5) * 0.56;
}

function mediansOf(x: AxisColumn, y: AxisColumn, rows: readonly number[]): ScatterChart['medians'] {
  if (x.texts === undefined) return [];
  const strips = new Map<number, number[]>();
  for (const row of rows) {
    const strip = strips.get(x.value(row));
    if (strip === undefined) strips.set(x.value(row), [y.value(row)]);
    else strip.push(y.value(row));
  }
  return [...strips].sort(([a], [b]) => a - b).map(([place, values]) => ({ x: place, y: median(values) }));
}

export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
