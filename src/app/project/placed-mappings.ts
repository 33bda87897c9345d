import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { CONFIG_FILE, type Settings } from './settings.ts';

/** What a table lacks of its mapping is mended where the mapping stands, so that it is said there. */
export function placedMappings(
  { config, placeAt }: Pick<Settings, 'config' | 'placeAt'>,
  all: readonly Diagnostic[],
): readonly Diagnostic[] {
  const stores = config.stores ?? [];
  return all.map((diagnostic) => {
    const { code, file, args } = diagnostic;
    const at = code === 'table-no-column' ? stores.findIndex(({ path }) => path === file) : -1;
    if (at < 0) return diagnostic;
    const key = String(args?.['key']);
    const inMap = Object.hasOwn(stores[at]?.map ?? {}, key) ? [key] : ['metrics', key];
    return { ...diagnostic, file: CONFIG_FILE, place: placeAt(['stores', at, 'map', ...inMap]) };
  });
}
