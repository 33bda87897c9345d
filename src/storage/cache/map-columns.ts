import { ColumnMap, type Keys, keysOf } from './column-map.ts';
import type { Columns } from './columns.ts';
import { need } from './need.ts';

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
