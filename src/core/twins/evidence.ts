import type { Run, TwinRule } from '../runs/run.ts';
import { said } from '../runs/said.ts';

/** Two trackers start one after the other, while libraries load in between. */
const START_TOLERANCE_MS = 60_000;
/** The tracker that closes last may upload before it does. */
const END_TOLERANCE_MS = 120_000;
/** Of the longer of two clocks, how much both have to cover. */
const METERED_SHARE = 0.9;

/** Parameters in which one run names its record in another tracker. */
const NAMING_KEYS = ['mlflow_run_id', 'mlflow.run_id', 'wandb_run_id', 'wandb_id', 'optuna_trial_id'];

/** By what two records of different trackers are the same run, where neither names the other; undefined when nothing says so. Symmetric. */
export function sameRun(a: Run, b: Run): TwinRule | undefined {
  if (a.store.kind === b.store.kind) return undefined;
  if (isSameFolder(a, b)) return 'same-folder';
  if (isMeter(a) || isMeter(b)) return isMetered(a, b) ? 'metered-meanwhile' : undefined;
  return startTogether(a, b) && endTogether(a, b) ? sameContent(a, b) : undefined;
}

function sameContent(a: Run, b: Run): TwinRule | undefined {
  const params = agreement(a.params, b.params, sameText);
  if (params.differ > 0) return undefined;
  if (params.agree >= 2) return 'same-time-and-parameters';
  return sharedMetrics(a, b) > 0 ? 'same-time-and-metric' : undefined;
}

/** What a record says that the run is called in another tracker. */
export function namedBy(run: Run): readonly string[] {
  return NAMING_KEYS.flatMap((key) => said(run, key) ?? []);
}

/** What others may call it: a W&B run may lie in several folders, and is known outside by the id that they share. */
export function knownAs({ nativeId, tags }: Run): readonly string[] {
  const shared = tags.get('wandb.run_id');
  return shared === undefined ? [nativeId] : [nativeId, shared];
}

/** The folder that a record of a scattered format stands for, relative to the project; undefined for records in a file of many. */
export function folderOf({ store, nativeId }: Run): string | undefined {
  if (!FOLDER_KINDS.has(store.kind)) return undefined;
  return store.identity === '.' ? nativeId : `${store.identity}/${nativeId}`;
}
const FOLDER_KINDS = new Set(['tensorboard', 'lightning-csv', 'hf-trainer']);

/** The same folder; or an event log below the output folder of a Trainer, where the Trainer writes it. */
function isSameFolder(a: Run, b: Run): boolean {
  const one = folderOf(a);
  const other = folderOf(b);
  if (one === undefined || other === undefined) return false;
  return one === other || isLogOf(a, one, b, other) || isLogOf(b, other, a, one);
}

function isLogOf(log: Run, logFolder: string, trainer: Run, trainerFolder: string): boolean {
  return (
    log.store.kind === 'tensorboard' &&
    trainer.store.kind === 'hf-trainer' &&
    logFolder.startsWith(trainerFolder === '.' ? 'runs/' : `${trainerFolder}/runs/`)
  );
}

/** A record of energy alone, which has no parameters to compare. */
function isMeter({ store }: Run): boolean {
  return store.kind === 'codecarbon';
}

function isMetered(a: Run, b: Run): boolean {
  const [one, other] = [span(a), span(b)];
  if (one === undefined || other === undefined) return false;
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return shared > 0 && shared >= METERED_SHARE * Math.max(one.end - one.start, other.end - other.start);
}

function span({ startedAt, endedAt, lastSeenAt }: Run): { start: number; end: number } | undefined {
  const end = endedAt ?? lastSeenAt;
  return startedAt === undefined || end === undefined ? undefined : { start: startedAt, end };
}

function startTogether(a: Run, b: Run): boolean {
  return a.startedAt !== undefined && b.startedAt !== undefined && Math.abs(a.startedAt - b.startedAt) <= START_TOLERANCE_MS;
}

function endTogether(a: Run, b: Run): boolean {
  const [one, other] = [span(a)?.end, span(b)?.end];
  return one === undefined || other === undefined || Math.abs(one - other) <= END_TOLERANCE_MS;
}

function sharedMetrics(a: Run, b: Run): number {
  const { agree, differ } = agreement(a.metrics, b.metrics, (x, y) => isClose(x.value, y.value));
  return differ > agree ? 0 : agree;
}

function agreement<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>, same: (x: T, y: T) => boolean) {
  let agree = 0;
  let differ = 0;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined) continue;
    if (same(value, other)) agree++;
    else differ++;
  }
  return { agree, differ };
}

/** Trackers write `0.10` and `0.1`, `True` and `true`. */
function sameText(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase() || (a.trim() !== '' && Number(a) === Number(b));
}

/** Event files keep 32 bits of a number. */
function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b), 1e-12);
}
