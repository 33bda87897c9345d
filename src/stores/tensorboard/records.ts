import type { Files } from '../../core/ports/files.ts';
import { maskedCrc32c } from './masked-crc.ts';
import { type EventSink, readEvent } from './event.ts';
import { readLargeEvent } from './large-event.ts';
import { Malformed } from './walk.ts';
import { type FileWindow, fileWindow } from './window.ts';

/** Larger records are pictures, graphs and the like: their checksum would cost reading all of it. */
const LARGEST_CHECKED = 64 * 1024;
const HEADER = 12;
const FOOTER = 4;

export interface ReadTo {
  /** Where the first record begins that was not read, because it is not all there yet or damaged. */
  readonly offset: number;
  readonly damaged: boolean;
}

/**
 * Gives the events of a file from `from` on to a sink, up to where the file ended when `size` was asked. A record that the end cuts
 * off is left for later; one whose checksum is wrong ends the file, because nothing says where the next one begins.
 */
export function readRecords(files: Files, path: string, size: number, from: number, sink: EventSink): ReadTo {
  const window = fileWindow(files, path, size);
  let offset = from;
  while (window.holds(offset, HEADER)) {
    const length = lengthOf(window);
    if (length === undefined) return { offset, damaged: true };
    const body = offset + HEADER;
    if (body + length + FOOTER > size) break;
    if (!readBody(window, body, length, sink)) return { offset, damaged: true };
    offset = body + length + FOOTER;
  }
  return { offset, damaged: false };
}

/** A file of TensorBoard begins with a record that is in order, or is empty still. */
export function beginsWithRecord(files: Files, path: string, size: number): boolean {
  const window = fileWindow(files, path, size);
  return size < HEADER || (window.holds(0, HEADER) && lengthOf(window) !== undefined);
}

function lengthOf({ walk: { bytes, view, at } }: FileWindow): number | undefined {
  if (maskedCrc32c(bytes, at, at + 8) !== view.getInt32(at + 8, true)) return undefined;
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 4_294_967_296;
}

function readBody(window: FileWindow, at: number, length: number, sink: EventSink): boolean {
  try {
    if (length > LARGEST_CHECKED) {
      readLargeEvent(window, at, at + length, sink);
      return true;
    }
    const { walk } = window;
    if (!window.holds(at, length + FOOTER)) return false;
    const end = walk.at + length;
    if (maskedCrc32c(walk.bytes, walk.at, end) !== walk.view.getInt32(end, true)) return false;
    readEvent(walk, end, sink);
    return true;
  } catch (error) {
    if (error instanceof Malformed) return false;
    throw error;
  }
}
