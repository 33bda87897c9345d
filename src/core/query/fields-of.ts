import type { FieldName } from './fields.ts';
import type { Query } from './query.ts';

/** The fields that a query asks for, each once, in the order in which it names them. */
export function fieldsOf(query: Query): readonly FieldName[] {
  return [...new Set(namedIn(query))];
}

function namedIn(query: Query): readonly FieldName[] {
  switch (query.op) {
    case 'and':
    case 'or':
      return query.parts.flatMap(namedIn);
    case 'not':
      return namedIn(query.of);
    default:
      return [query.field];
  }
}
