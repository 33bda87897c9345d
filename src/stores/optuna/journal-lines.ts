import { FileError, type Files } from '../../core/ports/files.ts';
import { decodeUtf8 } from '../rows/utf8.ts';

const CHUNK = 1024 * 1024;
/** No operation is longer; a file of another kind may have a line that is. */
const LONGEST_LINE = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

/** A part of a file, `end` exclusive. */
export interface Extent {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Where a line begins, and where the next one does. It answers false to stop. */
type Line = (text: string, at: number, next: number) => boolean;

/**
 * Calls `line` for each line that ends with a newline; the rest of the file waits for its own. One that is too long is empty, and the
 * last. Holds one chunk, or one line, at a time, and each line is a text of its own: parts of it that are kept do not keep the chunk.
 */
export function eachLine(files: Files, { path, start, end }: Extent, line: Line): void {
  let at = start;
  let size = CHUNK;
  while (at < end) {
    const bytes = files.readBytes(path, at, Math.min(end, at + size));
    if (bytes === undefined) throw new FileError('not-a-file', path);
    const used = linesOf(bytes, at, line);
    if (used === undefined) return;
    at += used;
    if (used > 0) size = CHUNK;
    else if (at + bytes.length >= end || bytes.length < size) return;
    else if (size < LONGEST_LINE) size *= 2;
    else {
      line('', at, at + bytes.length);
      return;
    }
  }
}

/** How many bytes the whole lines have; undefined when told to stop. */
function linesOf(bytes: Uint8Array, offset: number, line: Line): number | undefined {
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    if (!line(decodeUtf8(bytes.subarray(start, end)), offset + start, offset + end + 1)) return undefined;
    start = end + 1;
  }
  return start;
}
