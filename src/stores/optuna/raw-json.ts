/**
 * JSON as Python writes it, taken apart but not converted: every value stays the text that it was, so that no digit of a number is
 * lost, `1.0` stays apart from `1`, and NaN and Infinity may stand where JSON knows no such thing.
 */
export type RawJson = string;

/** The members of an object; undefined for text that is none. A key that comes twice has its last value. */
export function membersOf(text: RawJson): ReadonlyMap<string, RawJson> | undefined {
  const members = new Map<string, RawJson>();
  const whole = eachPart(text, '{', '}', (start) => {
    const keyEnd = endOfValue(text, start);
    const key = stringOf(text.slice(start, keyEnd));
    const colon = skipSpace(text, keyEnd ?? start);
    if (key === undefined || text[colon] !== ':') return undefined;
    const from = skipSpace(text, colon + 1);
    const end = endOfValue(text, from);
    if (end !== undefined) members.set(key, text.slice(from, end));
    return end;
  });
  return whole ? members : undefined;
}

/** The elements of an array; undefined for text that is none. */
export function elementsOf(text: RawJson): readonly RawJson[] | undefined {
  const elements: RawJson[] = [];
  const whole = eachPart(text, '[', ']', (start) => {
    const end = endOfValue(text, start);
    if (end !== undefined) elements.push(text.slice(start, end));
    return end;
  });
  return whole ? elements : undefined;
}

/** What a JSON string says; undefined for anything else. */
export function stringOf(text: RawJson | undefined): string | undefined {
  if (text === undefined || text.length < 2 || text[0] !== '"' || text.at(-1) !== '"') return undefined;
  if (!text.includes('\\')) return text.slice(1, -1);
  try {
    return JSON.parse(text) as string;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const BEYOND: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

export function numberOf(text: RawJson | undefined): number | undefined {
  if (text === undefined) return undefined;
  return NUMBER.test(text) ? Number(text) : BEYOND.get(text);
}

export function integerOf(text: RawJson | undefined): number | undefined {
  const value = numberOf(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Calls `part` at the start of each part, which answers where it ends; false where brackets, commas or a part are wrong. */
function eachPart(text: string, open: string, close: string, part: (start: number) => number | undefined): boolean {
  let at = skipSpace(text, 0);
  if (text[at] !== open) return false;
  at = skipSpace(text, at + 1);
  if (text[at] === close) return skipSpace(text, at + 1) === text.length;
  for (;;) {
    const end = part(at);
    if (end === undefined) return false;
    at = skipSpace(text, end);
    if (text[at] === close) return skipSpace(text, at + 1) === text.length;
    if (text[at] !== ',') return false;
    at = skipSpace(text, at + 1);
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code <= 0x0d && (code === 0x0a || code === 0x0d || code === 0x09));
}

function endOfValue(text: string, start: number): number | undefined {
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first === '{' || first === '[') return endOfNested(text, start);
  let at = start;
  while (at < text.length && !isBoundary(text.charCodeAt(at))) at++;
  return at > start ? at : undefined;
}

/** Blank, comma, colon or a closing bracket. */
function isBoundary(code: number): boolean {
  return code === 0x2c || code === 0x7d || code === 0x5d || code === 0x3a || isSpace(code);
}

function endOfString(text: string, start: number): number | undefined {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? undefined : end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
  return slashes % 2 === 1;
}

/** What lies inside is not looked at, but for strings, in which a bracket is no bracket. */
function endOfNested(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = endOfString(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (code === 0x7b || code === 0x5b) depth++;
    else if ((code === 0x7d || code === 0x5d) && --depth === 0) return at + 1;
  }
  return undefined;
}
