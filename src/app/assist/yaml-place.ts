import { flowPlace } from './flow-place.ts';
import { unquoted, yamlLine, type YamlLine } from './yaml-line.ts';

export type PlacePath = readonly (string | number)[];

/** Where a cursor stands in a YAML text that may be half written. */
export interface YamlPlace {
  /** `key`: a key of the map at `path`. `value`: the value at `path`. `item`: an item at `path` that is a value or begins a map. */
  readonly kind: 'key' | 'value' | 'item';
  readonly path: PlacePath;
  /** What stands there as a whole, without quotes. */
  readonly word: string;
  /** Offsets of the word in the text, quotes included. */
  readonly start: number;
  readonly end: number;
  /** Other keys of the same map. */
  readonly siblings: readonly string[];
}

interface Level {
  readonly kind: 'map' | 'seq';
  readonly column: number;
  key: string;
  index: number;
  readonly keys: Set<string>;
}

/** By lines and columns, so that it works while the text is no YAML yet; undefined in comments and in texts of several lines. */
export function yamlPlaceAt(text: string, offset: number): YamlPlace | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(0, lineStart).split('\n').slice(0, -1);
  const levels: Level[] = [];
  let hidden = -1;
  for (const raw of before) hidden = take(levels, raw.replace(/\r$/, ''), hidden);
  const raw = lineAt(text, lineStart);
  const column = offset - lineStart;
  const line = yamlLine(raw);
  if ((hidden >= 0 && raw.trim() !== '' && raw.search(/\S/) > hidden) || column > line.end) return undefined;
  for (const dash of line.dashes.filter((at) => at < column)) takeDash(levels, dash);
  const place = line.key === undefined ? placeWithoutKey(levels, line, column) : placeWithKey(levels, line, column);
  const { level, ...found } = place;
  const siblings =
    level === undefined ? (found.siblings ?? []) : [...new Set([...level.keys, ...keysBelow(text, lineStart + raw.length, level)])];
  const { start, end } = { start: lineStart + found.from, end: lineStart + found.to };
  const word = unquoted(text.slice(start, end));
  return { kind: found.kind, path: found.path, word, start, end, siblings: siblings.filter((key) => found.kind !== 'key' || key !== word) };
}

interface Found {
  readonly kind: YamlPlace['kind'];
  readonly path: PlacePath;
  readonly from: number;
  readonly to: number;
  readonly siblings?: readonly string[];
  /** The map that a key belongs to, where it has lines of its own. */
  readonly level?: Level | undefined;
}

function placeWithKey(levels: Level[], line: YamlLine, column: number): Found {
  const { key = '', valueColumn, value } = line;
  takeKey(levels, line.column, key);
  const path = pathOf(levels);
  const keyEnd = line.column + keyLength(line);
  if (column <= keyEnd) return { kind: 'key', path: path.slice(0, -1), from: line.column, to: keyEnd, level: levels.at(-1) };
  if (/^[[{]/.test(value)) {
    const inside = flowPlace(value, column - valueColumn);
    if (inside !== undefined)
      return { ...inside, path: [...path, ...inside.path], from: valueColumn + inside.from, to: valueColumn + inside.to };
  }
  const from = Math.min(Math.max(valueColumn, 0), Math.max(column, valueColumn));
  return { kind: 'value', path, from, to: from + value.length };
}

/** Up to the colon; quotes count. */
function keyLength({ key = '', column, valueColumn, value, end }: YamlLine): number {
  return value === '' && valueColumn >= end ? Math.max(0, Math.min(key.length, end - column)) : key.length;
}

function placeWithoutKey(levels: Level[], { column: textColumn, value, dashes }: YamlLine, column: number): Found {
  const from = value === '' ? column : textColumn;
  const to = from + value.length;
  if (dashes.some((dash) => dash < column)) return itemPlace(pathOf(levels), value, column, from);
  leave(levels, from);
  const top = levels.at(-1);
  const inside = top === undefined || (top.kind === 'map' && top.column === from);
  const path = pathOf(levels);
  return inside ? { kind: 'key', path: path.slice(0, -1), from, to, level: top } : { kind: 'key', path, from, to };
}

function itemPlace(path: PlacePath, value: string, column: number, from: number): Found {
  const inside = /^[[{]/.test(value) ? flowPlace(value, column - from) : undefined;
  if (inside === undefined) return { kind: 'item', path, from, to: from + value.length };
  return { ...inside, path: [...path, ...inside.path], from: from + inside.from, to: from + inside.to };
}

/** Takes a line in; answers the indentation of a text of several lines that begins or goes on, else -1. */
function take(levels: Level[], raw: string, hidden: number): number {
  if (raw.trim() === '' || (hidden >= 0 && raw.search(/\S/) > hidden)) return hidden;
  const line = yamlLine(raw);
  for (const dash of line.dashes) takeDash(levels, dash);
  if (line.key !== undefined) takeKey(levels, line.column, line.key);
  if (!/^[|>][-+\d]*$/.test(line.value)) return -1;
  return line.key === undefined ? (line.dashes.at(-1) ?? 0) : line.column;
}

function takeDash(levels: Level[], column: number): void {
  while (levels.length > 0 && levels.at(-1)!.column > column) levels.pop();
  const top = levels.at(-1);
  if (top?.kind === 'seq' && top.column === column) top.index++;
  else levels.push({ kind: 'seq', column, key: '', index: 0, keys: new Set() });
}

function takeKey(levels: Level[], column: number, key: string): void {
  leave(levels, column);
  const top = levels.at(-1);
  if (top?.kind === 'map' && top.column === column) {
    top.key = key;
    top.keys.add(key);
  } else levels.push({ kind: 'map', column, key, index: 0, keys: new Set([key]) });
}

/** Leaves what a key or text at a column does not belong to. */
function leave(levels: Level[], column: number): void {
  for (let top = levels.at(-1); top !== undefined; top = levels.at(-1)) {
    if (top.column < column || (top.column === column && top.kind === 'map')) return;
    levels.pop();
  }
}

function pathOf(levels: readonly Level[]): PlacePath {
  return levels.map(({ kind, key, index }) => (kind === 'map' ? key : index));
}

function keysBelow(text: string, from: number, { column }: Level): readonly string[] {
  const keys: string[] = [];
  for (const raw of text.slice(from).split('\n').slice(1)) {
    if (raw.trim() === '' || /^\s*#/.test(raw)) continue;
    const line = yamlLine(raw);
    if (Math.min(line.column, ...line.dashes) < column) break;
    if (line.column === column && line.dashes.length === 0 && line.key !== undefined) keys.push(line.key);
  }
  return keys;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}
