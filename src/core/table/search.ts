import type { TextData } from './column.ts';

/** The rows in which some text holds all words, in whatever case. Each different text is looked at once. */
export function searchRows(rows: Uint32Array, columns: readonly TextData[], words: string): Uint32Array {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return rows;
  const found = columns.map(({ dictionary }) => dictionary.map((text) => wordsIn(text.toLowerCase(), wanted)));
  const all = wordsIn(wanted.join(' '), wanted);
  return rows.filter((row) => {
    let seen = 0;
    columns.forEach(({ codes }, at) => {
      const code = codes[row]!;
      if (code !== 0) seen |= found[at]![code - 1]!;
    });
    return seen === all;
  });
}

/** A bit for each word that the text holds. */
function wordsIn(text: string, words: readonly string[]): number {
  let bits = 0;
  words.slice(0, 31).forEach((word, at) => {
    if (text.includes(word)) bits |= 1 << at;
  });
  return bits;
}
