import type { SeriesPoint } from '../../core/ports/reader.ts';
import type { Files } from '../../core/ports/files.ts';
import { eachHistoryField, ROLES } from './history.ts';
import { readItem } from './items.ts';
import { eachLeaf, numberOf } from './json.ts';
import { keyTable } from './key-table.ts';
import type { Role, Row } from './last-value.ts';
import { LOG_START, readLog } from './log-reader.ts';
import { SYSTEM } from './metrics.ts';
import { valueOf, wholeNumber } from './value.ts';
import { eachField, timestamp } from './wire.ts';

/** Every value of one metric in one log, in the order in which it was logged. */
export function readSeries(files: Files, path: string, metric: string): readonly SeriesPoint[] {
  const points: SeriesPoint[] = [];
  const samples: SeriesPoint[] = [];
  const ofHistory = historyCollector(metric, points);
  const ofStats = metric.startsWith(SYSTEM) ? statsCollector(metric.slice(SYSTEM.length), samples) : undefined;
  const { bytes = 0 } = files.stat(path) ?? {};
  readLog(files, path, bytes, LOG_START, {
    record: (content, start, end) => {
      eachField(content, start, end, (number, from, to) => {
        if (number === HISTORY) ofHistory(content, from, to);
        else if (number === STATS) ofStats?.(content, from, to);
      });
    },
    settle: () => {},
    damaged: () => {},
  });
  return points.length > 0 ? points : samples;
}

type Collect = (bytes: Uint8Array, start: number, end: number) => void;

const HISTORY = 2;
const STATS = 7;

interface Wanted {
  readonly name: string;
  readonly role: Role;
  /** Part of the metric's name, or all of it. */
  readonly leads: boolean;
}

function wanted(metric: string): (name: string) => Wanted {
  return (name) => ({ name, role: ROLES.get(name), leads: name === metric || metric.startsWith(`${name}.`) });
}

function historyCollector(metric: string, points: SeriesPoint[]): Collect {
  const table = keyTable(wanted(metric));
  let value: number | undefined;
  let at: number | undefined;
  let rows = 0;
  let step: number | undefined;
  const visit = ({ name, role, leads }: Wanted, bytes: Uint8Array, start: number, end: number, form: number): void => {
    if (leads) value = numberIn(valueOf(bytes, start, end, form), name, metric) ?? value;
    if (role === 'step') step = wholeNumber(bytes, start, end);
    if (role !== 'time') return;
    const seconds = numberOf(valueOf(bytes, start, end, form));
    at = seconds === undefined || !Number.isFinite(seconds) ? undefined : Math.round(seconds * 1000);
  };
  const items = { item: (bytes: Uint8Array, start: number, end: number) => readItem(bytes, start, end, table, visit) };
  return (bytes, start, end) => {
    value = undefined;
    at = undefined;
    step = undefined;
    const row: Row = { order: 0, step: undefined, at: undefined, time: undefined };
    eachHistoryField(bytes, start, end, row, items);
    if (value !== undefined) points.push({ step: row.step ?? step ?? rows, at, value });
    rows++;
  };
}

function statsCollector(key: string, points: SeriesPoint[]): Collect {
  const table = keyTable(wanted(key));
  let value: number | undefined;
  const visit = ({ name }: Wanted, bytes: Uint8Array, start: number, end: number, form: number): void => {
    if (name === key) value = numberOf(valueOf(bytes, start, end, form));
  };
  return (bytes, start, end) => {
    value = undefined;
    let at: number | undefined;
    eachField(bytes, start, end, (number, from, to) => {
      if (number === 2) at = timestamp(bytes, from, to);
      if (number === 3) readItem(bytes, from, to, table, visit);
    });
    if (value !== undefined) points.push({ step: points.length, at, value });
  };
}

function numberIn(value: unknown, name: string, metric: string): number | undefined {
  let found: number | undefined;
  eachLeaf(name, value, (key, leaf) => {
    if (key === metric) found = numberOf(leaf);
  });
  return found;
}
