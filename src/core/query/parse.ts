import type { QueryError, QueryErrorCode } from './error.ts';
import { fieldKind, type FieldName, type KindOf } from './fields.ts';
import { isTextual, literalFor } from './literal.ts';
import { COMPARATORS, EVERYTHING, type Literal, type Query } from './query.ts';
import { tokenize, type Token } from './tokens.ts';

export const MAX_LENGTH = 10_000;
export const MAX_DEPTH = 100;

export type ParsedQuery = { readonly query: Query } | { readonly error: QueryError };

/**
 * Reads a filter such as `metrics.auc > 0.75 and (spent < 2 or not params.model ~ "forest")`. `not` binds tighter than
 * `and`, `and` tighter than `or`; keywords in any case; nothing at all passes every row. Never throws.
 */
export function parseQuery(text: string, kindOf: KindOf = fieldKind): ParsedQuery {
  if (text.length > MAX_LENGTH) {
    return { error: { code: 'too-long', at: MAX_LENGTH, length: text.length - MAX_LENGTH, args: { limit: MAX_LENGTH } } };
  }
  const tokens = tokenize(text);
  if ('code' in tokens) return { error: tokens };
  if (tokens.length === 1) return { query: EVERYTHING };
  const state = { tokens, kindOf, next: 0, depth: 0 };
  const query = chain(state, 'or');
  if ('code' in query) return { error: query };
  return peek(state).kind === 'end' ? { query } : { error: failure('expected-end', peek(state)) };
}

interface State {
  readonly tokens: readonly Token[];
  readonly kindOf: KindOf;
  next: number;
  depth: number;
}

type Parsed = Query | QueryError;

function chain(state: State, op: 'and' | 'or'): Parsed {
  const parts: Query[] = [];
  do {
    const part = op === 'or' ? chain(state, 'and') : unary(state);
    if ('code' in part) return part;
    parts.push(part);
  } while (takes(state, op));
  return parts.length === 1 ? parts[0]! : { op, parts };
}

function unary(state: State): Parsed {
  const start = peek(state);
  if (takes(state, 'not')) return nested(state, start, negation);
  if (takes(state, '(')) return nested(state, start, group);
  if (takes(state, 'has')) return has(state);
  return comparison(state);
}

/** Only `not` and parentheses nest, so that here is the one place where the depth of recursion is kept. */
function nested(state: State, start: Token, parse: (state: State) => Parsed): Parsed {
  if (state.depth >= MAX_DEPTH) return failure('too-deep', start, { limit: MAX_DEPTH });
  state.depth++;
  const query = parse(state);
  state.depth--;
  return query;
}

function negation(state: State): Parsed {
  const of = unary(state);
  return 'code' in of ? of : { op: 'not', of };
}

function group(state: State): Parsed {
  const query = chain(state, 'or');
  if ('code' in query) return query;
  return takes(state, ')') ? query : failure('expected-close', peek(state));
}

function has(state: State): Parsed {
  const field = fieldAt(state);
  return typeof field === 'string' ? { op: 'has', field } : field;
}

function comparison(state: State): Parsed {
  const field = fieldAt(state);
  if (typeof field !== 'string') return field;
  const token = peek(state);
  if (takes(state, 'in')) return membership(state, field);
  if (takes(state, '~') || takes(state, '!~')) return likeness(state, field, token);
  const by = token.kind === 'sign' ? COMPARATORS.find((comparator) => comparator === token.text) : undefined;
  if (by === undefined) return failure('expected-comparison', token, { field });
  state.next++;
  const value = valueAt(state, (found) => literalFor(field, by, found, state.kindOf));
  return 'code' in value ? value : { op: 'compare', field, by, value };
}

function likeness(state: State, field: FieldName, sign: Token): Parsed {
  if (!isTextual(state.kindOf(field))) return failure('not-a-text', sign, { field, by: sign.text });
  const value = valueAt(state, ({ text }) => ({ kind: 'text' as const, value: text }));
  if ('code' in value) return value;
  return { op: 'like', field, pattern: value.value, ...(sign.text === '!~' ? { negated: true as const } : {}) };
}

function membership(state: State, field: FieldName): Parsed {
  if (!takes(state, '(')) return failure('expected-list', peek(state));
  const values: Literal[] = [];
  do {
    const value = valueAt(state, (token) => literalFor(field, '=', token, state.kindOf));
    if ('code' in value) return value;
    values.push(value);
  } while (takes(state, ','));
  return takes(state, ')') ? { op: 'in', field, values } : failure('expected-close', peek(state));
}

function fieldAt(state: State): FieldName | QueryError {
  const token = peek(state);
  if (token.kind !== 'word' && token.kind !== 'name') return failure('expected-field', token);
  if (state.kindOf(token.text) === undefined) return failure('unknown-field', token, { field: token.text });
  state.next++;
  return token.text;
}

function valueAt<T>(state: State, read: (token: Token) => T): T | QueryError {
  const token = peek(state);
  if (token.kind !== 'word' && token.kind !== 'quoted') return failure('expected-value', token);
  state.next++;
  return read(token);
}

function peek({ tokens, next }: State): Token {
  return tokens[next]!;
}

/** Steps over a keyword or sign when it is next. */
function takes(state: State, text: string): boolean {
  const token = peek(state);
  const is = token.kind === 'sign' ? token.text === text : token.kind === 'word' && token.text.toLowerCase() === text;
  if (is) state.next++;
  return is;
}

function failure(code: QueryErrorCode, { at, length, text }: Token, args: QueryError['args'] = {}): QueryError {
  return { code, at, length, args: { found: text, ...args } };
}
