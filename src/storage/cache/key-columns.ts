import type { TextTable } from './text-table.ts';

/** The keys of maps as columns: each list of keys that occurs once, and for each map which of them it has. */
export interface KeyColumns {
  add(map: ReadonlyMap<string, unknown>, at: number): void;
  columns(): ReadonlyMap<string, Uint32Array>;
}

export function keyColumns(name: string, maps: number, texts: TextTable): KeyColumns {
  const lists = new Map<string, { readonly number: number; readonly keys: readonly number[] }>();
  const used = new Uint32Array(maps);
  const listOf = (map: ReadonlyMap<string, unknown>): number => {
    const keys = Array.from(map.keys(), (key) => texts.add(key));
    const said = keys.join(' ');
    const known = lists.get(said);
    if (known !== undefined) return known.number;
    lists.set(said, { number: lists.size, keys });
    return lists.size - 1;
  };
  return {
    add(map, at) {
      used[at] = listOf(map);
    },
    columns() {
      const all = [...lists.values()];
      return new Map([
        [`${name} keys used`, used],
        [`${name} key counts`, Uint32Array.from(all, ({ keys }) => keys.length)],
        [`${name} keys`, Uint32Array.from(all.flatMap(({ keys }) => keys))],
      ]);
    },
  };
}
