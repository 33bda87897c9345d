import type { PriceBook } from '../../core/prices/book.ts';
import { partsOf } from '../../core/prices/composite.ts';
import type { ProjectConfig } from '../../core/project/config.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { nearest } from '../questions/objective-text.ts';

type Path = readonly (string | number)[];

/** SKUs that the configuration names and no price is known for, each at its place: what runs on them has no cost. */
export function unknownSkus(config: ProjectConfig, book: PriceBook, placeAt: (path: Path) => string, file: string): readonly Diagnostic[] {
  return namedSkus(config).flatMap(({ sku, path }) =>
    partsOf(sku)
      .filter((part) => !book.bySku.has(part.sku))
      .map((part) => {
        const [near = ''] = nearest(part.sku, book.bySku.keys());
        return { severity: 'warning' as const, code: 'unknown-sku', file, place: placeAt(path), args: { sku: part.sku, near } };
      }),
  );
}

function namedSkus({ hardware, workloads }: ProjectConfig): readonly { sku: string; path: Path }[] {
  const named: { sku: string | undefined; path: Path }[] = [
    { sku: hardware?.default?.sku, path: ['hardware', 'default', 'sku'] },
    ...(hardware?.rules ?? []).map(({ sku }, at) => ({ sku, path: ['hardware', 'rules', at, 'sku'] })),
    ...Object.entries(workloads ?? {}).map(([name, { sku }]) => ({ sku, path: ['workloads', name, 'sku'] })),
  ];
  return named.flatMap(({ sku, path }) => (sku === undefined ? [] : [{ sku, path }]));
}
