import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { activityOf } from './duration.ts';
import { runId, type Run } from './run.ts';
import { runTree } from './tree.ts';

function run(id: string, more: Partial<Run> = {}): Run {
  return {
    id,
    store: { kind: 'mlflow', identity: 'mlflow.db' },
    nativeId: id,
    name: id,
    experiment: { id: '1', name: 'e' },
    parentId: undefined,
    status: 'finished',
    startedAt: undefined,
    endedAt: undefined,
    lastSeenAt: undefined,
    pauses: [],
    params: new Map(),
    metrics: new Map(),
    tags: new Map(),
    datasets: [],
    artifactUri: undefined,
    ...more,
  };
}
function treeOf(parents: Record<string, string | undefined>) {
  const runs = Object.entries(parents).map(([id, parentId]) => run(id, { parentId }));
  const tree = runTree(runs);
  const leaves = (id: string) => tree.leavesOf(runs.find((one) => one.id === id)!).map((leaf) => leaf.id);
  return { tree, leaves, allLeaves: runs.filter((one) => tree.isLeaf(one.id)).map((one) => one.id) };
}

test('leaves are the runs without children, whatever the depth', () => {
  const { leaves, allLeaves } = treeOf({ search: undefined, trial: 'search', fold1: 'trial', fold2: 'trial', alone: undefined });
  expect(allLeaves).toEqual(['fold1', 'fold2', 'alone']);
  expect(leaves('search')).toEqual(['fold1', 'fold2']);
  expect(leaves('alone')).toEqual(['alone']);
});

test('a child of a parent that is not there stands alone', () => {
  expect(treeOf({ a: 'gone', b: undefined }).allLeaves).toEqual(['a', 'b']);
});

test.each([
  ['itself', { a: 'a' }],
  ['one another', { a: 'b', b: 'a' }],
  ['three in a ring', { a: 'b', b: 'c', c: 'a' }],
])('runs that are parents of %s are all leaves', (_, parents: Record<string, string>) => {
  expect(treeOf(parents).allLeaves).toEqual(Object.keys(parents));
});

test('a run below a ring is a child of its parent in the ring', () => {
  const { leaves, allLeaves } = treeOf({ a: 'b', b: 'a', below: 'a' });
  expect(allLeaves).toEqual(['b', 'below']);
  expect(leaves('a')).toEqual(['below']);
});

test('a deep chain of runs is walked to its end', () => {
  const { leaves } = treeOf(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`r${i}`, i === 0 ? undefined : `r${i - 1}`])));
  expect(leaves('r0')).toEqual(['r999']);
});

test('however parents are set, the leaves below the roots are all leaves, each once', () => {
  const parents = fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(parents, (all) => {
      const runs = all.map((parent, i) => run(`r${i}`, { parentId: parent === undefined ? undefined : `r${parent}` }));
      const tree = runTree(runs);
      const children = new Set([...tree.childrenOf.values()].flat());
      const below = runs.filter((one) => !children.has(one)).flatMap((root) => tree.leavesOf(root).map((leaf) => leaf.id));
      expect(below.toSorted()).toEqual(
        runs
          .filter((one) => tree.isLeaf(one.id))
          .map((one) => one.id)
          .toSorted(),
      );
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('a run’s identity is its store and its native id', () => {
  expect(runId({ kind: 'mlflow', identity: 'work/mlflow.db' }, 'a1')).toBe('mlflow:work/mlflow.db:a1');
});

test.each([
  ['a start and an end are measured', { startedAt: 0, endedAt: 5000 }, { seconds: 5, basis: 'measured' }],
  ['pauses are not worked', { startedAt: 0, endedAt: 9000, pauses: [{ start: 2000, end: 6000 }] }, { seconds: 5, basis: 'measured' }],
  ['without an end the last sign of life counts, as an estimate', { startedAt: 0, lastSeenAt: 4000 }, { seconds: 4, basis: 'estimated' }],
  ['an end comes before the last sign of life', { startedAt: 0, endedAt: 3000, lastSeenAt: 4000 }, { seconds: 3, basis: 'measured' }],
  ['no time at all is zero seconds', { startedAt: 7, endedAt: 7 }, { seconds: 0, basis: 'measured' }],
  ['without clock times the measured duration counts', { durationSeconds: 5 }, { seconds: 5, intervals: [], basis: 'measured' }],
  ['a start says when the duration was', { startedAt: 9, durationSeconds: 5 }, { seconds: 5, intervals: [{ start: 9, end: 5009 }] }],
  ['and so does an end', { endedAt: 6000, durationSeconds: 5 }, { seconds: 5, intervals: [{ start: 1000, end: 6000 }] }],
  ['a measured duration comes before the last sign of life', { startedAt: 0, lastSeenAt: 4000, durationSeconds: 5 }, { seconds: 5 }],
  ['a duration below zero is unknown', { durationSeconds: -5 }, { unknown: 'negative-duration' }],
  ['clock times come before a duration', { startedAt: 0, endedAt: 3000, durationSeconds: 5 }, { seconds: 3 }],
  ['a duration that is no number is none', { durationSeconds: Number.NaN }, { unknown: 'no-duration' }],
  ['a text that is no duration says so', { endedAt: 5000, unreadDuration: 'ten' }, { unknown: 'duration-unreadable', about: 'ten' }],
  ['no start is unknown', { endedAt: 5000 }, { unknown: 'no-start-time' }],
  ['no end and no sign of life is unknown', { startedAt: 0 }, { unknown: 'no-end-time' }],
  ['no end and no sign of life after the start is unknown', { startedAt: 7, lastSeenAt: 7 }, { unknown: 'no-end-time' }],
  ['an end before the start is unknown', { startedAt: 5000, endedAt: 0 }, { unknown: 'negative-duration' }],
] as const)('%s', (_, times, activity) => {
  expect(activityOf(run('r', times))).toMatchObject(activity);
});
