import type { Unit } from '../quantity/unit.ts';
import { durationShape } from './duration.ts';
import { moneyShape } from './money.ts';
import { decimalsFor, type Shape } from './shape.ts';

/** What a unit of money is per, where the common word is shorter than the unit. */
const PER: Readonly<Record<string, string>> = { 'USD/month': '/mo' };

/** How a value of a unit is written: money, a time, or a number with three significant digits and its unit. */
export function shapeFor(value: number, unit: Unit, per: 'shown' | 'in-title'): Shape {
  if (unit === 'USD' || unit.startsWith('USD/')) {
    return { ...moneyShape(value), unit: per === 'shown' ? (PER[unit] ?? unit.slice('USD'.length)) : '' };
  }
  const seconds = SECONDS_IN[unit];
  if (seconds !== undefined) {
    const shape = durationShape(value * seconds);
    return { ...shape, scale: shape.scale / seconds };
  }
  return { scale: 1, decimals: Math.max(0, decimalsFor(value, 3)), before: '', mark: '', unit: unitText(unit), zeros: 'dropped' };
}

const SECONDS_IN: Readonly<Record<string, number>> = { ms: 1e-3, s: 1, h: 3600 };

export function unitText(unit: Unit): string {
  if (unit === '1' || unit === 'fraction') return '';
  if (unit === 'percent') return ' %';
  return unit.startsWith('1/') ? unit.slice(1) : ` ${unit}`;
}
