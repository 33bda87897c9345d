import type { AxisColumn } from '../axis-column.ts';
import type { UprightScale } from '../upright-scale.ts';
import type { AxisBrush } from './settings.ts';

/** A stretch of an axis, from its foot to its head. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch of places as values: of texts those that lie within it. */
export function brushOf(scale: UprightScale, { from, to }: Stretch): AxisBrush {
  const { texts } = scale.column;
  if (texts !== undefined) return { texts: texts.filter((_, place) => isWithin(scale.placeOf(place), from, to)) };
  const [a, b] = [scale.valueAt(Math.max(0, from)), scale.valueAt(Math.min(1, to))];
  return { low: Math.min(a, b), high: Math.max(a, b) };
}

/** Where a brush stands on its axis; undefined where it no longer fits the column. */
export function stretchOf(scale: UprightScale, brush: AxisBrush): Stretch | undefined {
  const { texts } = scale.column;
  if ('low' in brush) {
    if (texts !== undefined) return undefined;
    const [a, b] = [scale.placeOf(scale.log ? Math.max(Number.MIN_VALUE, brush.low) : brush.low), scale.placeOf(brush.high)];
    return clamped(Math.min(a, b), Math.max(a, b));
  }
  const places = texts?.flatMap((text, place) => (brush.texts.includes(text) ? [scale.placeOf(place)] : [])) ?? [];
  if (places.length === 0) return undefined;
  const air = 0.3 / Math.max(1, texts!.length - 1);
  return clamped(Math.min(...places) - air, Math.max(...places) + air);
}

function clamped(from: number, to: number): Stretch {
  return { from: Math.max(0, Math.min(1, from)), to: Math.max(0, Math.min(1, to)) };
}

const HAIR = 1e-9;

function isWithin(place: number, from: number, to: number): boolean {
  return place >= from - HAIR && place <= to + HAIR;
}

export type RowTest = (row: number) => boolean;

/** Whether a row passes a brush; a row without a value passes none. */
export function passesBrush({ value, texts }: AxisColumn, brush: AxisBrush): RowTest {
  if ('low' in brush) {
    const [low, high] = [brush.low - HAIR * Math.abs(brush.low), brush.high + HAIR * Math.abs(brush.high)];
    return (row) => value(row) >= low && value(row) <= high;
  }
  const places = new Set(texts?.flatMap((text, place) => (brush.texts.includes(text) ? [place] : [])) ?? []);
  return (row) => places.has(value(row));
}
