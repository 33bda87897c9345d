import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { ConfigAtHand } from './config-at-hand.ts';

/** Prices that the project states for a time that is over at the price date: they count for the runs of their time alone. */
export function endedOverrides({ config, book, pricesAt, placeAt, file }: ConfigAtHand): readonly Diagnostic[] {
  const stated = [
    ...(config.prices?.overrides ?? []).map(({ sku, until }, at) => ({ sku, until, path: ['prices', 'overrides', at, 'until'] })),
    ...[...(book.privately?.entries.keys() ?? [])].map(({ sku, until }) => ({ sku, until, path: ['prices', 'private'] })),
  ];
  return stated.flatMap(({ sku, until, path }) =>
    until === undefined || pricesAt <= until
      ? []
      : [{ severity: 'warning' as const, code: 'price-ended', file, place: placeAt(path), args: { sku, until, at: pricesAt } }],
  );
}
