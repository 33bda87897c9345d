import type * as z from 'zod';

/** The keys that a map at a path may have by its schema, of all alternatives together. */
export function schemaKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const [key, ...rest] = path;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return schemaKeys(def.innerType, path);
    case 'union':
      return [...new Set(def.options.flatMap((option) => schemaKeys(option, path)))];
    case 'object':
      if (key === undefined) return Object.keys(def.shape);
      return below(Object.hasOwn(def.shape, key) ? def.shape[String(key)] : def.catchall, rest);
    case 'array':
      return key === undefined ? [] : schemaKeys(def.element, rest);
    case 'record':
      return key === undefined ? [] : schemaKeys(def.valueType, rest);
    default:
      return [];
  }
}

function below(schema: z.core.$ZodType | undefined, path: readonly PropertyKey[]): readonly string[] {
  return schema === undefined ? [] : schemaKeys(schema, path);
}
