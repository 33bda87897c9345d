import { type Cursor, latin1, NEWLINE, readDigits, skipDecimal, SPACE } from './line-bytes.ts';
import { isAhead, type Point, pointOf } from './point.ts';

/** What has been read of one metric's file. */
export interface MetricScan {
  /** How many lines have been read. */
  lines: number;
  /** The one that MLflow calls the last. */
  last: Point | undefined;
  /** When points were logged, in the order of the lines, at least `apart` milliseconds apart; undefined when nobody asks. */
  readonly times: number[] | undefined;
  apart: number;
  /** The first few. */
  readonly malformed: { readonly line: number; readonly text: string }[];
  malformedLines: number;
}

const MAX_MALFORMED = 3;
/** Closer times tell nothing more about a pause of minutes. */
const APART = 1000;
/** When there are more, they are thinned out further. */
const MAX_TIMES = 65_536;

export function newScan(withTimes: boolean): MetricScan {
  return { lines: 0, last: undefined, times: withTimes ? [] : undefined, apart: APART, malformed: [], malformedLines: 0 };
}

/** A line of the plain form; its value, from `from` to `to`, becomes a number only when somebody needs it. */
interface PlainLine {
  at: number;
  step: number;
  from: number;
  to: number;
}

/**
 * Goes through all lines that have an end, and answers where the last of them ends. Nearly every line is `<milliseconds> <value> <step>`
 * in plain digits and costs one look at each byte; of these only the greatest becomes a point. Any other line is read as text.
 */
export function scanLines(bytes: Uint8Array, scan: MetricScan): number {
  const cursor: Cursor = { bytes, at: 0 };
  const line: PlainLine = { at: 0, step: 0, from: 0, to: 0 };
  const leader: PlainLine = { at: 0, step: Number.NaN, from: 0, to: 0 };
  let start = 0;
  while (start < bytes.length) {
    cursor.at = start;
    if (readPlain(cursor, line)) {
      scan.lines++;
      note(scan, line.at);
      if (!(line.step < leader.step)) challenge(bytes, scan, leader, line);
      start = cursor.at;
      continue;
    }
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0) break;
    // Of equal ones the first is kept, so those before come first.
    offer(bytes, scan, leader);
    scanText(latin1(bytes, start, end), scan);
    start = end + 1;
  }
  offer(bytes, scan, leader);
  return start;
}

/** Moves behind the line's end when it is plain, else to anywhere. */
function readPlain(cursor: Cursor, line: PlainLine): boolean {
  const { bytes } = cursor;
  line.at = readDigits(cursor);
  line.from = cursor.at + 1;
  if (bytes[cursor.at++] !== SPACE || !skipDecimal(cursor)) return false;
  line.to = cursor.at;
  if (bytes[cursor.at++] !== SPACE) return false;
  line.step = readDigits(cursor);
  return bytes[cursor.at++] === NEWLINE && line.step <= Number.MAX_SAFE_INTEGER && line.at <= Number.MAX_SAFE_INTEGER;
}

function challenge(bytes: Uint8Array, scan: MetricScan, leader: PlainLine, line: PlainLine): void {
  if (line.step === leader.step && line.at <= leader.at) {
    if (line.at < leader.at) return;
    offer(bytes, scan, leader);
  }
  leader.step = line.step;
  leader.at = line.at;
  leader.from = line.from;
  leader.to = line.to;
}

function offer(bytes: Uint8Array, scan: MetricScan, { step, at, from, to }: PlainLine): void {
  if (step >= 0) keepGreater({ step, at, value: Number(latin1(bytes, from, to)) }, scan);
}

/** A line without its end. */
export function scanText(text: string, scan: MetricScan): void {
  scan.lines++;
  const point = pointOf(text);
  if (point === undefined) return void reject(text, scan);
  note(scan, point.at);
  keepGreater(point, scan);
}

export function reject(text: string, scan: MetricScan): void {
  scan.malformedLines++;
  if (scan.malformed.length < MAX_MALFORMED) scan.malformed.push({ line: scan.lines, text: text.slice(0, 80) });
}

function keepGreater(point: Point, scan: MetricScan): void {
  if (scan.last === undefined || isAhead(point, scan.last)) scan.last = point;
}

function note(scan: MetricScan, at: number): void {
  const { times } = scan;
  if (times === undefined || isNear(times.at(-1), at, scan.apart)) return;
  times.push(at);
  if (times.length === MAX_TIMES) while (times.length > MAX_TIMES / 2) thinOut(times, (scan.apart *= 2));
}

function thinOut(times: number[], apart: number): void {
  let kept = 0;
  for (const time of times) if (!isNear(kept === 0 ? undefined : times[kept - 1], time, apart)) times[kept++] = time;
  times.length = kept;
}

function isNear(last: number | undefined, at: number, apart: number): boolean {
  return last !== undefined && Math.abs(at - last) < apart;
}
