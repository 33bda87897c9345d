import { describe, expect, it } from 'vitest';
import { type Run, runId } from '../runs/run.ts';
import { joinTwins } from './twins.ts';

const START = 1_767_225_600_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function record(kind: string, id: string, start: number, end: number): Run {
  const store = { kind, identity: kind };
  return {
    ...{ id: runId(store, id), store, nativeId: id, name: id, experiment: { id: '0', name: 'Default' }, parentId: undefined },
    ...{ status: 'finished', startedAt: START + start, endedAt: START + end, lastSeenAt: undefined, pauses: [] },
    ...{ params: new Map(), metrics: new Map(), tags: new Map(), datasets: [], artifactUri: undefined },
  };
}

/** Runs of different lengths at no regular times, each with a meter whose clock is ahead. */
function metered(lengths: readonly number[], ahead: number): readonly Run[] {
  return lengths.flatMap((minutes, at) => {
    const start = at * 97 * MINUTE;
    const end = start + minutes * MINUTE;
    return [record('mlflow-sqlite', `m${at}`, start, end), record('codecarbon', `c${at}`, start + ahead - 4000, end + ahead + 1000)];
  });
}
const rules = (runs: readonly Run[]) => joinTwins(runs).map(({ nativeId, twins }) => [nativeId, twins?.map(({ rule }) => rule)]);

describe('meters in another time zone', () => {
  it.each([
    ['east', 5.75 * HOUR],
    ['west', -8 * HOUR],
  ])('in the %s belong to the runs that they all fit when moved by the same time', (_, ahead) => {
    expect(rules(metered([31, 12, 47], ahead))).toEqual([
      ['m0', ['metered-in-other-zone']],
      ['m1', ['metered-in-other-zone']],
      ['m2', ['metered-in-other-zone']],
    ]);
  });

  it('are left alone where too few show the zone', () => {
    expect(joinTwins(metered([31, 12], 2 * HOUR))).toHaveLength(4);
  });

  it('are left alone beside equal runs one after the other, which fit in many ways', () => {
    const runs = Array.from({ length: 8 }, (_, at) => [
      record('mlflow-sqlite', `m${at}`, at * 15 * MINUTE, (at + 1) * 15 * MINUTE - 5000),
      record('codecarbon', `c${at}`, at * 15 * MINUTE + 2 * HOUR, (at + 1) * 15 * MINUTE - 5000 + 2 * HOUR),
    ]).flat();
    expect(joinTwins(runs).filter(({ twins }) => twins?.some(({ rule }) => rule === 'metered-in-other-zone'))).toEqual([]);
  });

  it('are not moved where they fit as they are', () => {
    expect(rules(metered([31, 12, 47], 0)).map(([, found]) => found)).toEqual(Array.from({ length: 3 }, () => ['metered-meanwhile']));
  });

  it('leave the times of their run as its tracker has them', () => {
    const [run] = joinTwins(metered([31, 12, 47], -3 * HOUR));
    expect(run).toMatchObject({ startedAt: START, endedAt: START + 31 * MINUTE });
  });
});
