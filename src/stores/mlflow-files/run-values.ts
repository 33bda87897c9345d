import { FileError, type Files } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { DatasetUse, MetricValue } from '../../core/runs/run.ts';
import { datasetUseOf, type FindDataset } from './datasets.ts';
import type { MetricFiles } from './metric-file.ts';
import type { MetricScan } from './metric-scan.ts';
import { diagnosticOf } from './problems.ts';
import { MAX_FILES, type ValueFile, type ValueKind } from './value-files.ts';

/** What a run's files say. */
export interface Values {
  readonly params: Map<string, string>;
  readonly metrics: Map<string, MetricValue>;
  readonly tags: Map<string, string>;
  readonly datasets: DatasetUse[];
  lastSeenAt: number | undefined;
  /** When the points of each metric were logged. */
  readonly times: (readonly number[])[];
}

/** What the files of a run are read with and into. */
export interface Reading {
  readonly files: Files;
  readonly metrics: MetricFiles;
  readonly find: FindDataset;
  readonly words: (text: string) => string;
  readonly values: Values;
  readonly ended: boolean;
  /** Whether somebody asks when points were logged. */
  readonly withTimes: boolean;
  /** The run's folder relative to the project, with `/`. */
  readonly folder: string;
  readonly problems: Diagnostic[];
}

export function noValues(): Values {
  return { params: new Map(), metrics: new Map(), tags: new Map(), datasets: [], lastSeenAt: undefined, times: [] };
}

/** A file that cannot be read costs its own value only. */
export function readValues(reading: Reading, all: readonly ValueFile[]): void {
  if (all.length >= MAX_FILES) report(reading, 'too-many-files', undefined, { limit: MAX_FILES });
  for (const file of all) {
    try {
      if (file.kind === 'metrics') readMetric(reading, file);
      else readText(reading, file);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      report(reading, 'file-unreadable', file, { why: error.code });
    }
  }
}

function readMetric(reading: Reading, file: ValueFile): void {
  const { values, ended, withTimes } = reading;
  const scan = reading.metrics.read(file.path, { ended, withTimes });
  if (scan === undefined) return;
  if (scan.malformedLines > 0) reportLines(reading, file, scan);
  if (scan.last === undefined) {
    // An empty file of a run that goes on gets its first line in a moment.
    if (scan.malformedLines === 0 && ended) report(reading, 'metric-empty', file);
    return;
  }
  const { at } = scan.last;
  values.metrics.set(reading.words(file.key), scan.last);
  if (values.lastSeenAt === undefined || at > values.lastSeenAt) values.lastSeenAt = at;
  if (scan.times !== undefined) values.times.push(scan.times);
}

function reportLines(reading: Reading, file: ValueFile, { malformed, malformedLines }: MetricScan): void {
  for (const { line, text } of malformed) {
    const more = malformedLines > malformed.length ? { lines: malformedLines } : {};
    report(reading, 'metric-line', file, { value: text, ...more }, String(line));
  }
}

type TextKind = Exclude<ValueKind, 'metrics'>;

const READ: Readonly<Record<TextKind, (reading: Reading, file: ValueFile, text: string) => void>> = {
  params: readParam,
  tags: readTag,
  inputs: readInput,
};

function readText(reading: Reading, file: ValueFile): void {
  const text = reading.files.readText(file.path);
  if (text !== undefined) READ[file.kind as TextKind](reading, file, text);
}

const MAX_PARAM = 65_536;
/** Longer ones are machines' notes to themselves such as `mlflow.log-model.history`. */
const MAX_TAG = 8192;

function readParam(reading: Reading, file: ValueFile, text: string): void {
  if (text.length > MAX_PARAM) report(reading, 'text-too-long', file, { length: text.length, limit: MAX_PARAM });
  else reading.values.params.set(reading.words(file.key), reading.words(text));
}

function readTag({ values, words }: Reading, { key }: ValueFile, text: string): void {
  if (text.length <= MAX_TAG) values.tags.set(words(key), words(text));
}

function readInput(reading: Reading, file: ValueFile, text: string): void {
  if (!file.key.endsWith('/meta.yaml')) return;
  const use = datasetUseOf(text, reading.find);
  if (use === 'missing') report(reading, 'dataset-missing', file);
  else if (use !== undefined) reading.values.datasets.push(use);
}

type Told = Parameters<typeof diagnosticOf>;

function report(
  { folder, problems }: Reading,
  problem: Told[0],
  file: ValueFile | undefined,
  args: Diagnostic['args'] = undefined,
  place: string | undefined = undefined,
): void {
  const path = file === undefined ? folder : `${folder}/${file.kind}/${file.key}`;
  problems.push(diagnosticOf(problem, path, { ...(place !== undefined && { place }), ...(args && { args }) }));
}
