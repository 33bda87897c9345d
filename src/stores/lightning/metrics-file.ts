import type { Files, FileStat } from '../../core/ports/files.ts';
import type { SeriesPoint } from '../../core/ports/reader.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { MetricValue } from '../../core/runs/run.ts';
import { decodeUtf8, wholeCharacters } from '../rows/utf8.ts';
import { type MetricsRows, metricsRows } from './metrics-rows.ts';

export interface MetricsRead {
  readonly metrics: ReadonlyMap<string, MetricValue>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `metrics.csv`; one that only grew is read on from where it ended. Nothing depends on what is kept but the time that it takes. */
export interface MetricsFiles {
  read(path: string, file: string, stat: FileStat): MetricsRead;
  /** Forgets all others. */
  keep(paths: ReadonlySet<string>): void;
}

interface Kept {
  readonly rows: MetricsRows;
  readonly metrics: Map<string, MetricValue>;
  readonly inode: string;
  readonly offset: number;
  /** The head, which changes when a new metric comes, and what was read last. */
  readonly seal: string;
}

export function metricsFiles(files: Files): MetricsFiles {
  const kept = new Map<string, Kept>();
  return {
    read(path, file, stat) {
      const before = kept.get(path);
      kept.delete(path);
      const goesOn = before?.inode === stat.inode && before.offset <= stat.bytes && before.seal === sealOf(files, path, before.offset);
      const { rows, metrics, offset } = goesOn ? before : begin(file);
      const end = feed(files, path, offset, stat.bytes, rows);
      const isWhole = rows.end();
      if (isWhole) kept.set(path, { rows, metrics, inode: stat.inode, offset: end, seal: sealOf(files, path, end) });
      return { metrics: new Map(metrics), diagnostics: rows.diagnostics() };
    },
    keep(paths) {
      for (const path of kept.keys()) if (!paths.has(path)) kept.delete(path);
    },
  };
}

/** The last value of a metric is the one of its largest step; of several, the last in the file. */
function begin(file: string): Pick<Kept, 'rows' | 'metrics' | 'offset'> {
  const metrics = new Map<string, MetricValue>();
  const rows = metricsRows(file, (metric, step, value) => {
    if (step >= (metrics.get(metric)?.step ?? Number.NEGATIVE_INFINITY)) metrics.set(metric, { value, step, at: undefined });
  });
  return { rows, metrics, offset: 0 };
}

/** The curve of one metric by step. */
export function readCurve(files: Files, path: string, stat: FileStat, wanted: string): readonly SeriesPoint[] {
  const points: SeriesPoint[] = [];
  const rows = metricsRows(path, (metric, step, value) => {
    if (metric === wanted) points.push({ step, at: undefined, value });
  });
  feed(files, path, 0, stat.bytes, rows);
  return points.sort((a, b) => a.step - b.step);
}

const PIECE = 1024 * 1024;

/** Feeds whole lines and says how far it came: a last line without its end is still being written. */
function feed(files: Files, path: string, from: number, to: number, rows: MetricsRows): number {
  const end = lastLineEnd(files, path, from, to);
  for (let at = from; at < end; ) {
    const piece = files.readBytes(path, at, Math.min(at + PIECE, end)) ?? new Uint8Array(0);
    const whole = piece.subarray(0, wholeCharacters(piece));
    if (whole.length === 0) return at;
    const text = decodeUtf8(whole);
    rows.feed(at === 0 && text.startsWith('\ufeff') ? text.slice(1) : text);
    at += whole.length;
  }
  return end;
}

const NEWLINE = 10;

function lastLineEnd(files: Files, path: string, from: number, to: number): number {
  for (let end = to; end > from; end -= PIECE) {
    const start = Math.max(from, end - PIECE);
    const at = (files.readBytes(path, start, end) ?? new Uint8Array(0)).lastIndexOf(NEWLINE);
    if (at >= 0) return start + at + 1;
  }
  return from;
}

const HEAD = 4096;
const TAIL = 64;

function sealOf(files: Files, path: string, offset: number): string {
  const head = files.readBytes(path, 0, Math.min(HEAD, offset));
  return `${head}|${files.readBytes(path, Math.max(0, offset - TAIL), offset)}`;
}
