import { parse } from 'yaml';
import type { Purchase } from '../../core/prices/entry.ts';
import { hardwareEdit } from '../hardware/rule-edit.ts';
import type { EditAnswer } from './change.ts';
import { editFor } from './edit.ts';

/** What a person wants kneepoint.yaml to say besides. */
export type ConfigurationChange =
  | {
      readonly kind: 'hardware';
      readonly when?: Readonly<Record<string, string>> | undefined;
      readonly sku: string;
      readonly purchase?: Purchase | undefined;
      readonly first: boolean;
    }
  | { readonly kind: 'price'; readonly sku: string; readonly usdPerHour: number; readonly asOf: string }
  /** A table with its mapping, as YAML on one line; without one the path is said to be no store. */
  | { readonly kind: 'store'; readonly path: string; readonly map?: string | undefined };

export function configurationEdit(text: string, change: ConfigurationChange): EditAnswer {
  if (change.kind === 'hardware') return hardwareEdit(text, change);
  if (change.kind === 'price') {
    const { sku, usdPerHour, asOf } = change;
    return editFor(text, { path: ['prices', 'overrides'], value: { sku, usdPerHour, asOf }, item: 'last' });
  }
  const { path, map } = change;
  return editFor(text, {
    path: ['stores'],
    value: map === undefined ? { path, ignore: true } : { path, map: parse(map) as unknown },
    item: 'last',
  });
}
