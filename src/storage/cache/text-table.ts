import { asciiBytes, byteText } from '../journal/frame.ts';
import type { Columns } from './columns.ts';

/** Each text once, under a number. */
export interface TextTable {
  add(text: string): number;
  columns(): Columns;
}

export function textTable(): TextTable {
  const numbers = new Map<string, number>();
  return {
    add(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    columns: () => columnsOf([...numbers.keys()]),
  };
}

/** ASCII lies in one byte a character, in one piece that is decoded at once; the others, which are few, in two bytes. */
function columnsOf(texts: readonly string[]): Columns {
  const wide = texts.flatMap((text, at) => (isAscii(text) ? [] : [at]));
  const isWide = new Set(wide);
  const narrow = texts.map((text, at) => (isWide.has(at) ? '' : text));
  const units = wide.flatMap((at) => Array.from({ length: texts[at]!.length }, (_, i) => texts[at]!.charCodeAt(i)));
  return {
    bytes: new Map([['text', asciiBytes(narrow.join(''))]]),
    whole: new Map([
      ['text lengths', Uint32Array.from(narrow, ({ length }) => length)],
      ['wide texts', Uint32Array.from(wide)],
      ['wide lengths', Uint32Array.from(wide, (at) => texts[at]!.length)],
      ['wide units', Uint32Array.from(units)],
    ]),
    real: new Map(),
  };
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** The texts by their numbers. */
export function textsIn({ bytes, whole }: Columns): readonly string[] {
  const all = byteText(bytes.get('text') ?? new Uint8Array());
  let end = 0;
  const texts = Array.from(whole.get('text lengths') ?? [], (length) => all.slice(end, (end += length)));
  const units = whole.get('wide units') ?? new Uint32Array();
  const lengths = whole.get('wide lengths') ?? new Uint32Array();
  let from = 0;
  for (const [i, at] of (whole.get('wide texts') ?? new Uint32Array()).entries()) {
    const length = lengths[i] ?? 0;
    texts[at] = wideText(units.subarray(from, from + length));
    from += length;
  }
  return texts;
}

/** In pieces that fit on a stack. */
function wideText(units: Uint32Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.subarray(at, at + 4096));
  return text;
}
