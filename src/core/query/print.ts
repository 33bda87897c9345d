import type { FieldName } from './fields.ts';
import type { Literal, Query } from './query.ts';

/** The text of a query: parsed again it is the same query. Keywords in small letters, texts quoted. */
export function printQuery(query: Query): string {
  switch (query.op) {
    case 'and':
    case 'or':
      return query.parts.map((part) => (isLoose(part) ? `(${printQuery(part)})` : printQuery(part))).join(` ${query.op} `);
    case 'not':
      return `not ${isLoose(query.of) ? `(${printQuery(query.of)})` : printQuery(query.of)}`;
    case 'has':
      return `has ${printField(query.field)}`;
    case 'compare':
      return `${printField(query.field)} ${query.by} ${printLiteral(query.value)}`;
    case 'like':
      return `${printField(query.field)} ${query.negated ? '!~' : '~'} ${quoted(query.pattern)}`;
    case 'in':
      return `${printField(query.field)} in (${query.values.map(printLiteral).join(', ')})`;
  }
}

/** A field as it is written in a query: the key quoted where it would not be one word. */
export function printField(name: FieldName): string {
  if (/^[^\s()",'=!<>~]+$/.test(name) && !name.endsWith('.')) return name;
  const dot = name.indexOf('.') + 1;
  return `${name.slice(0, dot)}${quoted(name.slice(dot))}`;
}

function isLoose({ op }: Query): boolean {
  return op === 'and' || op === 'or';
}

function printLiteral(literal: Literal): string {
  switch (literal.kind) {
    case 'number':
      return String(literal.value);
    case 'time':
      return literal.text;
    case 'text':
      return quoted(literal.value);
  }
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
