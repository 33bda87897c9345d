import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookOf, facts, question } from '../../../test/support/facts.ts';
import type { CandidateFacts } from '../candidates/facts.ts';
import { createSampler } from '../quantity/sampler.ts';
import { assess } from './assess.ts';
import { checkConstraints } from './constraints.ts';
import { decide } from './decide.ts';
import type { Question } from './question.ts';

function answer(candidates: readonly CandidateFacts[], asked: Question) {
  const { name: workloadName, ...workload } = asked.workload!;
  const inputs = { workloadName, workload, lifecycle: asked.lifecycle ?? {}, search: undefined, book: bookOf(), pricesAt: '2026-06-01' };
  return decide(assess(candidates, inputs, createSampler(asked.sampling)), asked);
}

const CHEAP = facts('cheap', { auc: 0.7, throughput: 10 });
const GOOD = facts('good', { auc: 0.8, throughput: 5 });
const BEST = facts('best', { auc: 0.81, throughput: 1 });

describe('rules', () => {
  it.each([
    [{ kind: 'bestWithinBudget', usdPerMonth: 8000 }, 'best'],
    [{ kind: 'bestWithinBudget', usdPerMonth: 1460 }, 'good'],
    [{ kind: 'bestWithinBudget', usdPerMonth: 1459 }, 'cheap'],
    [{ kind: 'cheapestAboveFloor', floor: 0.75 }, 'good'],
    [{ kind: 'maxNetBenefit', usdPerMonthPerPoint: 50 }, 'cheap'],
    [{ kind: 'maxNetBenefit', usdPerMonthPerPoint: 100 }, 'good'],
    [{ kind: 'maxNetBenefit', usdPerMonthPerPoint: 7000 }, 'best'],
    [{ kind: 'withinOfBest', points: 1 }, 'good'],
    [{ kind: 'withinOfBest', points: 0.5 }, 'best'],
  ] as const)('%o chooses %s', (rule, expected) => {
    expect(answer([CHEAP, GOOD, BEST], question({ rule })).chosen?.facts.configuration).toBe(expected);
  });

  it('turn around for a metric to be minimised', () => {
    const loss = (name: string, value: number, throughput: number) =>
      facts(name, { throughput, metrics: { logloss: { value, error: 'unknown' } } });
    const asked = question({
      objectives: [
        { metric: 'logloss', goal: 'min' },
        { cost: 'forward', goal: 'min' },
      ],
      rule: { kind: 'cheapestAboveFloor', floor: 0.5 },
    });
    expect(answer([loss('bad', 0.6, 10), loss('fine', 0.4, 5), loss('dear', 0.3, 1)], asked).chosen?.facts.configuration).toBe('fine');
  });

  it('choose nobody when none is admitted', () => {
    const outcome = answer([CHEAP], question({ rule: { kind: 'bestWithinBudget', usdPerMonth: 1 } }));
    expect([outcome.verdict, outcome.chosen]).toEqual(['nobody', undefined]);
  });
});

describe('ties', () => {
  const near = (name: string, auc: number, throughput: number) => facts(name, { auc, se: 0.01, throughput });

  it('go to the cheaper of two that noise does not tell apart', () => {
    const outcome = answer([near('a', 0.8, 1), near('b', 0.799, 5)], question({ rule: { kind: 'bestWithinBudget', usdPerMonth: 1e6 } }));
    expect(outcome.chosen?.facts.configuration).toBe('b');
    expect(outcome.tied.map((candidate) => candidate.facts.configuration)).toEqual(['a']);
  });

  it('say who scores better, by how much and in how many draws', () => {
    const outcome = answer([near('a', 0.8, 1), near('b', 0.799, 5)], question({ rule: { kind: 'bestWithinBudget', usdPerMonth: 1e6 } }));
    expect(outcome.tieBreak).toEqual({
      ...{ by: 'cheaper', score: 'quality', chosen: 0.799 },
      over: { candidate: 'a-id', configuration: 'a', score: 0.8, pBest: expect.closeTo(0.5, 0) as number },
    });
  });

  it('have nothing to say where the chosen scores best, and count costs above zero', () => {
    const costs = [near('a', 0.8, 5), near('b', 0.9, 1)];
    expect(answer(costs, question({ rule: { kind: 'cheapestAboveFloor', floor: 0.5 } })).tieBreak).toBeUndefined();
    const noisy = (name: string, throughput: number, auc: number) => ({
      ...facts(name, { auc }),
      serving: { throughputPerSecond: { value: throughput, se: 0.3 * throughput, df: 2, error: 'replicates' as const } },
    });
    const outcome = answer(
      [noisy('cheap', 5.2, 0.8), noisy('good', 4.1, 0.9)],
      question({ rule: { kind: 'cheapestAboveFloor', floor: 0.5 } }),
    );
    expect(outcome.tieBreak).toMatchObject({ by: 'better', score: 'cost', chosen: 2190, over: { configuration: 'cheap', score: 1460 } });
  });

  it('are not won by a candidate that only its noise keeps in the tie', () => {
    const leader = facts('leader', { auc: 0.8, se: 0.0001, throughput: 2 });
    const cheap = facts('cheap', { auc: 0.76, se: 0.0001, throughput: 5 });
    const noisy = facts('noisy', { auc: 0.75, se: 0.05, throughput: 5 });
    const outcome = answer([leader, cheap, noisy], question({ rule: { kind: 'bestWithinBudget', usdPerMonth: 1e6 } }));
    expect([outcome.chosen?.facts.configuration, outcome.tied.map((candidate) => candidate.facts.configuration)]).toEqual([
      'leader',
      ['noisy'],
    ]);
  });

  it('of a cheapest rule are not made by a leader that misses the floor in some draws', () => {
    const shaky = facts('shaky', { auc: 0.751, se: 0.01, throughput: 5 });
    const dear = facts('dear', { auc: 0.9, se: 0.001, throughput: 1 });
    for (const rule of [
      { kind: 'cheapestAboveFloor', floor: 0.75 },
      { kind: 'withinOfBest', points: 14.95 },
    ] as const) {
      const outcome = answer([shaky, dear], question({ rule }));
      expect([outcome.chosen?.facts.configuration, outcome.tied]).toEqual(['shaky', []]);
    }
  });

  it('of a cheapest rule go to the better one for the same money', () => {
    const [a, b] = [facts('a', { auc: 0.8, throughput: 5, hours: 0.001 }), facts('b', { auc: 0.81, throughput: 5, hours: 0.002 })];
    const asked = question({ rule: { kind: 'cheapestAboveFloor', floor: 0.75 }, lifecycle: { retrainsPerMonth: 1 } });
    expect(answer([a, b], asked).chosen?.facts.configuration).toBe('b');
  });

  it('are none when the difference is far beyond the noise', () => {
    const outcome = answer([near('a', 0.9, 1), near('b', 0.7, 5)], question({ rule: { kind: 'bestWithinBudget', usdPerMonth: 1e6 } }));
    expect([outcome.chosen?.facts.configuration, outcome.tied]).toEqual(['a', []]);
  });

  it('say how far the winner of a draw exceeds itself on average', () => {
    const many = Array.from({ length: 20 }, (_, i) => near(`c${i}`, 0.8, 5));
    const outcome = answer(many, question({ rule: { kind: 'bestWithinBudget', usdPerMonth: 1e6 } }));
    expect(outcome.optimism).toBeGreaterThan(0.01);
    expect([...outcome.pBest.values()].reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  });
});

describe('batch sizes of one configuration', () => {
  const at = (batch: number, throughput: number, p95: number) => ({
    ...facts('one', { auc: 0.8, throughput, metrics: { p95_ms: { value: p95, error: 'unknown' as const } } }),
    id: `one-b${batch}`,
    serving: { batch, throughputPerSecond: { value: throughput, error: 'unknown' as const } },
  });

  it('do not compete with one another where one is as good as another', () => {
    const outcome = answer([at(1, 1, 1), at(64, 5, 10), at(1024, 5, 90)], question());
    expect([outcome.chosen?.facts.id, outcome.pBest.get('one-b64'), outcome.tied]).toEqual(['one-b64', expect.closeTo(1, 9), []]);
  });

  it('stand in for one another only where the constraints hold', () => {
    expect(
      answer(
        [at(1, 1, 1), at(64, 5, 10)],
        question({ rule: { kind: 'cheapestAboveFloor', floor: 0.5 }, constraints: [{ metric: 'p95_ms', max: 5 }] }),
      ).chosen?.facts.id,
    ).toBe('one-b1');
  });
});

it('judges a batch size by the noise of its own latency', () => {
  const at = (batch: number, value: number, se: number) => ({
    ...facts('one', { auc: 0.8, throughput: batch, metrics: { p95_ms: { value, se, df: 2, error: 'replicates' as const } } }),
    id: `one-b${batch}`,
    serving: { batch, throughputPerSecond: { value: batch, error: 'unknown' as const } },
  });
  const all = assess([at(1, 10, 1), at(8, 38, 2)], { book: bookOf(), pricesAt: '2026-06-01' }, createSampler());
  const holds = all.map((candidate) => checkConstraints(candidate, [{ metric: 'p95_ms', max: 40, by: 'high' }])[0]?.holds);
  expect(holds).toEqual(['yes', 'no']);
});

describe('what is unknown', () => {
  it('makes the decision undecided when it could win', () => {
    const outcome = answer([GOOD, facts('mystery', { auc: 0.9 })], question());
    expect(outcome.verdict).toBe('undecided');
    expect(outcome.undecided).toMatchObject([{ reason: { unknown: 'no-throughput' }, couldWin: true }]);
  });

  it('does not when even its best would lose', () => {
    const outcome = answer([GOOD, facts('mystery', { auc: 0.5 })], question());
    expect([outcome.verdict, outcome.undecided[0]?.couldWin]).toEqual(['decided', false]);
  });

  it('is left aside when the policy says so, and is never chosen', () => {
    const outcome = answer([GOOD, facts('mystery', { auc: 0.9 })], question({ policy: { unknown: 'ignore' } }));
    expect([outcome.verdict, outcome.chosen?.facts.configuration]).toEqual(['decided', 'good']);
  });

  it('counts an unknown quality as the best a fraction can be', () => {
    const outcome = answer([GOOD, facts('mystery', { throughput: 100 })], question());
    expect(outcome.undecided).toMatchObject([{ reason: { unknown: 'metric-missing', about: 'auc' }, couldWin: true }]);
  });
});

describe('constraints', () => {
  const noisy = facts('noisy', { auc: 0.8, throughput: 5, metrics: { p95_ms: { value: 38, se: 2, df: 2, error: 'replicates' } } });
  const assessed = assess([noisy], { book: bookOf(), pricesAt: '2026-06-01' }, createSampler({ draws: 2000 }))[0]!;

  it.each([
    [{ metric: 'p95_ms', max: 40 }, 'yes'],
    [{ metric: 'p95_ms', max: 40, by: 'high' }, 'no'],
    [{ metric: 'p95_ms', max: 50, by: 'high' }, 'yes'],
    [{ metric: 'p95_ms', max: 40, by: 'probability', p: 0.6 }, 'yes'],
    [{ metric: 'p95_ms', max: 40, by: 'probability', p: 0.99 }, 'no'],
    [{ metric: 'auc', min: 0.79 }, 'yes'],
    [{ metric: 'auc', min: 0.81 }, 'no'],
    [{ metric: 'recall', min: 0.5 }, 'unknown'],
    [{ cost: 'forward', max: 100 }, 'unknown'],
  ] as const)('%o holds: %s', (constraint, expected) => {
    expect(checkConstraints(assessed, [constraint]).map((result) => result.holds)).toEqual([expected]);
  });

  it('are proven broken by a lower bound', () => {
    const { name: workloadName, ...workload } = question().workload!;
    const inputs = {
      workloadName,
      workload: { ...workload, fixedUsdPerMonth: 500 },
      lifecycle: {},
      search: undefined,
      book: bookOf(),
      pricesAt: '2026-06-01',
    };
    const unknownThroughput = assess([facts('x', { auc: 0.8 })], inputs, createSampler())[0]!;
    expect(checkConstraints(unknownThroughput, [{ cost: 'forward', max: 100 }])[0]?.holds).toBe('no');
    expect(checkConstraints(unknownThroughput, [{ cost: 'forward', max: 1e9 }])[0]?.holds).toBe('unknown');
  });
});

it('a point rule chooses as a search over all candidates does', () => {
  const candidate = fc.record({ auc: fc.integer({ min: 50, max: 99 }), throughput: fc.integer({ min: 1, max: 20 }) });
  fc.assert(
    fc.property(fc.array(candidate, { minLength: 1, maxLength: 12 }), fc.integer({ min: 500, max: 9000 }), (rows, budget) => {
      const all = rows.map((row, i) => facts(`c${String(i).padStart(2, '0')}`, { auc: row.auc / 100, throughput: row.throughput }));
      const chosen = answer(all, question({ rule: { kind: 'bestWithinBudget', usdPerMonth: budget } })).chosen;
      const cost = (row: { throughput: number }) => Math.ceil(10 / row.throughput) * 730;
      const within = rows.map((row, i) => ({ ...row, i, cost: cost(row) })).filter((row) => row.cost <= budget);
      within.sort((a, b) => b.auc - a.auc || a.cost - b.cost || a.i - b.i);
      expect(chosen?.facts.configuration).toBe(within[0] === undefined ? undefined : `c${String(within[0].i).padStart(2, '0')}`);
    }),
    { seed: 7, numRuns: 200 },
  );
});
