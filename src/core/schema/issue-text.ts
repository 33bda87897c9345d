import type * as z from 'zod';
import { nearest } from '../text/nearest.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** One complaint of a schema, in words. */
export interface Complaint {
  readonly path: Path;
  /** A fragment that names the path: `policy.unknown: "never" is none of …`. */
  readonly text: string;
}

/** What a schema has against a value, for people: what was expected, what is there, and what may have been meant. */
export function complaintsOf(issues: readonly Issue[], value: unknown): readonly Complaint[] {
  return issues.flatMap((issue) => complaints(issue, issue.path, value));
}

function complaints(issue: Issue, path: Path, value: unknown): readonly Complaint[] {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return ofUnion(issue.errors, path, value);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], text: `unknown key "${[...path, key].join('.')}"` }));
  }
  const found = valueAt(value, path);
  const name = path.length === 0 ? 'the file' : path.map(String).join('.');
  const wanted = wantedBy(issue, found);
  return [{ path, text: found === undefined && path.length > 0 ? `${name} is missing: ${wanted}` : `${name}: ${wanted}` }];
}

/** What the alternative has against it that it was meant as; where none fits, what all of them are. */
function ofUnion(errors: readonly (readonly Issue[])[], path: Path, value: unknown): readonly Complaint[] {
  const meant = errors.filter((issues) => !issues.some(isOtherKind));
  const [fewest] = [...meant].sort((a, b) => a.length - b.length);
  if (fewest !== undefined) return fewest.flatMap((issue) => complaints(issue, [...path, ...issue.path], value));
  const kinds = [...new Set(errors.flatMap((issues) => issues.filter(isOtherKind).map(kindOf)))];
  const name = path.map(String).join('.') || 'the file';
  const found = valueAt(value, path);
  const needed = `${kinds.join(' or ')} is needed`;
  return [
    { path, text: found === undefined && path.length > 0 ? `${name} is missing: ${needed}` : `${name}: ${needed}, not ${shown(found)}` },
  ];
}

function isOtherKind({ code, path }: Issue): boolean {
  return path.length === 0 && code === 'invalid_type';
}

function kindOf(issue: Issue): string {
  return issue.code === 'invalid_type' ? (KINDS.get(issue.expected) ?? issue.expected) : issue.message;
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['string', 'a text'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'a map'],
  ['record', 'a map'],
]);

function wantedBy(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return needed(kindOf(issue), found);
    case 'invalid_value':
      return noneOf(issue.values.map(String), found);
    case 'invalid_union':
      return noneOf(optionsOf(issue), found);
    case 'too_small':
    case 'too_big':
      return bounded(issue.origin, boundOf(issue), found);
    case 'invalid_format':
      return needed(formatOf(issue), found);
    default:
      return issue.message;
  }
}

/** Of a choice that one of its members makes. */
function optionsOf(issue: Issue): readonly string[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

/** Formats of ours are described in words by the schema itself. */
function formatOf({ message, pattern, format }: Extract<Issue, { code: 'invalid_format' }>): string {
  return message.startsWith('Invalid') ? `a text that fits ${pattern ?? format}` : message;
}

function boundOf(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  if (issue.code === 'too_small') return `${issue.inclusive === true ? 'at least' : 'more than'} ${issue.minimum}`;
  return `${issue.inclusive === true ? 'at most' : 'less than'} ${issue.maximum}`;
}

function needed(what: string, found: unknown): string {
  return found === undefined ? `${what} is needed` : `${what} is needed, not ${shown(found)}`;
}

function noneOf(values: readonly string[], found: unknown): string {
  if (values.length < 2) return needed(values[0] ?? 'something else', found);
  const near = typeof found === 'string' ? nearest(found, values) : [];
  const meant = near.length === 0 ? '' : ` (did you mean ${near.join(' or ')}?)`;
  return found === undefined ? `one of ${values.join(', ')} is needed` : `${shown(found)} is none of ${values.join(', ')}${meant}`;
}

function bounded(origin: string, bound: string, found: unknown): string {
  if (origin === 'number' || origin === 'int') return `a number of ${bound} is needed, not ${shown(found)}`;
  return isEmpty(found) ? 'it is empty' : `it has to have ${bound} parts`;
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

const MOST_SHOWN = 60;

function shown(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? `the text "${value.slice(0, MOST_SHOWN)}"` : String(value);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Readonly<Record<PropertyKey, unknown>>)[key] : undefined,
    value,
  );
}
