import type { DatasetUse, Interval } from '../../core/runs/run.ts';
import { readConfig, namedJson } from './config-record.ts';
import { type Environment, environmentOf, merged } from './environment.ts';
import { type Goals, goals } from './goals.ts';
import { type History, history, ROLES } from './history.ts';
import { readShortItems } from './items.ts';
import type { Row } from './last-value.ts';
import { type LastValues, lastValues } from './last-values.ts';
import type { LogVisitor } from './log-reader.ts';
import { type Params, params } from './params.ts';
import type { ProblemLog } from './problems.ts';
import { type Head, readRun } from './run-record.ts';
import { readStats, silences } from './stats.ts';
import { eachField, signed, texts, timestamp } from './wire.ts';

/** What a log has told so far. Grows with the log: reading goes on where it stopped. */
export interface LogFacts {
  readonly head: Head;
  readonly params: Params;
  readonly history: History;
  readonly summary: LastValues;
  readonly stats: LastValues;
  readonly goals: Goals;
  readonly datasets: DatasetUse[];
  /** How long nothing measured the machine: the whole of it was asleep, or the notebook between two cells. */
  readonly pauses: () => readonly Interval[];
  environment: Environment;
  exit: { readonly code: number; readonly runtimeMs: number } | undefined;
  isPreempted: boolean;
  lastSeenAt: number | undefined;
}

export function logFacts(problems: ProblemLog): { readonly facts: LogFacts; readonly visitor: LogVisitor } {
  const silence = silences();
  const facts: LogFacts = {
    head: {},
    params: params(problems),
    history: history(lastValues(problems, 'history', ROLES)),
    summary: lastValues(problems, 'summary'),
    stats: lastValues(problems, 'system statistics'),
    goals: goals(),
    datasets: [],
    pauses: silence.all,
    environment: {},
    exit: undefined,
    isPreempted: false,
    lastSeenAt: undefined,
  };
  const seen = (at: number | undefined): void => {
    if (at !== undefined && !(at <= (facts.lastSeenAt ?? Number.NEGATIVE_INFINITY))) facts.lastSeenAt = at;
  };
  let order = 0;
  const readers = readersOf(facts, problems, seen, silence.sample);
  const visitor: LogVisitor = {
    record(bytes, start, end, offset) {
      order++;
      let isWhole = true;
      const isMessage = eachField(bytes, start, end, (number, from, to) => {
        if (number === HISTORY) isWhole = facts.history.read(bytes, from, to, order);
        else isWhole = readers.get(number)?.(bytes, from, to, order) ?? true;
      });
      if (!isMessage || !isWhole) problems.report('record-unreadable', `byte ${offset}`);
    },
    settle() {
      facts.history.settle();
      facts.summary.settle();
      facts.stats.settle();
      seen(facts.history.last()?.at);
    },
    damaged: ({ offset, why }) => problems.report('log-damaged', `byte ${offset}`, { why }),
  };
  return { facts, visitor };
}

const HISTORY = 2;

type Read = (bytes: Uint8Array, start: number, end: number, order: number) => boolean;

/** What follows the number of a `Record`'s field. Everything else in a log is passed over. */
function readersOf(
  facts: LogFacts,
  problems: ProblemLog,
  seen: (at: number | undefined) => void,
  sampled: (at: number) => void,
): ReadonlyMap<number, Read> {
  const output: Read = (bytes, start, end) =>
    eachField(bytes, start, end, (number, from, to) => {
      if (number === 2) seen(timestamp(bytes, from, to));
    });
  let samples = 0;
  return new Map<number, Read>([
    [3, (bytes, start, end, order) => readSummary(bytes, start, end, facts.summary, order)],
    [4, output],
    [5, (bytes, start, end) => readConfig(bytes, start, end, facts.params, problems)],
    [
      7,
      (bytes, start, end, order) => {
        const at = readStats(bytes, start, end, facts.stats, { order, step: samples++ });
        seen(at);
        if (at !== undefined) sampled(at);
        return true;
      },
    ],
    [12, (bytes, start, end) => facts.goals.read(bytes, start, end)],
    [13, output],
    [17, (bytes, start, end) => readRun(bytes, start, end, facts.head, facts.params, problems)],
    [18, (bytes, start, end) => readExit(bytes, start, end, facts)],
    [21, (bytes, start, end) => readHeader(bytes, start, end, facts.params)],
    [23, () => (facts.isPreempted = true)],
    [25, (bytes, start, end) => readUse(bytes, start, end, facts.datasets)],
    [26, (bytes, start, end) => readEnvironment(bytes, start, end, facts)],
  ]);
}

/** `HeaderRecord { version_info = 1 { producer = 1 } }`: only wandb-core names itself. */
function readHeader(bytes: Uint8Array, start: number, end: number, params: Params): boolean {
  return eachField(bytes, start, end, (number, from, to) => {
    if (number === 1 && texts(bytes, from, to).get(1)) params.dictionaries = 'merge';
  });
}

/** `SummaryRecord { repeated update = 1; repeated remove = 2 }` */
function readSummary(bytes: Uint8Array, start: number, end: number, summary: LastValues, order: number): boolean {
  const row: Row = { order, step: undefined, at: undefined, time: undefined };
  const rest = readShortItems(bytes, start, end, summary, row);
  let isWhole = rest >= 0;
  const isMessage = eachField(bytes, Math.max(start, rest), end, (number, from, to) => {
    if (number === 1) isWhole = summary.item(bytes, from, to, row) && isWhole;
    if (number === 2) summary.forget(namedJson(bytes, from, to).path.join('.'));
  });
  return isMessage && isWhole;
}

/** `RunExitRecord { exit_code = 1; runtime = 2 }`. The first one counts, as for `wandb leet`: a second one is of the interpreter's end. */
function readExit(bytes: Uint8Array, start: number, end: number, facts: LogFacts): boolean {
  let code = 0;
  let seconds = 0;
  const isWhole = eachField(bytes, start, end, (number, from, to) => {
    if (number === 1) code = signed(bytes, from, to);
    if (number === 2) seconds = signed(bytes, from, to);
  });
  facts.exit ??= { code, runtimeMs: seconds * 1000 };
  return isWhole;
}

/** `UseArtifactRecord { id = 1; type = 2; name = 3 }` */
function readUse(bytes: Uint8Array, start: number, end: number, datasets: DatasetUse[]): boolean {
  const use = texts(bytes, start, end);
  const name = use.get(3);
  const digest = use.get(1);
  const isNew = !datasets.some((known) => known.name === name && known.digest === digest);
  if (use.get(2) === 'dataset' && name && digest && isNew) datasets.push({ name, digest, context: undefined });
  return true;
}

function readEnvironment(bytes: Uint8Array, start: number, end: number, facts: LogFacts): boolean {
  const part = environmentOf(bytes, start, end);
  if (part !== undefined) facts.environment = merged(facts.environment, part);
  return part !== undefined;
}
