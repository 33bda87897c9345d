import type { Feed } from './csv-rows.ts';
import { jsonValue, NOT_JSON } from './json-text.ts';

export type JsonLineFault = 'json-line' | 'json-line-unfinished' | 'record-too-long';

export interface JsonLineSink {
  value(value: unknown, line: number): void;
  fault(fault: JsonLineFault, line: number): void;
}

/** A line this long, in UTF-16 units, is no line of a run. */
const LONGEST = 16 * 1024 * 1024;

/** JSON values, one a line. A bad line is left out; a last line without its end counts once it is whole. */
export function jsonLines(sink: JsonLineSink): Feed {
  let rest = '';
  let line = 1;
  let skipping = false;

  const take = (text: string): void => {
    const at = line++;
    if (skipping || text.trim() === '') {
      skipping = false;
      return;
    }
    const value = jsonValue(text);
    if (value === NOT_JSON) sink.fault('json-line', at);
    else sink.value(value, at);
  };

  return {
    feed(text) {
      const lines = text.split('\n');
      lines[0] = rest + lines[0]!;
      rest = lines.pop()!;
      for (const one of lines) take(one);
      if (rest.length <= LONGEST) return;
      if (!skipping) sink.fault('record-too-long', line);
      skipping = true;
      rest = '';
    },
    end() {
      const left = skipping ? '' : rest.trim();
      if (left === '') return rest === '' && !skipping;
      const value = jsonValue(left);
      if (value === NOT_JSON) sink.fault('json-line-unfinished', line);
      else sink.value(value, line);
      return false;
    },
  };
}
