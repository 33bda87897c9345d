import { matchesGlob } from '../text/glob.ts';
import type { FieldName } from './fields.ts';
import { parseNumber } from './literal.ts';
import type { Comparator, Literal, LowerBound, Query, QueryValue } from './query.ts';

/** True, false, or undefined where a value is missing: Kleene's three-valued logic. */
export type Truth = boolean | undefined;

export type Row = (field: FieldName) => QueryValue | undefined;

/** Whether a row passes. A comparison with a missing value is unknown, so is its negation, and unknown does not pass. */
export function matches(query: Query, row: Row): boolean {
  return truthOf(query, row) === true;
}

export function truthOf(query: Query, row: Row): Truth {
  switch (query.op) {
    case 'and':
      return firstOr(query.parts, row, false);
    case 'or':
      return firstOr(query.parts, row, true);
    case 'not':
      return negated(truthOf(query.of, row));
    case 'has':
      return present(row(query.field)) !== undefined;
    default:
      return onValue(query, present(row(query.field)));
  }
}

/** `deciding` when any part is it, unknown when any part is unknown, else the opposite. */
function firstOr(parts: readonly Query[], row: Row, deciding: boolean): Truth {
  let truth: Truth = !deciding;
  for (const part of parts) {
    const one = truthOf(part, row);
    if (one === deciding) return deciding;
    if (one === undefined) truth = undefined;
  }
  return truth;
}

type Asking = Extract<Query, { op: 'compare' | 'like' | 'in' }>;

function onValue(query: Asking, value: QueryValue | undefined): Truth {
  if (value === undefined) return undefined;
  switch (query.op) {
    case 'compare':
      return compare(value, query.by, query.value);
    case 'in':
      return isIn(value, query.values);
    case 'like':
      return isLike(String(value), query.pattern) !== (query.negated ?? false);
  }
}

function isIn(value: QueryValue, literals: readonly Literal[]): Truth {
  const truths = literals.map((literal) => compare(value, '=', literal));
  return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;
}

function compare(value: QueryValue, by: Comparator, literal: Literal): Truth {
  if (typeof value === 'object') return ofBound(value, by, literal);
  if (literal.kind === 'text') return (String(value) === literal.value) === (by === '=');
  const number = numberOf(value);
  if (number === undefined) return undefined;
  return literal.kind === 'number' ? ordered(number, by, literal.value) : within(number, by, literal);
}

/** Known where whatever the number may be besides would give the same: at least 3 is more than 2, and nobody knows whether it is less than 5. */
function ofBound({ atLeast }: LowerBound, by: Comparator, literal: Literal): Truth {
  if (by === '=' || by === '!=') return undefined;
  const least = compare(atLeast, by, literal);
  return least === compare(Number.POSITIVE_INFINITY, by, literal) ? least : undefined;
}

function within(at: number, by: Comparator, { from, until }: { from: number; until: number }): boolean {
  if (by === '=' || by === '!=') return (at >= from && at < until) === (by === '=');
  if (by === '<' || by === '>=') return ordered(at, by, from);
  return by === '<=' ? at < until : at >= until;
}

function ordered(value: number, by: Comparator, limit: number): boolean {
  switch (by) {
    case '=':
      return value === limit;
    case '!=':
      return value !== limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
  }
}

/** A text that is not a number is missing where a number is asked for. */
function numberOf(value: number | string): number | undefined {
  return typeof value === 'number' ? value : parseNumber(value.trim());
}

/** Without regard to case: the whole text when the pattern has `*` or `?`, else any part of it. */
function isLike(text: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  const found = text.toLowerCase();
  return /[*?]/.test(wanted) ? matchesGlob(wanted, found) : found.includes(wanted);
}

function present(value: QueryValue | undefined): QueryValue | undefined {
  return typeof value === 'number' && Number.isNaN(value) ? undefined : value;
}

function negated(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}
