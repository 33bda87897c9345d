import { crc32 } from '../../core/bytes/crc.ts';
import { byteText, LINE_START, MAX_LINE_BYTES } from './frame.ts';

/** The third part of an intact line, and where the line lies. */
export interface IntactLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The intact lines among any bytes, in their order. A line is found by how it begins and proven by its checksum, so that damage costs no line but
 * the ones that it hit, even where a line break is gone.
 */
export function intactLines(bytes: Uint8Array, checksum: typeof crc32 = crc32): IntactLine[] {
  const text = byteText(bytes);
  const lines: IntactLine[] = [];
  const start = new RegExp(LINE_START);
  let spent = 0;
  for (let found = start.exec(text); found !== null && spent < limitOf(bytes); found = start.exec(text)) {
    const [head, crc, length] = found;
    const from = found.index + head.length - 1;
    const to = from + Number(length);
    spent += Math.min(Number(length), MAX_LINE_BYTES);
    if (bytes[to] !== CLOSE || checksum(bytes, from, to) !== Number.parseInt(crc!, 16)) {
      start.lastIndex = found.index + 1;
      continue;
    }
    // Decoded once more, for a slice would keep all of the text in memory.
    lines.push({ text: byteText(bytes.subarray(from, to)), start: found.index, end: to + 1 });
    start.lastIndex = to + 1;
  }
  return lines;
}

const CLOSE = ']'.charCodeAt(0);

/** Nobody can make the checksums of a file cost more than a file of intact lines some twenty times its size. */
function limitOf(bytes: Uint8Array): number {
  return 20 * bytes.length + MAX_LINE_BYTES;
}

export interface Scan {
  readonly lines: readonly IntactLine[];
  /** What is no line although an intact one follows. */
  readonly damaged: readonly Stretch[];
  /** All before it is accounted for. What follows may be a line that is still being written. */
  readonly end: number;
}

/** The lines of a journal, each of which ends with a line break. */
export function scan(bytes: Uint8Array): Scan {
  const lines = intactLines(bytes);
  const damaged: Stretch[] = [];
  let end = 0;
  for (const line of lines) {
    if (line.start > end) damaged.push({ start: end, end: line.start });
    end = endOf(line, bytes);
  }
  return { lines, damaged, end };
}

/** A last line whose line break has yet to come is looked at again. */
function endOf({ start, end }: IntactLine, bytes: Uint8Array): number {
  if (end === bytes.length) return start;
  return bytes[end] === LINE_BREAK ? end + 1 : end;
}

const LINE_BREAK = 10;
