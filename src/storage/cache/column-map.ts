/** Keys that many runs have in common, in their order. */
export interface Keys {
  readonly list: readonly string[];
  /** Undefined for a key that is not among them. */
  placeOf(key: string): number | undefined;
}

export function keysOf(list: readonly string[]): Keys {
  let places: ReadonlyMap<string, number> | undefined;
  return {
    list,
    placeOf(key) {
      places ??= new Map(list.map((one, place) => [one, place]));
      return places.get(key);
    },
  };
}

/**
 * A map that is a stretch of a column under keys that it shares with others. A hundred thousand runs in maps of their own take half a gigabyte, and as
 * long to make as to read everything else.
 */
export class ColumnMap<V> implements ReadonlyMap<string, V> {
  readonly #keys: Keys;
  readonly #from: number;
  readonly #valueAt: (place: number) => V;

  constructor(keys: Keys, from: number, valueAt: (place: number) => V) {
    this.#keys = keys;
    this.#from = from;
    this.#valueAt = valueAt;
  }

  get size(): number {
    return this.#keys.list.length;
  }

  get(key: string): V | undefined {
    const place = this.#keys.placeOf(key);
    return place === undefined ? undefined : this.#valueAt(this.#from + place);
  }

  has(key: string): boolean {
    return this.#keys.placeOf(key) !== undefined;
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }

  *entries(): Generator<[string, V], undefined> {
    let place = this.#from;
    for (const key of this.#keys.list) yield [key, this.#valueAt(place++)];
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value;
  }

  *keys(): Generator<string, undefined> {
    yield* this.#keys.list;
  }

  [Symbol.iterator](): Generator<[string, V], undefined> {
    return this.entries();
  }
}
