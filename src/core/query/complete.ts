import type { FieldKind, FieldName, KindOf } from './fields.ts';
import { parseNumber } from './literal.ts';
import { printField } from './print.ts';
import { RUN_STATUSES } from '../runs/run.ts';
import { type Expected, expectedAt } from './expected.ts';

/** What may be written at a place of a filter. */
export interface Completion {
  /** What is written there already, which an option replaces. */
  readonly from: number;
  readonly until: number;
  readonly options: readonly CompletionOption[];
}

export interface CompletionOption {
  /** As people read it. */
  readonly label: string;
  /** As it is written. */
  readonly text: string;
  readonly detail: string;
}

export interface Vocabulary {
  readonly kindOf: KindOf;
  /** The fields that rows have, those that one would name first at the front. */
  readonly fields: readonly { readonly name: FieldName; readonly detail: string }[];
  /** Texts that a field has. */
  readonly valuesOf: (field: FieldName) => readonly string[];
}

const MOST_OPTIONS = 50;

/** What can be written at a place of a text that may be unfinished; nothing where what stands before it is a mistake. */
export function complete(text: string, caret: number, vocabulary: Vocabulary): Completion {
  const { expected, partial, from, until } = expectedAt(text, caret);
  const wanted = partial.toLowerCase();
  const options = OPTIONS[expected.what](vocabulary, expected);
  const starting = options.filter(({ label }) => label.toLowerCase().startsWith(wanted));
  const holding = options.filter(({ label }) => label.toLowerCase().indexOf(wanted) > 0);
  return { from, until, options: [...starting, ...holding].slice(0, MOST_OPTIONS) };
}

type OptionsFor = (vocabulary: Vocabulary, expected: Expected) => readonly CompletionOption[];

const OPTIONS: Readonly<Record<Expected['what'], OptionsFor>> = {
  field: (vocabulary) => [...fieldOptions(vocabulary), word('not', 'what does not pass'), word('has', 'what has a value')],
  'field-only': fieldOptions,
  comparison: ({ kindOf }, { field }) => SIGNS.filter(({ of }) => of(kindOf(field))).map(({ text, detail }) => word(text, detail)),
  value: valueOptions,
  'list-open': () => [{ label: '(', text: '(', detail: 'a list of values' }],
  'list-next': () => [
    { label: ',', text: ', ', detail: 'another value' },
    { label: ')', text: ') ', detail: 'the end of the list' },
  ],
  connective: (_, { depth }) => [
    word('and', 'both'),
    word('or', 'either'),
    ...(depth > 0 ? [{ label: ')', text: ') ', detail: 'the end of the group' }] : []),
  ],
  nothing: () => [],
};

const isTextual = (kind: FieldKind | undefined) => kind !== 'number' && kind !== 'time';
const isOrdered = (kind: FieldKind | undefined) => kind !== 'text' && kind !== 'status';
const SIGNS: readonly { readonly text: string; readonly detail: string; readonly of: (kind: FieldKind | undefined) => boolean }[] = [
  { text: '>', detail: 'greater than', of: isOrdered },
  { text: '>=', detail: 'at least', of: isOrdered },
  { text: '<', detail: 'less than', of: isOrdered },
  { text: '<=', detail: 'at most', of: isOrdered },
  { text: '=', detail: 'equal to', of: () => true },
  { text: '!=', detail: 'not equal to', of: () => true },
  { text: '~', detail: 'holds a text, or matches * and ?', of: isTextual },
  { text: '!~', detail: 'does not hold a text', of: isTextual },
  { text: 'in', detail: 'one of a list', of: () => true },
];

function word(text: string, detail: string): CompletionOption {
  return { label: text, text: `${text} `, detail };
}

function fieldOptions({ fields }: Vocabulary): readonly CompletionOption[] {
  return fields.map(({ name, detail }) => ({ label: name, text: `${printField(name)} `, detail }));
}

function valueOptions({ kindOf, valuesOf }: Vocabulary, { field, by }: Expected): readonly CompletionOption[] {
  const kind = kindOf(field);
  if (kind === 'status') return RUN_STATUSES.map((status) => word(status, 'status'));
  if (!isTextual(kind)) return [];
  // Texts have no order.
  const values = /[<>]/.test(by) ? valuesOf(field).filter((value) => parseNumber(value) !== undefined) : valuesOf(field);
  return values.map((value) => ({ label: value, text: `${written(value, kind)} `, detail: '' }));
}

/** A number stands without quotes where it is to be compared as one. */
function written(value: string, kind: FieldKind | undefined): string {
  if (kind === 'param' && parseNumber(value) !== undefined) return value;
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
