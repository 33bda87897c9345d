import { unquoted } from './yaml-line.ts';

/** Where a column stands in a collection on one line, counted from its bracket. */
export interface FlowPlace {
  readonly kind: 'key' | 'value' | 'item';
  readonly path: readonly (string | number)[];
  readonly from: number;
  readonly to: number;
  readonly siblings: readonly string[];
}

interface Open {
  readonly bracket: '{' | '[';
  key: string | undefined;
  index: number;
  readonly keys: string[];
}

/** Undefined in front of the first bracket and behind the last. */
export function flowPlace(text: string, column: number): FlowPlace | undefined {
  const open: Open[] = [];
  let last = 0;
  for (const token of tokens(text)) {
    if (token.from >= column) break;
    step(open, token);
    last = token.kind === 'text' ? token.from : token.to;
  }
  const top = open.at(-1);
  if (top === undefined) return undefined;
  const word = wordAt(text, last, column);
  const path = open.map(({ bracket, key, index }) => (bracket === '{' ? (key ?? '') : index));
  if (top.bracket === '[') return { kind: 'item', path, ...word, siblings: [] };
  if (top.key !== undefined) return { kind: 'value', path, ...word, siblings: [] };
  const own = unquoted(text.slice(word.from, word.to));
  return { kind: 'key', path: path.slice(0, -1), ...word, siblings: top.keys.filter((key) => key !== own) };
}

/** What stands between the last mark and the next; nothing, at the column, where only spaces do. */
function wordAt(text: string, last: number, column: number): { readonly from: number; readonly to: number } {
  const start = last + text.slice(last).search(/\S|$/);
  return start > column || start >= text.length
    ? { from: column, to: column }
    : { from: start, to: Math.max(column, wordEnd(text, start)) };
}

interface Token {
  readonly kind: 'mark' | 'text';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function* tokens(text: string): Generator<Token> {
  const pattern = /([{}[\],]|:(?=\s))|("(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|(?:[^\s{}[\],:]|:(?!\s))(?:[^{}[\],:]|:(?!\s))*)/g;
  for (const { index, 0: found, 1: mark } of text.matchAll(pattern)) {
    const word = found.trimEnd();
    yield { kind: mark === undefined ? 'text' : 'mark', text: word, from: index, to: index + word.length };
  }
}

function step(open: Open[], { kind, text }: Token): void {
  if (kind === 'mark') bracket(open, text);
  const top = open.at(-1);
  if (top === undefined) return;
  if (text === ',') {
    top.index++;
    top.key = undefined;
  } else if (text === ':') top.key = top.keys.at(-1) ?? '';
  else if (kind === 'text') name(top, text);
}

function bracket(open: Open[], text: string): void {
  if (text === '{' || text === '[') open.push({ bracket: text, key: undefined, index: 0, keys: [] });
  else if (text === '}' || text === ']') open.pop();
}

function name(top: Open, text: string): void {
  if (top.bracket === '{' && top.key === undefined) top.keys.push(unquoted(text));
}

function wordEnd(text: string, start: number): number {
  const quoted = /^("(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)/.exec(text.slice(start));
  if (quoted !== null) return start + quoted[0].length;
  const plain = /^(?:[^{}[\],:]|:(?!\s))*/.exec(text.slice(start));
  return start + (plain?.[0].trimEnd().length ?? 0);
}
