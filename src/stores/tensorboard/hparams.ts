import type { RunStatus } from '../../core/runs/run.ts';
import { decodeUtf8 } from '../rows/utf8.ts';
import { eachField, readDouble, readEnd, readVarint, type Walk } from './walk.ts';

export interface SessionStart {
  readonly params: ReadonlyMap<string, string>;
  /** Seconds since 1970 UTC; 0 where the writer did not say. */
  readonly seconds: number;
}

export interface SessionEnd {
  readonly status: RunStatus;
  /** Seconds since 1970 UTC; 0 where the writer did not say. */
  readonly seconds: number;
}

export interface Session {
  readonly start?: SessionStart;
  readonly end?: SessionEnd;
}

/** What an `HParamsPluginData` message says of a run. */
export function sessionOf(walk: Walk, end: number): Session {
  let session: Session = {};
  eachField(walk, end, (field) => {
    if (field === 3) session = { ...session, start: startOf(walk, readEnd(walk, end)) };
    else if (field === 4) session = { ...session, end: endOf(walk, readEnd(walk, end)) };
    else return false;
    return true;
  });
  return session;
}

function startOf(walk: Walk, end: number): SessionStart {
  const params = new Map<string, string>();
  let seconds = 0;
  eachField(walk, end, (field) => {
    if (field === 1) addParam(walk, readEnd(walk, end), params);
    else if (field === 5) seconds = readDouble(walk, end);
    else return false;
    return true;
  });
  return { params, seconds };
}

function addParam(walk: Walk, end: number, params: Map<string, string>): void {
  let key = '';
  let value: string | undefined;
  eachField(walk, end, (field) => {
    if (field === 1) key = textOf(walk, readEnd(walk, end));
    else if (field === 2) value = valueOf(walk, readEnd(walk, end));
    else return false;
    return true;
  });
  if (value !== undefined) params.set(key, value);
}

/** Of a `google.protobuf.Value`: TensorBoard knows numbers, texts and truth values as hyperparameters. */
function valueOf(walk: Walk, end: number): string | undefined {
  let value: string | undefined;
  eachField(walk, end, (field) => {
    if (field === 2) value = String(readDouble(walk, end));
    else if (field === 3) value = textOf(walk, readEnd(walk, end));
    else if (field === 4) value = readVarint(walk, end) === 0 ? 'false' : 'true';
    else return false;
    return true;
  });
  return value;
}

const STATUSES: readonly RunStatus[] = ['unknown', 'finished', 'failed', 'running'];

function endOf(walk: Walk, end: number): SessionEnd {
  let status = 0;
  let seconds = 0;
  eachField(walk, end, (field) => {
    if (field === 1) status = readVarint(walk, end);
    else if (field === 2) seconds = readDouble(walk, end);
    else return false;
    return true;
  });
  return { status: STATUSES[status] ?? 'unknown', seconds };
}

function textOf(walk: Walk, end: number): string {
  const text = decodeUtf8(walk.bytes.subarray(walk.at, end));
  walk.at = end;
  return text;
}
