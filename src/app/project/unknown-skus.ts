import { partsOf } from '../../core/prices/parts.ts';
import type { Purchase } from '../../core/prices/entry.ts';
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

export interface NamedSku {
  readonly sku: string;
  readonly region: string | undefined;
  readonly purchase: Purchase;
  readonly path: Path;
}

/** Every SKU that a configuration names, with where and how it is bought. */
export function namedSkus({ hardware, workloads }: ProjectConfig): readonly NamedSku[] {
  const named: { said: { [K in 'sku' | 'region' | 'purchase']?: NamedSku[K] | undefined } | undefined; path: Path }[] = [
    { said: hardware?.default, path: ['hardware', 'default', 'sku'] },
    ...(hardware?.rules ?? []).map((said, at) => ({ said, path: ['hardware', 'rules', at, 'sku'] })),
    ...Object.entries(workloads ?? {}).map(([name, said]) => ({ said, path: ['workloads', name, 'sku'] })),
  ];
  return named.flatMap(({ said, path }): readonly NamedSku[] =>
    said?.sku === undefined ? [] : [{ sku: said.sku, region: said.region, purchase: said.purchase ?? 'on-demand', path }],
  );
}
