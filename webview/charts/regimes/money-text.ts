import { formatUsd } from '../../../src/core/format/money.ts';
import type { Regimes } from '../../../src/protocol/charts.ts';

export const PER: Readonly<Record<string, string>> = { USD: '', 'USD/month': '/mo', 'USD/1k': '/1k' };

/** `$412/mo`. */
export function moneyText({ cost }: Pick<Regimes, 'cost'>, value: number): string {
  return `${formatUsd(value)}${PER[cost.unit] ?? ''}`;
}
