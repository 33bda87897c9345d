import { type Document, isCollection, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { blockText, flowText, scalarText } from './written.ts';
import type { Change } from './change.ts';
import type { TextEdit } from './text-edit.ts';

/** The edit at its place alone; undefined where the place is of no kind that is known. What it comes to is for the caller to prove. */
export function placedEdit(text: string, document: Document.Parsed, change: Change): TextEdit | undefined {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const edit = within(text, document.contents, undefined, change);
  return edit && { ...edit, text: eol === '\n' ? edit.text : edit.text.replace(/\r?\n/g, eol) };
}

/** `owner` is the pair whose value the node is. */
function within(text: string, node: Node | null, owner: Pair | undefined, change: Change): TextEdit | undefined {
  const [key, ...rest] = change.path;
  const inside = { ...change, path: rest };
  if (isEmpty(node)) return inEmpty(text, node, owner, change);
  if (isCollection(node) && node.flow === true) return inFlow(text, node, change);
  if (key === undefined) return atEnd(text, node, owner, change);
  if (isSeq(node)) return isNode(node.items[Number(key)]) ? within(text, node.items[Number(key)] as Node, undefined, inside) : undefined;
  if (!isMap(node)) return undefined;
  const pair = node.items.find((one) => isScalar(one.key) && one.key.value === key);
  if (pair === undefined) return newPair(text, node, String(key), inside);
  return within(text, pair.value as Node | null, pair, inside);
}

function isNode(value: unknown): boolean {
  return isScalar(value) || isCollection(value);
}

function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null) || (isCollection(node) && node.flow === true && node.items.length === 0);
}

/** The value itself, or the list that gets one more. */
function atEnd(text: string, node: Node | null, owner: Pair | undefined, { value, item }: Change): TextEdit | undefined {
  if (item === undefined) {
    if (!isScalar(node) || !node.range || typeof value !== 'string') return undefined;
    return { offset: node.range[0], length: node.range[1] - node.range[0], text: scalarText(value, node.type) };
  }
  return isSeq(node) ? newItem(text, node, owner, value, item) : undefined;
}

function newItem(text: string, list: YAMLSeq, owner: Pair | undefined, value: unknown, where: 'first' | 'last'): TextEdit | undefined {
  const first = startOf(list.items[0]);
  if (first === undefined) return undefined;
  const dash = /^([ \t]*)-/.exec(text.slice(lineStart(text, first)));
  if (dash === null) return undefined;
  const lines = blockText([value], dash[1]!.length);
  if (where === 'last') return insertedLines(text, endOf(list), lines);
  // Comments above the first item stay with it.
  const key = owner === undefined ? undefined : endOf(owner.key);
  return key === undefined ? undefined : insertedLines(text, key, lines);
}

function newPair(text: string, map: YAMLMap, key: string, inside: Change): TextEdit | undefined {
  const first = startOf(map.items[0]?.key);
  if (first === undefined) return undefined;
  return insertedLines(text, endOf(map), blockText(nested([key, ...inside.path], inside), first - lineStart(text, first)));
}

/** Where nothing stands: `key:`, `key: []`, an empty file. */
function inEmpty(text: string, node: Node | null, owner: Pair | undefined, change: Change): TextEdit | undefined {
  const value = nested(change.path, change);
  if (owner === undefined) return insertedLines(text, text.length, blockText(value, 0));
  const key = owner.key as Node;
  const start = startOf(key);
  if (start === undefined || !key.range) return undefined;
  const lines = blockText(value, start - lineStart(text, start) + 2);
  const colon = text.indexOf(':', key.range[1]) + 1;
  if (!isCollection(node) || !node.range) return insertedLines(text, colon, lines);
  // The brackets go, and what stands behind them on the line stays there.
  const end = node.range[1];
  const restOfLine = text.slice(end, lineEnd(text, end));
  return { offset: colon, length: lineEnd(text, end) - colon, text: `${restOfLine}\n${lines.replace(/\n$/, '')}` };
}

/** A collection on one line is written anew, on one line. */
function inFlow(text: string, node: Node, change: Change): TextEdit | undefined {
  if (!node.range) return undefined;
  const [start, end] = node.range;
  const written = text.slice(start, end);
  if (/[#&*]/.test(written)) return undefined;
  const alone = parseDocument(written);
  if (alone.errors.length > 0) return undefined;
  const { path, value, item } = change;
  const list = item === undefined ? undefined : alone.getIn(path, true);
  if (isSeq(list)) list.items.splice(item === 'first' ? 0 : list.items.length, 0, alone.createNode(value));
  else alone.setIn(path, alone.createNode(item === undefined ? value : [value]));
  return { offset: start, length: end - start, text: flowText(alone.toJS(), /^[[{]\s/.test(written)) };
}

function nested(path: readonly (string | number)[], { value, item }: Pick<Change, 'value' | 'item'>): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), item === undefined ? value : [value]);
}

/** Lines behind the line in which an offset lies. */
function insertedLines(text: string, offset: number, lines: string): TextEdit {
  // A block scalar ends where the next line starts.
  const end = offset > 0 && text[offset - 1] === '\n' ? offset : lineEnd(text, offset);
  if (end === offset && (end === 0 || text[end - 1] === '\n')) return { offset: end, length: 0, text: lines };
  if (end >= text.length) return { offset: text.length, length: 0, text: text === '' ? lines : `\n${lines}` };
  return { offset: text.indexOf('\n', end) + 1, length: 0, text: lines };
}

function startOf(node: unknown): number | undefined {
  return isMap(node) && !node.flow ? startOf(node.items[0]?.key) : (node as Node | undefined)?.range?.[0];
}

/** Where what a node holds ends, comments behind it not included. */
function endOf(node: unknown): number {
  if (isCollection(node) && node.flow !== true) return Math.max(...node.items.map((one) => endOf(one)));
  if (typeof node === 'object' && node !== null && 'key' in node) {
    const { key, value } = node as Pair;
    return Math.max(endOf(key), endOf(value));
  }
  return (node as Node | null)?.range?.[1] ?? 0;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Before the line break, `\r` included. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}
