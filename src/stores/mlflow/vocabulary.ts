import { hashOfText } from './fingerprint.ts';

export interface Word {
  readonly text: string;
  readonly hash: number;
  /** The word that came after this one last time. */
  next: Word | undefined;
}

/**
 * Each text that comes again and again (a metric's name) once in memory, with its hash. Runs log the same names in the same
 * order, so that the word after the last one is mostly known without looking it up. Texts are foreign, hence the ceiling.
 */
export function vocabulary(ceiling = 50_000): (text: string) => Word {
  const words = new Map<string, Word>();
  let last: Word = { text: '', hash: 0, next: undefined };
  const lookUp = (text: string): Word => {
    const known = words.get(text);
    if (known !== undefined) return known;
    const word = { text, hash: hashOfText(text), next: undefined };
    if (words.size < ceiling) words.set(text, word);
    return word;
  };
  return (text) => {
    if (last.next?.text !== text) last.next = lookUp(text);
    last = last.next;
    return last;
  };
}
