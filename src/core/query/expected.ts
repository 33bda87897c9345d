import type { FieldName } from './fields.ts';
import { tokenize, type Token } from './tokens.ts';

/** What a filter can go on with at some place. */
export interface Expected {
  readonly what: 'field' | 'field-only' | 'comparison' | 'value' | 'list-open' | 'list-next' | 'connective' | 'nothing';
  /** The field that is spoken of. */
  readonly field: FieldName;
  /** What its value is compared by. */
  readonly by: string;
  /** Groups that are open. */
  readonly depth: number;
}

interface Place {
  readonly expected: Expected;
  /** What is written of it already, without quotes. */
  readonly partial: string;
  readonly from: number;
  readonly until: number;
}

/** What a text goes on with at a caret, and the word that the caret stands in or behind. */
export function expectedAt(text: string, caret: number): Place {
  const { tokens, partial, from } = split(text.slice(0, caret));
  const rest = partial === '' && from === caret ? '' : (/^[^\s()",'=!<>~]+/.exec(text.slice(caret))?.[0] ?? '');
  const expected = tokens.reduce(after, { what: 'field', field: '', by: '', depth: 0, inList: false });
  return { expected, partial, from, until: caret + rest.length };
}

interface Split {
  readonly tokens: readonly Token[];
  readonly partial: string;
  readonly from: number;
}

/** The finished tokens, and the word at the end that is still being written. */
function split(text: string): Split {
  const tokens = tokenize(text);
  if ('code' in tokens)
    return tokens.code === 'unterminated-quote' ? openQuote(text, tokens.at) : { tokens: [MISTAKE], partial: '', from: text.length };
  const finished = tokens.slice(0, -1);
  const last = finished.at(-1);
  const isOpen = last !== undefined && last.kind === 'word' && last.at + last.length === text.length;
  return isOpen
    ? { tokens: finished.slice(0, -1), partial: last.text, from: last.at }
    : { tokens: finished, partial: '', from: text.length };
}

/** A quote that is not closed yet: a value, or behind a dot the key of a field. */
function openQuote(text: string, at: number): Split {
  const before = split(text.slice(0, at));
  const key = text.slice(at + 1);
  return before.partial.endsWith('.')
    ? { tokens: before.tokens, partial: before.partial + key, from: before.from }
    : { tokens: before.tokens, partial: key, from: at };
}

const MISTAKE: Token = { kind: 'sign', text: 'a mistake', at: 0, length: 0 };

interface State extends Expected {
  readonly inList: boolean;
}

/** What is expected behind one more token. */
function after(state: State, token: Token): State {
  const text = token.kind === 'word' || token.kind === 'sign' ? token.text.toLowerCase() : '';
  return STEPS[state.what](state, token, text) ?? { ...state, what: 'nothing' };
}

type Step = (state: State, token: Token, text: string) => State | undefined;

const isWord = ({ kind }: Token) => kind === 'word' || kind === 'name';

const STEPS: Readonly<Record<Expected['what'], Step>> = {
  field(state, token, text) {
    if (text === 'not') return state;
    if (text === '(') return { ...state, depth: state.depth + 1 };
    if (text === 'has') return { ...state, what: 'field-only' };
    return isWord(token) ? { ...state, what: 'comparison', field: token.text } : undefined;
  },
  'field-only': (state, token) => (isWord(token) ? { ...state, what: 'connective', field: token.text } : undefined),
  comparison(state, { kind }, text) {
    if (text === 'in') return { ...state, what: 'list-open', by: text, inList: true };
    return kind === 'sign' && /^(?:[<>]=?|!?=|!?~)$/.test(text) ? { ...state, what: 'value', by: text } : undefined;
  },
  'list-open': (state, _, text) => (text === '(' ? { ...state, what: 'value' } : undefined),
  value(state, { kind }) {
    if (kind !== 'word' && kind !== 'quoted') return undefined;
    return { ...state, what: state.inList ? 'list-next' : 'connective' };
  },
  'list-next'(state, _, text) {
    if (text === ',') return { ...state, what: 'value' };
    return text === ')' ? { ...state, what: 'connective', inList: false } : undefined;
  },
  connective(state, _, text) {
    if (text === 'and' || text === 'or') return { ...state, what: 'field' };
    return text === ')' && state.depth > 0 ? { ...state, depth: state.depth - 1 } : undefined;
  },
  nothing: (state) => state,
};
