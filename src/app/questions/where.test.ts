import { expect, it } from 'vitest';
import { bookOf, facts, question } from '../../../test/support/facts.ts';
import type { Evidence } from './evaluate.ts';
import { nothingPasses, whereFilter } from './where.ts';

const served = (name: string, batch: number, throughput: number) => {
  const plain = facts(name, { auc: 0.7, throughput });
  return { ...plain, id: `${plain.id}-b${batch}`, serving: { ...plain.serving, batch } };
};
const EVIDENCE: Evidence = {
  candidates: [served('tree', 1, 10), served('tree', 64, 20), served('net', 64, 1)],
  search: undefined,
  book: bookOf(),
  pricesAt: '2026-06-01',
};
const passing = (where: string) => {
  const kept = whereFilter(where, EVIDENCE, question());
  return 'fault' in kept ? kept.fault : kept.candidates.map(({ id }) => id);
};

it.each([
  ['', ['tree-id-b1', 'tree-id-b64', 'net-id-b64']],
  ['batch = 64 and configuration = tree', ['tree-id-b64']],
  ['name ~ "ne*"', ['net-id-b64']],
  ['params.family in (net, forest)', ['net-id-b64']],
  ['metrics.auc >= 0.7 and forwardCost < 1000', ['tree-id-b1', 'tree-id-b64']],
  ['servingPer1kCost < 0.03 or saturatedPer1kCost < 0', ['tree-id-b1', 'tree-id-b64']],
  ['replacementCost = 1 and id ~ b1', ['tree-id-b1']],
  ['status = finished', []],
  ['owner = me', 'bad-query'],
])('%o lets %o pass', (where, expected) => {
  expect(passing(where)).toEqual(expected);
});

it.each([
  ['auc > 0.5', ['metrics.auc']],
  ['family = net', ['params.family']],
  ['forwardcost < 3', ['forwardCost']],
  ['metrics.auc >', []],
])('what may have been meant by %s is said', (where, near) => {
  expect(whereFilter(where, EVIDENCE, question())).toMatchObject({ fault: 'bad-query', near });
});

it('a filter that lets nothing pass is answered with what it looked at and which of its fields nobody has', () => {
  const where = 'params.famly = net or not metrics.auc < 1 and (status = finished or has params.famly)';
  expect(nothingPasses(where, EVIDENCE, question())).toEqual({
    fault: 'nothing-passes',
    text: where,
    candidates: 3,
    runs: 6,
    absent: [
      { field: 'params.famly', near: ['params.family'] },
      { field: 'status', near: [] },
    ],
  });
});

it('a cost of which a part is unknown passes what its lower bound proves alone', () => {
  const asked = question({ workload: { ...question().workload!, fixedUsdPerMonth: 500 } });
  const evidence = { ...EVIDENCE, candidates: [facts('unserved', { auc: 0.7 })] };
  const kept = (where: string) => {
    const answer = whereFilter(where, evidence, asked);
    return 'fault' in answer ? answer.fault : answer.candidates.length;
  };
  expect(['forwardCost > 400', 'forwardCost > 1e9', 'forwardCost < 1e9', 'not forwardCost > 1e9'].map(kept)).toEqual([1, 0, 0, 0]);
});
