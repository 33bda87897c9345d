import type { QueryError } from './error.ts';

/** A word, a quoted text, or a sign; `text` is what it means, `at` and `length` where it stands. */
export interface Token {
  /** `name` is a word that ends in a quoted key: `metrics."val/auc"`. `end` follows the last token. */
  readonly kind: 'word' | 'quoted' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
  readonly length: number;
}

/** Characters that end a bare word; everything else, other scripts included, may stand in one. */
const WORD = /[^\s()",'=!<>~]+/y;
const SIGN = /[<>!]=|!~|==|[()=<>~,]/y;
const SPACE = /\s+/y;

/** The tokens of a text, the last of them its end; or the first place that is no token. */
export function tokenize(text: string): readonly Token[] | QueryError {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    at += matchAt(SPACE, text, at).length;
    if (at === text.length) break;
    const token = tokenAt(text, at);
    if ('code' in token) return token;
    tokens.push(token);
    at += token.length;
  }
  return [...tokens, { kind: 'end', text: 'the end', at: text.length, length: 0 }];
}

function tokenAt(text: string, at: number): Token | QueryError {
  if (isQuote(text[at])) return quotedAt(text, at);
  const word = matchAt(WORD, text, at);
  if (word !== '')
    return word.endsWith('.') && isQuote(text[at + word.length])
      ? quotedName(text, at, word)
      : { kind: 'word', text: word, at, length: word.length };
  const sign = matchAt(SIGN, text, at);
  if (sign !== '') return { kind: 'sign', text: sign === '==' ? '=' : sign, at, length: sign.length };
  return { code: 'unexpected-character', at, length: 1, args: { found: text.slice(at, at + 1) } };
}

function quotedName(text: string, at: number, prefix: string): Token | QueryError {
  const key = quotedAt(text, at + prefix.length);
  return 'code' in key ? key : { kind: 'name', text: prefix + key.text, at, length: prefix.length + key.length };
}

/** Between two `"` or two `'`; a backslash escapes that quote and itself, and is a backslash before anything else. */
function quotedAt(text: string, at: number): Token | QueryError {
  const quote = text[at]!;
  let value = '';
  let start = at + 1;
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === quote) return { kind: 'quoted', text: value + text.slice(start, i), at, length: i + 1 - at };
    if (text[i] === '\\' && (text[i + 1] === quote || text[i + 1] === '\\')) {
      value += text.slice(start, i);
      start = ++i;
    }
  }
  return { code: 'unterminated-quote', at, length: text.length - at, args: {} };
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'";
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
