import { isText } from '../../src/core/table/column.ts';
import type { PanelContext } from './context.ts';

/** The next row whose name begins with what was typed, from the beginning again after the end. */
export function findRow({ shown }: PanelContext, typed: string, from: number): number | undefined {
  const { table, view } = shown()!;
  const names = table.data.get(table.schema.mode === 'runs' ? 'name' : 'configuration');
  if (names === undefined || !isText(names)) return undefined;
  const wanted = typed.toLowerCase();
  const begins = Uint8Array.from([0, ...names.dictionary.map((name) => Number(name.toLowerCase().startsWith(wanted)))]);
  for (let step = 0; step < view.length; step++) {
    const place = (from + step) % view.length;
    const standing = view.at(place);
    if (standing !== undefined && 'row' in standing && begins[names.codes[standing.row]!] === 1) return place;
  }
  return undefined;
}
