import { hashOfText } from './fingerprint.ts';

export interface Word {
  readonly text: string;
  readonly hash: number;
}

/**
 * Each text that comes again and again (a metric's name, an optimizer) once in memory, with its hash. Texts are foreign, so
 * there is a ceiling on how many are kept.
 */
export function vocabulary(ceiling = 50_000): (text: string) => Word {
  const words = new Map<string, Word>();
  return (text) => {
    const known = words.get(text);
    if (known !== undefined) return known;
    const word = { text, hash: hashOfText(text) };
    if (words.size < ceiling) words.set(text, word);
    return word;
  };
}
