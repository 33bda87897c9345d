import type { PlacePath } from './yaml-place.ts';

/** As much of JSON Schema as ours have. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly required?: readonly string[];
}

/** What a schema says of a path: several where there are alternatives, none for a path that it does not know. */
export function schemasAt(schema: Schema, path: PlacePath): readonly Schema[] {
  return path.reduce<readonly Schema[]>(
    (schemas, key) => schemas.flatMap((one) => member(one, key)).flatMap(alternatives),
    alternatives(schema),
  );
}

function alternatives(schema: Schema): readonly Schema[] {
  const others = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  // The alternatives have no words of their own where the choice has.
  return others.length === 0
    ? [schema]
    : others.flatMap((one) => alternatives({ ...(schema.description === undefined ? {} : { description: schema.description }), ...one }));
}

function member({ properties, additionalProperties, items }: Schema, key: string | number): readonly Schema[] {
  if (typeof key === 'number') return items === undefined ? [] : [items];
  if (properties !== undefined && Object.hasOwn(properties, key)) return [properties[key]!];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

/** Keys that a map at a path may have, each with what it holds. */
export function keysAt(schema: Schema, path: PlacePath): ReadonlyMap<string, Schema> {
  const keys = new Map<string, Schema>();
  for (const { properties } of schemasAt(schema, path)) {
    for (const [key, of] of Object.entries(properties ?? {})) if (!keys.has(key)) keys.set(key, of);
  }
  return keys;
}

/** The texts that a value at a path may be, where they can be counted. */
export function valuesAt(schema: Schema, path: PlacePath): readonly string[] {
  const values = schemasAt(schema, path).flatMap(({ enum: some = [], const: only, type }) => [
    ...some,
    ...(only === undefined ? [] : [only]),
    ...(type === 'boolean' ? [true, false] : []),
  ]);
  return [...new Set(values.map(String))];
}

export function describedAt(schema: Schema, path: PlacePath): string | undefined {
  if (path.length === 0) return undefined;
  // A choice is described where it is offered, so the member itself is asked before its alternatives.
  const own = schemasAt(schema, path.slice(0, -1)).flatMap((parent) => member(parent, path.at(-1)!));
  return [...own, ...schemasAt(schema, path)].find(({ description }) => description !== undefined)?.description;
}
