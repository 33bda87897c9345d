import { formatDuration } from '../format/duration.ts';
import type { Hardware } from '../hardware/hardware.ts';
import type { PriceEntry } from '../prices/entry.ts';
import { factor, max, sum, type Expression, type Term } from '../quantity/expression.ts';
import { POINT } from '../quantity/factor.ts';
import type { QuantityBasis } from '../quantity/basis.ts';

const HOUR = 3600;

/**
 * The hours that are billed for a run's own hours: no fewer than the shortest time that is billed, and those in which its instance was
 * set up. Unchanged where no instance was started for the run alone, or where nothing comes on top. A resumed run counts as one start.
 */
export function billedHours(hours: Expression, hardware: Hardware, prices: readonly PriceEntry[]): Expression {
  const { billing } = hardware;
  if (billing === undefined || Number.isNaN(hours.value)) return hours;
  const shortest = shortestTime(hardware, prices);
  const billed = shortest.value > hours.value ? max(hours, shortest) : hours;
  const setUp = billing.provisioningSeconds ?? 0;
  if (billed === hours && setUp === 0) return hours;
  const terms: Term[] = [{ name: `${textOf(hours)} used, ${textOf(billed)} billed`, short: 'time billed', of: billed }];
  if (setUp > 0)
    terms.push({ name: 'provisioning', of: hoursOf(`provisioning:${idOf(hardware)}`, setUp, hardware.basis, setUpText(hardware)) });
  return sum(terms);
}

/** As the project says it, else the longest of the shortest times of what is bought together. */
function shortestTime(hardware: Hardware, prices: readonly PriceEntry[]): Expression {
  const { sku, source, basis, billing } = hardware;
  const stated = billing?.minimumSeconds;
  const value = stated ?? prices.reduce((longest, { minimumSeconds = 0 }) => Math.max(longest, minimumSeconds), 0);
  const by = stated === undefined ? `of ${sku}` : `by ${source}`;
  return hoursOf(
    `minimum:${idOf(hardware)}`,
    value,
    stated === undefined ? 'measured' : basis,
    `at least ${formatDuration(value)} billed ${by}`,
  );
}

function hoursOf(id: string, seconds: number, basis: QuantityBasis, text: string): Expression {
  return factor({ id, value: seconds / HOUR, unit: 'h', spread: POINT, basis, source: { text } });
}

function setUpText({ billing, source }: Hardware): string {
  return `${formatDuration(billing?.provisioningSeconds ?? 0)} of provisioning by ${source}`;
}

function textOf({ value }: Expression): string {
  return formatDuration(value * HOUR);
}

function idOf({ sku, source }: Hardware): string {
  return `${sku}|${source}`;
}
