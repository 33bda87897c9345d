import type { PrivatePrice } from '../../core/decisions/evidence.ts';
import type { PriceBook } from '../../core/prices/book.ts';
import type { Finding } from './finding.ts';

/** What can be said of a decision whose private prices are not at hand as they were: it was not derived again. */
export function withoutPrivatePrices(lacking: readonly PrivatePrice[], { privately }: PriceBook, lack: string): readonly Finding[] {
  const names = [...new Set(lacking.map(({ sku, purchase, region }) => `${sku} ${purchase}${region === '*' ? '' : ` ${region}`}`))].join(
    ', ',
  );
  if (privately === undefined) return [unproven(`it could not be re-derived without the private prices of ${names} (${lack})`)];
  return [
    {
      verdict: 're-priced',
      severity: 'advice',
      message: `the private prices of ${names} are not those that it was decided at; "kneepoint select" answers at those of now`,
    },
    unproven('it could not be re-derived at its own private prices, which the private file no longer states'),
  ];
}

function unproven(message: string): Finding {
  return { verdict: 'unproven', severity: 'advice', message };
}
