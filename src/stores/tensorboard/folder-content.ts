import type { MetricValue } from '../../core/runs/run.ts';
import type { FileScan } from './scan.ts';
import type { SessionEnd } from './hparams.ts';
import { earliest, latest, timeOf } from './times.ts';

/** What the event files of one folder say together. Times are milliseconds since 1970 UTC. */
export interface FolderContent {
  /** Relative to the place, `/` between parts, `.` for the place itself. */
  readonly path: string;
  /** When the first writer was opened, and every one. */
  readonly startedAt: number | undefined;
  readonly openings: readonly number[];
  readonly lastAt: number | undefined;
  readonly metrics: ReadonlyMap<string, MetricValue>;
  readonly params: ReadonlyMap<string, string>;
  /** When the session began and how it ended, where a writer said so. */
  readonly sessionStartedAt: number | undefined;
  readonly end: SessionEnd | undefined;
  readonly signs: readonly number[];
  /** The machine that wrote the newest file. */
  readonly host: string | undefined;
  /** All that is in it was written at once, by PyTorch's `add_hparams`. */
  readonly isNote: boolean;
}

/** `scans` are in the order in which TensorBoard reads files, which is that of their names. */
export function folderContent(path: string, scans: readonly { readonly name: string; readonly scan: FileScan }[]): FolderContent {
  const all = scans.map(({ scan }) => scan);
  const openings = all.flatMap(({ openedAt }) => openedAt ?? []);
  const session = all.findLast((scan) => scan.sessionStart !== undefined);
  return {
    path,
    startedAt: earliest(openings),
    openings,
    lastAt: latest(all.map(({ lastAt }) => lastAt)),
    metrics: lastValues(all),
    params: session?.sessionStart?.params ?? new Map(),
    sessionStartedAt: timeOf(session?.sessionStart?.seconds),
    end: session?.sessionEnd,
    signs: all.flatMap(({ signs }) => signs.times),
    host: hostIn(scans.at(-1)?.name ?? ''),
    isNote: all.length === 1 && isNote(all[0]!),
  };
}

/** The value that was logged last, whatever its step, as TensorBoard has it. */
function lastValues(scans: readonly FileScan[]): ReadonlyMap<string, MetricValue> {
  const metrics = new Map<string, MetricValue>();
  for (const { tags } of scans) {
    for (const { name, count, value, step, at } of tags.all()) if (count > 0) metrics.set(name, { value, step, at });
  }
  return metrics;
}

/** `add_hparams` opens a writer, writes parameters, end and metrics in one go and closes it. */
const AT_ONCE_MS = 10_000;

function isNote({ sessionStart, sessionEnd, scalarsBeforeEnd, openedAt, lastAt }: FileScan): boolean {
  if (sessionStart === undefined || sessionEnd === undefined || sessionStart.seconds > 0 || scalarsBeforeEnd > 0) return false;
  return openedAt !== undefined && lastAt !== undefined && lastAt - openedAt <= AT_ONCE_MS;
}

/** `events.out.tfevents.<seconds>.<host>[.<process>.<count>][<suffix>]`; a host may have dots in its name. */
export function hostIn(file: string): string | undefined {
  const after = /\.tfevents\.\d+\.(.+)$/.exec(file)?.[1];
  return /^(.+)\.\d+\.\d+(?:\D.*)?$/.exec(after ?? '')?.[1] ?? after?.replace(/\.v2$/, '');
}
