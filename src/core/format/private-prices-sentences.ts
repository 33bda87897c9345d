import type { Diagnostic } from '../runs/diagnostic.ts';

type Args = NonNullable<Diagnostic['args']>;

const UNTIL_THEN = 'until then list prices count';

/** What diagnostics of the private price file say; it is named as `prices.private` names it. */
export const PRIVATE_PRICES_SENTENCES: readonly (readonly [code: string, sentence: (args: Args) => string])[] = [
  ['private-prices-unset', ({ name }) => `${name} is not set; set it to the path of the private price file, ${UNTIL_THEN}`],
  ['private-prices-missing', ({ said }) => `there is no private price file at ${said}; put it there or correct the path, ${UNTIL_THEN}`],
  ['private-prices-unreadable', ({ said, why }) => `the private price file ${said} cannot be read (${why}); ${UNTIL_THEN}`],
  [
    'private-prices-broken',
    ({ said, at, message }) => `the private price file ${said} is wrong at ${at}: ${message}; mend it, ${UNTIL_THEN}`,
  ],
  ['private-prices-unknown-key', ({ said, at, key }) => `unknown key "${key}" at ${at} of the private price file ${said} is ignored`],
];
