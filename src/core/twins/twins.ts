import type { Run, RunId, Twin, TwinRule } from '../runs/run.ts';
import { folderOf, knownAs, namedBy, sameRun } from './evidence.ts';
import { joined } from './joined.ts';
import { inOneZone } from './meter-zones.ts';

/** What a person said about pairs of records: that they are one run, or that they are not. */
export interface SaidOfPairs {
  readonly together: readonly (readonly [RunId, RunId])[];
  readonly apart: readonly (readonly [RunId, RunId])[];
}

export const NOTHING_SAID: SaidOfPairs = { together: [], apart: [] };

/** The record that others are joined to: the tracker that usually knows most. */
const KINDS = [
  'mlflow-sqlite',
  'mlflow-files',
  'wandb',
  'table',
  'optuna-sqlite',
  'optuna-journal',
  'hf-trainer',
  'lightning-csv',
  'tensorboard',
];

interface Pair {
  readonly a: Run;
  readonly b: Run;
  readonly rule: TwinRule;
}

/**
 * Records of one run by several trackers become one run. A record is joined by a rule only where it fits one record of the other
 * tracker and no more: two that fit equally well stay apart, since joining the wrong ones would hide money.
 */
export function joinTwins(all: readonly Run[], said: SaidOfPairs = NOTHING_SAID): readonly Run[] {
  if (new Set(all.map(({ store }) => store.kind)).size < 2 && said.together.length === 0) return all;
  const { runs, moved } = inOneZone(all);
  const byId = new Map(runs.map((run) => [run.id, run]));
  const apart = new Set(said.apart.map(([a, b]) => pairKey(a, b)));
  const told = said.together.flatMap(([a, b]): Pair[] => {
    const [one, other] = [byId.get(a), byId.get(b)];
    return one === undefined || other === undefined ? [] : [{ a: one, b: other, rule: 'said-by-user' }];
  });
  const pairs = [...told, ...onlyOnes(fitting(runs, apart)).map((pair) => inZones(pair, moved))];
  return withoutTwins(runs, grouped([...pairs, ...parentsOf(pairs, byId, apart)]));
}

export function pairKey(a: RunId, b: RunId): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

function inZones(pair: Pair, moved: ReadonlySet<RunId>): Pair {
  const isMoved = pair.rule === 'metered-meanwhile' && (moved.has(pair.a.id) || moved.has(pair.b.id));
  return isMoved ? { ...pair, rule: 'metered-in-other-zone' } : pair;
}

/** Pairs that are of one run by some rule: those that start close to each other, share a folder, or of which one names the other. */
function fitting(runs: readonly Run[], apart: ReadonlySet<string>): readonly Pair[] {
  const seen = new Set<string>();
  const pairs: Pair[] = [];
  const add = (a: Run, b: Run, rule: TwinRule | undefined) => {
    if (rule === undefined || a.store.kind === b.store.kind) return;
    const key = pairKey(a.id, b.id);
    if (!seen.has(key) && !apart.has(key)) pairs.push({ a, b, rule });
    seen.add(key);
  };
  eachNamed(runs, (a, b) => add(a, b, 'names-the-other'));
  eachInFolders(runs, (a, b) => add(a, b, sameRun(a, b)));
  eachInTime(runs, (a, b) => add(a, b, sameRun(a, b)));
  return pairs;
}

type Look = (a: Run, b: Run) => void;

/** Of hundreds that start within one minute, those that start closest are enough to know whether one fits, and whether it is the only one. */
const MOST_NEIGHBOURS = 64;

/** A meter may start long before what it meters, by a share of the whole; a minute is more than trackers are apart otherwise. */
function eachInTime(runs: readonly Run[], look: Look): void {
  const timed = runs.filter((run) => run.startedAt !== undefined).sort((a, b) => a.startedAt! - b.startedAt!);
  for (let i = 0; i < timed.length; i++) {
    const a = timed[i]!;
    const start = a.startedAt!;
    const reach = start + Math.max(60_000, 0.1 * ((a.endedAt ?? a.lastSeenAt ?? start) - start));
    let neighbours = 0;
    for (let j = i + 1; j < timed.length && timed[j]!.startedAt! <= reach && neighbours < MOST_NEIGHBOURS; j++) {
      const b = timed[j]!;
      if (b.store.kind === a.store.kind) continue;
      neighbours++;
      look(a, b);
    }
  }
}

function eachInFolders(runs: readonly Run[], look: Look): void {
  const byFolder = new Map<string, Run[]>();
  for (const run of runs) {
    const folder = folderOf(run);
    if (folder === undefined) continue;
    const known = byFolder.get(folder);
    if (known === undefined) byFolder.set(folder, [run]);
    else known.push(run);
  }
  for (const [folder, here] of byFolder) {
    const trainer = byFolder.get(folder.replace(/(^|\/)runs\/.*$/, '') || '.') ?? [];
    for (const a of here) for (const b of [...here, ...trainer]) if (a !== b) look(a, b);
  }
}

function eachNamed(runs: readonly Run[], look: Look): void {
  const naming = runs.flatMap((run) => namedBy(run).map((id) => ({ run, id })));
  if (naming.length === 0) return;
  const byId = new Map(runs.flatMap((run) => knownAs(run).map((id) => [id, run])));
  for (const { run, id } of naming) {
    const other = byId.get(id);
    if (other !== undefined) look(run, other);
  }
}

/** Pairs in which neither fits another record of the other's tracker by a rule as strong. */
function onlyOnes(pairs: readonly Pair[]): readonly Pair[] {
  const count = new Map<string, number>();
  const keys = ({ a, b, rule }: Pair) => [`${a.id}\n${b.store.kind}\n${rule}`, `${b.id}\n${a.store.kind}\n${rule}`];
  for (const pair of pairs) for (const key of keys(pair)) count.set(key, (count.get(key) ?? 0) + 1);
  return pairs.filter((pair) => keys(pair).every((key) => count.get(key) === 1));
}

/** Two trackers' records of one search: all joined children of the one have counterparts that are children of the other, and of no third. */
function parentsOf(pairs: readonly Pair[], byId: ReadonlyMap<RunId, Run>, apart: ReadonlySet<string>): readonly Pair[] {
  const counterparts = parentCounterparts(pairs);
  const only = (parent: RunId): RunId | undefined => {
    const others = [...(counterparts.get(parent) ?? [])];
    return others.length === 1 ? others[0] : undefined;
  };
  return [...counterparts.keys()].flatMap((parent): Pair[] => {
    const other = only(parent);
    // Each pair is met twice.
    if (other === undefined || other < parent || only(other) !== parent || apart.has(pairKey(parent, other))) return [];
    const [a, b] = [byId.get(parent), byId.get(other)];
    return a === undefined || b === undefined || a.store.kind === b.store.kind ? [] : [{ a, b, rule: 'same-children' }];
  });
}

function parentCounterparts(pairs: readonly Pair[]): ReadonlyMap<RunId, ReadonlySet<RunId>> {
  const counterparts = new Map<RunId, Set<RunId>>();
  const add = (parent: RunId, other: RunId) => {
    const known = counterparts.get(parent);
    if (known === undefined) counterparts.set(parent, new Set([other]));
    else known.add(other);
  };
  for (const { a, b } of pairs) {
    if (a.parentId === undefined || b.parentId === undefined) continue;
    add(a.parentId, b.parentId);
    add(b.parentId, a.parentId);
  }
  return counterparts;
}

/** Sets of records that are one run; a tracker has one record in each, unless a person said otherwise. */
function grouped(pairs: readonly Pair[]): ReadonlyMap<RunId, readonly Pair[]> {
  const groupOf = new Map<RunId, { members: Set<Run>; pairs: Pair[] }>();
  for (const pair of pairs) {
    const one = groupOf.get(pair.a.id) ?? { members: new Set([pair.a]), pairs: [] };
    const other = groupOf.get(pair.b.id) ?? { members: new Set([pair.b]), pairs: [] };
    if (pair.rule !== 'said-by-user' && one !== other && haveKindInCommon(one.members, other.members)) continue;
    const both = { members: new Set([...one.members, ...other.members]), pairs: [...new Set([...one.pairs, ...other.pairs]), pair] };
    for (const member of both.members) groupOf.set(member.id, both);
  }
  return new Map([...groupOf].map(([id, group]) => [id, group.pairs]));
}

function haveKindInCommon(a: ReadonlySet<Run>, b: ReadonlySet<Run>): boolean {
  const kinds = new Set([...a].map(({ store }) => store.kind));
  return [...b].some(({ store }) => kinds.has(store.kind));
}

function withoutTwins(runs: readonly Run[], groups: ReadonlyMap<RunId, readonly Pair[]>): readonly Run[] {
  const primaryOf = new Map<RunId, RunId>();
  const merged = new Map<RunId, Run>();
  for (const pairs of new Set(groups.values())) {
    const members = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort(byKind);
    const [primary, ...others] = members as [Run, ...Run[]];
    const twins = others.map((other): Twin => ({ id: other.id, rule: pairs.find(({ a, b }) => a === other || b === other)!.rule }));
    merged.set(primary.id, joined(primary, others, twins));
    for (const other of others) primaryOf.set(other.id, primary.id);
  }
  if (merged.size === 0) return runs;
  return runs
    .filter(({ id }) => !primaryOf.has(id))
    .map((run) => {
      const whole = merged.get(run.id) ?? run;
      const parentId = whole.parentId === undefined ? undefined : (primaryOf.get(whole.parentId) ?? whole.parentId);
      return parentId === whole.parentId ? whole : { ...whole, parentId };
    });
}

function byKind(a: Run, b: Run): number {
  return rank(a) - rank(b) || (a.id < b.id ? -1 : 1);
}

function rank({ store }: Run): number {
  const at = KINDS.indexOf(store.kind);
  return at < 0 ? KINDS.length : at;
}
