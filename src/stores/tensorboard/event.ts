import { readValue, type ValueSink } from './value.ts';
import { eachField, readDouble, readEnd, readVarint, skipField, type Walk } from './walk.ts';

/** What is made of events, in the order of the file. */
export interface EventSink extends ValueSink {
  /** Each event, before what it holds; `opens` for the first of a writer, which holds nothing. */
  event(seconds: number, step: number, opens: boolean): void;
  /** The program started again: what was logged so far from this step on does not count. */
  restart(step: number): void;
}

const EVENT = { wallTime: 1, step: 2, fileVersion: 3, summary: 5, sessionLog: 7 };
const SESSION_STARTED = 1;

/** Reads an `Event` message that ends at `end`. */
export function readEvent(walk: Walk, end: number, sink: EventSink): void {
  const summaryAt = readFrame(walk, end, sink);
  if (summaryAt < 0) return;
  walk.at = summaryAt;
  readSummary(walk, readEnd(walk, end), sink);
}

/** Tells the sink of all but the summary, which may stand before time and step; says where it is, or -1. */
function readFrame(walk: Walk, end: number, sink: EventSink): number {
  let seconds = 0;
  let step = 0;
  let opens = false;
  let summaryAt = -1;
  let sessionAt = -1;
  while (walk.at < end) {
    const key = readVarint(walk, end);
    const field = key >>> 3;
    if (field === EVENT.wallTime) seconds = readDouble(walk, end);
    else if (field === EVENT.step) step = readVarint(walk, end);
    else {
      if (field === EVENT.summary) summaryAt = walk.at;
      else if (field === EVENT.sessionLog) sessionAt = walk.at;
      else if (field === EVENT.fileVersion) opens = true;
      skipField(walk, key & 7, end);
    }
  }
  sink.event(seconds, step, opens);
  if (sessionAt >= 0 && isStart(walk, sessionAt, end)) sink.restart(step);
  return summaryAt;
}

function isStart(walk: Walk, at: number, end: number): boolean {
  walk.at = at;
  const logEnd = readEnd(walk, end);
  let status = 0;
  eachField(walk, logEnd, (field) => {
    if (field !== 1) return false;
    status = readVarint(walk, logEnd);
    return true;
  });
  return status === SESSION_STARTED;
}

function readSummary(walk: Walk, end: number, sink: EventSink): void {
  while (walk.at < end) {
    const key = readVarint(walk, end);
    if (key >>> 3 === 1) readValue(walk, readEnd(walk, end), sink);
    else skipField(walk, key & 7, end);
  }
}
