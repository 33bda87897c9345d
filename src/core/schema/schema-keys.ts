import type * as z from 'zod';

type Schema = z.core.$ZodType;

/** The keys that a map at a path may have by its schema, of all alternatives together. */
export function schemaKeys(schema: Schema, path: readonly PropertyKey[]): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'union') return [...new Set(def.options.flatMap((option) => schemaKeys(option, path)))];
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default') return schemaKeys(def.innerType, path);
  const [key, ...rest] = path;
  if (key === undefined) return def.type === 'object' ? Object.keys(def.shape) : [];
  const inside = memberOf(def, key);
  return inside === undefined ? [] : schemaKeys(inside, rest);
}

/** What a list or map holds under a key. */
function memberOf(def: z.core.$ZodTypes['_zod']['def'], key: PropertyKey): Schema | undefined {
  switch (def.type) {
    case 'object':
      return Object.hasOwn(def.shape, key) ? def.shape[String(key)] : def.catchall;
    case 'array':
      return def.element;
    case 'record':
      return def.valueType;
    default:
      return undefined;
  }
}
