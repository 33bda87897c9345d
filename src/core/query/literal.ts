import { RUN_STATUSES } from '../runs/run.ts';
import type { QueryError } from './error.ts';
import { fieldKind, type FieldKind, type FieldName, type KindOf } from './fields.ts';
import type { Comparator, Literal } from './query.ts';
import { timeLiteral } from './time.ts';
import type { Token } from './tokens.ts';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * A word or quoted text as a value of the field it is compared with. Text fields take any word; `params` and `tags`
 * are compared as numbers with a bare number and as texts with everything else, so quotes make `"64"` a text.
 */
export function literalFor(field: FieldName, by: Comparator, token: Token, kindOf: KindOf = fieldKind): Literal | QueryError {
  const kind = kindOf(field);
  const literal = kind === undefined ? undefined : READ[kind](token);
  if (literal === undefined) return refusal(kind, field, token);
  return literal.kind === 'text' && by !== '=' && by !== '!=' ? error('no-order', token, { field, by }) : literal;
}

/** True when `~` can ask about a field of the kind. */
export function isTextual(kind: FieldKind | undefined): boolean {
  return kind === 'text' || kind === 'status' || kind === 'param';
}

/** A decimal number, or undefined: no hexadecimal, no `Infinity`, no empty text. */
export function parseNumber(text: string): number | undefined {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  // Adding zero makes −0 the 0 that it prints as.
  return Number.isFinite(value) ? value + 0 : undefined;
}

const READ: Readonly<Record<FieldKind, (token: Token) => Literal | undefined>> = {
  number: numberOf,
  time: ({ text }) => timeLiteral(text),
  text: textOf,
  status: (token) => (RUN_STATUSES.some((status) => status === token.text) ? textOf(token) : undefined),
  param: (token) => numberOf(token) ?? textOf(token),
};

function numberOf({ kind, text }: Token): Literal | undefined {
  const value = kind === 'word' ? parseNumber(text) : undefined;
  return value === undefined ? undefined : { kind: 'number', value };
}

function textOf({ text }: Token): Literal {
  return { kind: 'text', value: text };
}

function refusal(kind: FieldKind | undefined, field: FieldName, token: Token): QueryError {
  const args = { field, found: token.text };
  if (kind === 'time') return error('date-expected', token, args);
  if (kind === 'status') return error('unknown-status', token, { ...args, known: RUN_STATUSES.join(', ') });
  return error('number-expected', token, args);
}

function error(code: QueryError['code'], { at, length }: Token, args: QueryError['args']): QueryError {
  return { code, at, length, args };
}
