import type { EventSink } from './event.ts';
import { readValue } from './value.ts';
import { readDouble, readEnd, readVarint, WIRE } from './walk.ts';
import type { FileWindow } from './window.ts';

/** A key and a number after it, at the longest. */
const KEY = 20;
/** Larger values hold no scalar. */
const LARGEST_VALUE = 64 * 1024;
const LARGEST_SESSION = 16 * 1024 * 1024;
const SESSION_TAG = [...'_hparams_/'].map((letter) => letter.charCodeAt(0));

/**
 * An `Event` message between two places of a file that is too large to be read as a whole: pictures and histograms are leapt over,
 * scalars between them are read. Time and step come first, as all writers have it.
 */
export function readLargeEvent(window: FileWindow, from: number, to: number, sink: EventSink): void {
  let seconds = 0;
  let step = 0;
  let told = false;
  const tell = () => {
    if (!told) sink.event(seconds, step, false);
    told = true;
  };
  eachLargeField(window, from, to, (field, at, end) => {
    const { walk } = window;
    if (field === 1) seconds = readDouble(walk, walk.bytes.length);
    else if (field === 2) step = readVarint(walk, walk.bytes.length);
    else if (field === 5) {
      tell();
      eachLargeField(window, at, end, (inner, valueAt, valueEnd) => {
        if (inner === 1) readLargeValue(window, valueAt, valueEnd, sink);
      });
    }
  });
  tell();
}

function readLargeValue(window: FileWindow, at: number, end: number, sink: EventSink): void {
  const length = end - at;
  const isWorthIt = length <= LARGEST_VALUE || (length <= LARGEST_SESSION && isSession(window, at));
  if (isWorthIt && window.holds(at, length)) readValue(window.walk, window.walk.at + length, sink);
}

/** A value begins with its tag. */
function isSession({ walk, holds }: FileWindow, at: number): boolean {
  const before = 2;
  return holds(at, before + SESSION_TAG.length) && SESSION_TAG.every((byte, index) => walk.bytes[walk.at + before + index] === byte);
}

/** Each field between two places: its number, and where in the file its value lies. The walk stands at the value. */
function eachLargeField(window: FileWindow, from: number, to: number, field: (number: number, at: number, end: number) => void): void {
  const { walk } = window;
  let at = from;
  while (at < to && window.holds(at, Math.min(KEY, to - at))) {
    const before = walk.at;
    const limit = before + to - at;
    const key = readVarint(walk, limit);
    const wire = key & 7;
    const end = at + endOf(window, wire, limit) - before;
    const valueAt = at + walk.at - before;
    field(key >>> 3, valueAt, end);
    at = end;
  }
}

/** Where in the window a value ends, of which the beginning is there; a length before it is stepped over. */
function endOf({ walk }: FileWindow, wire: number, limit: number): number {
  if (wire === WIRE.bytes) return readEnd(walk, limit);
  const at = walk.at;
  if (wire === WIRE.varint) readVarint(walk, limit);
  else walk.at += wire === WIRE.fixed64 ? 8 : 4;
  const end = walk.at;
  walk.at = at;
  return end;
}
