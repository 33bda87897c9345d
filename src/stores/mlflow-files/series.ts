import type { Files } from '../../core/ports/files.ts';
import type { SeriesPoint } from '../../core/ports/reader.ts';
import { latin1, NEWLINE } from './line-bytes.ts';
import { type Point, pointOf } from './point.ts';

/** So much of a file is in memory at a time. */
const CHUNK = 1024 * 1024;

/** All points of a metric's file by step, then time, then value. Lines that are no points are left out; `list` reports them. */
export function readSeries(files: Files, path: string, ended: boolean): readonly SeriesPoint[] {
  const points: Point[] = [];
  for (let offset = 0; ; ) {
    const chunk = files.readBytes(path, offset, offset + CHUNK) ?? new Uint8Array();
    const isLast = chunk.length < CHUNK;
    const end = takeLines(chunk, points);
    // While a run goes on, a line without its end is one that is being written.
    if (isLast && ended) take(latin1(chunk, end), points);
    if (isLast) return points.sort(inOrder);
    offset += end === 0 ? chunk.length : end;
  }
}

function takeLines(bytes: Uint8Array, points: Point[]): number {
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    take(latin1(bytes, start, end), points);
    start = end + 1;
  }
  return start;
}

function take(line: string, points: Point[]): void {
  const point = pointOf(line);
  if (point !== undefined) points.push(point);
}

function inOrder(a: Point, b: Point): number {
  if (a.step !== b.step) return a.step - b.step;
  if (a.at !== b.at) return a.at - b.at;
  return a.value < b.value || Number.isNaN(b.value) ? -1 : a.value > b.value || Number.isNaN(a.value) ? 1 : 0;
}
