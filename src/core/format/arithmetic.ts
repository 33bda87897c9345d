import type { Expression } from '../quantity/expression.ts';
import type { Unit } from '../quantity/unit.ts';
import { fixed, LARGE, plain, UNKNOWN, withoutTrailingZeros } from './digits.ts';
import { formatUsd } from './money.ts';
import { reasonText } from './reason.ts';
import { decimalsFor } from './shape.ts';
import { unitText } from './unit-shape.ts';

/** Digits of what is calculated with: one more than of results, so that a line adds up when it is done by hand. */
const DIGITS = 4;

/** One line of arithmetic; a sum stands in it as its value. `730 h/month × max(1, ⌈40 prediction/s ÷ 25 prediction/s⌉)`. */
export function arithmeticOf(expression: Expression): string {
  const { node } = expression;
  switch (node.op) {
    case 'product':
      return node.parts.map((part) => (part.node.op === 'quotient' ? `(${arithmeticOf(part)})` : arithmeticOf(part))).join(' × ');
    case 'quotient':
      return `${operand(node.over)} ÷ ${operand(node.under)}`;
    case 'ceil':
      return `⌈${arithmeticOf(node.of)}⌉`;
    case 'max':
      return `max(${node.parts.map(arithmeticOf).join(', ')})`;
    case 'unknown':
      return resultText(expression);
    default:
      return bound(expression, valueText(expression.value, expression.unit));
  }
}

/** What an expression comes to: `$4.10`, `≥ $186`, or `unknown` with the reasons. */
export function resultText(expression: Expression): string {
  const { value, unit, node, missing } = expression;
  if (Number.isNaN(value)) return missing.length === 0 ? UNKNOWN : `${UNKNOWN} (${[...new Set(missing.map(reasonText))].join('; ')})`;
  const exact = node.op === 'factor' || node.op === 'constant';
  return bound(expression, exact || !isMoney(unit) ? valueText(value, unit) : formatUsd(value) + perText(unit));
}

function operand(expression: Expression): string {
  const text = arithmeticOf(expression);
  return / [×÷] /.test(text) && !/^(⌈|max\()/.test(text) ? `(${text})` : text;
}

function bound({ value, missing }: Expression, text: string): string {
  return missing.length > 0 && !Number.isNaN(value) ? `≥ ${text}` : text;
}

function valueText(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return UNKNOWN;
  return isMoney(unit) ? priceText(value) + perText(unit) : plain(value, DIGITS) + unitText(unit);
}

/** A price with as many digits as it has, cents at least: `$0.526`, `$3.00`. */
function priceText(value: number): string {
  const decimals = Math.max(2, decimalsFor(value, DIGITS));
  if (decimals > 12 || Math.abs(value) >= LARGE) return formatUsd(value);
  const [whole = '', fraction = ''] = fixed(value, decimals).split('.');
  const cents = withoutTrailingZeros(`0.${fraction}`).slice(2).padEnd(2, '0');
  return `${whole.startsWith('−') ? '−$' : '$'}${whole.replace('−', '')}.${cents}`;
}

function isMoney(unit: Unit): boolean {
  return unit === 'USD' || unit.startsWith('USD/');
}

function perText(unit: Unit): string {
  return unit.slice('USD'.length);
}
