import type { Feed } from './csv-rows.ts';

export interface JsonValueSink {
  /** The text of one value: an element of the array that the file is, else a value of the file itself. */
  value(text: string, isElement: boolean): void;
  fault(fault: 'json' | 'record-too-long'): void;
}

/** A value this long, in UTF-16 units, is not read. */
const LONGEST = 64 * 1024 * 1024;
/** No run is nested this deep: a hundred million brackets would each be looked at for nothing. */
const DEEPEST = 1000;

const STRUCTURE = /["[\]{},]/g;
const STRING_END = /["\\]/g;

/** Cuts JSON text into values without keeping more than one of them: the elements of an array, or values one after the other. */
export function jsonValues(sink: JsonValueSink): Feed {
  let kept: string[] = [];
  let keptLength = 0;
  let inArray = false;
  let ended = false;
  let depth = 0;
  let inString = false;
  let escaped = false;

  const give = (last: string): void => {
    const text = [...kept, last].join('');
    kept = [];
    keptLength = 0;
    if (text.trim() !== '') sink.value(text, inArray);
  };
  const keep = (text: string): void => {
    kept.push(text);
    keptLength += text.length;
    if (keptLength > LONGEST) stop('record-too-long');
  };
  const stop = (fault: 'json' | 'record-too-long'): void => {
    ended = true;
    kept = [];
    sink.fault(fault);
  };
  const opened = (text: string, mark: number, from: number): number => {
    const isWholeFile =
      text[mark] === '[' && depth === 0 && !inArray && kept.join('').trim() === '' && text.slice(from, mark).trim() === '';
    if (isWholeFile) inArray = true;
    else if (++depth > DEEPEST) stop('record-too-long');
    return isWholeFile ? mark + 1 : from;
  };
  const closed = (text: string, mark: number, from: number): number => {
    if (depth > 0) {
      if (--depth > 0) return from;
      give(text.slice(from, mark + 1));
    } else if (inArray && text[mark] === ']') {
      give(text.slice(from, mark));
      ended = true;
    } else stop('json');
    return mark + 1;
  };
  /** Goes on from a mark outside strings; answers where the value begins that is open now. */
  const structure = (text: string, mark: number, from: number): number => {
    if (text[mark] === '"') inString = true;
    else if (text[mark] === '[' || text[mark] === '{') return opened(text, mark, from);
    else if (text[mark] !== ',') return closed(text, mark, from);
    else if (depth === 0) {
      give(text.slice(from, mark));
      return mark + 1;
    }
    return from;
  };

  return {
    feed(text) {
      let from = 0;
      let at = escaped ? 1 : 0;
      escaped = false;
      while (!ended) {
        const pattern = inString ? STRING_END : STRUCTURE;
        pattern.lastIndex = at;
        const mark = pattern.exec(text)?.index;
        if (mark === undefined) break;
        at = mark + 1;
        if (!inString) from = structure(text, mark, from);
        else if (text[mark] === '"') inString = false;
        else if (at++ === text.length) escaped = true;
      }
      if (!ended) keep(text.slice(from));
    },
    end() {
      if (!ended && (inArray || kept.join('').trim() !== '')) sink.fault('json');
      return false;
    },
  };
}
