import { ColumnMap, type Keys, keysOf } from './column-map.ts';
import type { Columns } from './columns.ts';
import { need } from './need.ts';
import type { TextTable } from './text-table.ts';

/** The keys of maps as columns: each list of keys that occurs once, and for each map which of them it has. */
export function keyColumns(
  name: string,
  maps: readonly ReadonlyMap<string, unknown>[],
  texts: TextTable,
): ReadonlyMap<string, Uint32Array> {
  const lists = new Map<string, { readonly number: number; readonly keys: readonly number[] }>();
  const used = maps.map((map) => {
    const keys = Array.from(map.keys(), (key) => texts.add(key));
    const known = lists.get(keys.join(' '));
    if (known !== undefined) return known.number;
    lists.set(keys.join(' '), { number: lists.size, keys });
    return lists.size - 1;
  });
  const all = [...lists.values()];
  return new Map([
    [`${name} keys used`, Uint32Array.from(used)],
    [`${name} key counts`, Uint32Array.from(all, ({ keys }) => keys.length)],
    [`${name} keys`, Uint32Array.from(all.flatMap(({ keys }) => keys))],
  ]);
}

/** Gives the maps one after the other; `values` is how many there are in all of them. */
export function mapReader<V>(
  name: string,
  { whole }: Columns,
  texts: readonly string[],
  values: number,
  valueAt: (place: number) => V,
): (map: number) => ReadonlyMap<string, V> {
  const used = need(whole.get(`${name} keys used`), name);
  const lists = keyLists(name, whole, texts);
  let at = 0;
  return (map) => {
    const keys = need(lists[need(used[map], name)], name);
    const from = at;
    at += keys.list.length;
    if (at > values) throw new RangeError(`more keys than values of ${name}`);
    return new ColumnMap(keys, from, valueAt);
  };
}

function keyLists(name: string, whole: Columns['whole'], texts: readonly string[]): readonly Keys[] {
  const all = Array.from(need(whole.get(`${name} keys`), name), (key) => need(texts[key], name));
  let end = 0;
  return Array.from(need(whole.get(`${name} key counts`), name), (count) => keysOf(all.slice(end, (end += count))));
}
