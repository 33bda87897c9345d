import { readConfig } from './config-record.ts';
import type { Params } from './params.ts';
import type { ProblemLog } from './problems.ts';
import { utf8 } from './utf8.ts';
import { eachField, signed, texts, timestamp } from './wire.ts';

/** What a log says about its run as a whole. */
export interface Head {
  runId?: string;
  entity?: string;
  project?: string;
  group?: string;
  jobType?: string;
  name?: string;
  notes?: string;
  sweepId?: string;
  host?: string;
  tags?: readonly string[];
  commit?: string;
  remote?: string;
  startedAt?: number;
  /** It says itself that it may go on from a run of before. */
  resumes?: boolean;
}

/**
 * `RunRecord`. A log has another one for every change of name, tags or notes: what it has counts, what it lacks stays.
 */
export function readRun(bytes: Uint8Array, start: number, end: number, head: Head, params: Params, problems: ProblemLog): boolean {
  const tags: string[] = [];
  const isWhole = eachField(bytes, start, end, (number, from, to) => {
    const key = TEXTS.get(number);
    if (key !== undefined && to > from) head[key] = utf8(bytes, from, to);
    else if (number === CONFIG) readConfig(bytes, from, to, params, problems);
    else if (number === TAG) tags.push(utf8(bytes, from, to));
    else if (number === START) head.startedAt ??= timestamp(bytes, from, to);
    else if (number === GIT) readGit(texts(bytes, from, to), head);
    else if (SIGNS_OF_RESUMING.has(number)) head.resumes = head.resumes === true || signed(bytes, from, to) > 0;
  });
  if (tags.length > 0) head.tags = tags;
  return isWhole;
}

const TEXTS = new Map<number, 'runId' | 'entity' | 'project' | 'group' | 'jobType' | 'name' | 'notes' | 'sweepId' | 'host'>([
  [1, 'runId'],
  [2, 'entity'],
  [3, 'project'],
  [6, 'group'],
  [7, 'jobType'],
  [8, 'name'],
  [9, 'notes'],
  [12, 'sweepId'],
  [13, 'host'],
]);
const CONFIG = 4;
const TAG = 10;
const START = 17;
const GIT = 21;
/** `starting_step`, `resumed`, `runtime`, `resume`. */
const SIGNS_OF_RESUMING: ReadonlySet<number> = new Set([14, 18, 20, 24]);

function readGit(fields: ReadonlyMap<number, string>, head: Head): void {
  const remote = fields.get(1);
  const commit = fields.get(2);
  if (remote) head.remote = remote;
  if (commit) head.commit = commit;
}
