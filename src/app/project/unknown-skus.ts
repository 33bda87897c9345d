import { partsOf } from '../../core/prices/composite.ts';
import type { ProjectConfig } from '../../core/project/config.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { nearest } from '../../core/text/nearest.ts';
import type { ConfigAtHand } from './config-at-hand.ts';

type Path = readonly (string | number)[];

/** SKUs that the configuration names and no price is known for, each at its place: what runs on them has no cost. */
export function unknownSkus({ config, book, placeAt, file }: ConfigAtHand): readonly Diagnostic[] {
  return namedSkus(config).flatMap(({ sku, path }) =>
    partsOf(sku)
      .filter((part) => !book.bySku.has(part.sku))
      .map((part) => {
        const [near = ''] = nearest(part.sku, book.bySku.keys());
        return { severity: 'warning' as const, code: 'unknown-sku', file, place: placeAt(path), args: { sku: part.sku, near } };
      }),
  );
}

/** Every SKU that a configuration names, with the region that it names for it. */
export function namedSkus({ hardware, workloads }: ProjectConfig): readonly { sku: string; region: string | undefined; path: Path }[] {
  const named: { said: { sku?: string | undefined; region?: string | undefined } | undefined; path: Path }[] = [
    { said: hardware?.default, path: ['hardware', 'default', 'sku'] },
    ...(hardware?.rules ?? []).map((said, at) => ({ said, path: ['hardware', 'rules', at, 'sku'] })),
    ...Object.entries(workloads ?? {}).map(([name, said]) => ({ said, path: ['workloads', name, 'sku'] })),
  ];
  return named.flatMap(({ said, path }) => (said?.sku === undefined ? [] : [{ sku: said.sku, region: said.region, path }]));
}
