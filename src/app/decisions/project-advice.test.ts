import { describe, expect, it } from 'vitest';
import { facts, question, sha256 } from '../../../test/support/facts.ts';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import type { EvidenceRow } from '../../core/decisions/evidence.ts';
import type { DecisionFile } from '../../core/decisions/file.ts';
import type { Question } from '../../core/decisions/question.ts';
import type { ProjectState } from '../project/project.ts';
import { loadSettings } from '../project/settings.ts';
import { projectAdvice } from './project-advice.ts';

const ASKED = question({
  candidates: { groupBy: ['params'], replicatesOver: ['seed'] },
  rule: { kind: 'maxNetBenefit', usdPerMonthPerPoint: 900 },
  workload: { name: 'prod', requestsPerHour: { peak: 9000, peakHours: '8-20' }, sku: 'test:box', slo: { p95_ms: 40 } },
  lifecycle: { retrainsPerMonth: 2 },
  policy: { unknown: 'block-if-could-win' },
});
const SAME = `
candidates: {replicatesOver: [seed]}
metrics: {auc: {goal: max, key: true}}
workloads: {prod: {sku: "test:box", slo: {p95_ms: 40}, requestsPerHour: {peakHours: "8-20", peak: 9000}}, other: {requestsPerHour: 1}}
lifecycle: {retrainsPerMonth: 2}
value: {usdPerMonthPerPoint: {auc: 900, f1: 3}}
`;

/** Starts of the candidate's runs `x-1`, `x-2`, in that order. */
function advice(config: string | undefined, { asked = ASKED, starts = [] as string[], decidedOn = '2026-11-20' } = {}) {
  const files = memoryFiles(config === undefined ? {} : { '/p/kneepoint.yaml': config });
  const state = {
    settings: loadSettings('/p', { version: 't', asOf: '2026-11-23', entries: [] }, { files, sha256, env: () => undefined }),
    runs: starts.map((start, at) => ({ id: `x-${at + 1}`, name: `x, seed ${at + 1}`, startedAt: Date.parse(start) })),
  } as unknown as ProjectState;
  const file = { question: asked, decision: { decidedOn } } as unknown as DecisionFile;
  const rows = [{ kind: 'candidate', candidate: facts('x', {}) }] as unknown as readonly EvidenceRow[];
  return projectAdvice(state, { file, rows });
}

const drift = (message: string) => [{ verdict: 'stale', severity: 'advice', message }];
const asks = (what: string) => drift(`kneepoint.yaml asks otherwise by now: ${what}; "kneepoint select" answers the new question`);

describe('the question of a decision', () => {
  it('is the project’s own as long as kneepoint.yaml says the same, or is not there', () => {
    expect(advice(SAME)).toEqual([]);
    expect(advice(undefined)).toEqual([]);
  });

  it.each([
    ['peak: 9000', 'peak: 12000', 'workloads.prod.requestsPerHour.peak was 9000, is 12000'],
    ['slo: {p95_ms: 40}, ', '', 'workloads.prod.slo.p95_ms was 40, is none'],
    ['prod: {', 'live: {', 'workload was prod, is live, other'],
    ['lifecycle: {retrainsPerMonth: 2}', '', 'lifecycle.retrainsPerMonth was 2, is none'],
    ['[seed]', '[seed, fold]', 'candidates.replicatesOver was seed, is seed, fold'],
    ['goal: max', 'goal: min', 'metrics.auc.goal was max, is min'],
    ['auc: 900', 'auc: 300', 'value.usdPerMonthPerPoint.auc was 900, is 300'],
    ['lifecycle', 'policy: {unknown: ignore}\nlifecycle', 'policy.unknown was block-if-could-win, is ignore'],
    ['[seed]', '[seed], experiments: [a*]', 'candidates.experiments was none, is a*'],
  ])('is named where %s became %s', (before, after, what) => {
    expect(advice(SAME.replace(before, after))).toEqual(asks(what));
  });

  it('may have come from a command line in what the project does not say', () => {
    const asked: Question = {
      ...ASKED,
      candidates: { ...ASKED.candidates, experiments: ['a'] },
      rule: { kind: 'cheapestAboveFloor', floor: 0.7 },
    };
    expect(advice(SAME.replace('auc: 900', 'auc: 1'), { asked })).toEqual([]);
  });

  it('differs in many places: the first are named, the others counted', () => {
    const [found] = advice('candidates: {groupBy: [depth], replicatesOver: [fold]}\npolicy: {unknown: ignore}\n');
    expect(found?.message).toMatch(/^kneepoint.yaml asks otherwise by now: workload was prod, is none; (.* was .*; ){3}and 1 more; /);
  });
});

describe('the day of a decision', () => {
  it('comes after the starts of its runs, wherever on Earth it was that day', () => {
    expect(advice(SAME, { starts: ['2026-11-20T09:00Z', '2026-11-21T11:59Z'] })).toEqual([]);
  });

  it('before the start of a run is said with that run', () => {
    expect(advice(SAME, { starts: ['2026-11-20T09:00Z', '2026-11-21T12:00Z', '2026-11-24T01:00Z'] })).toEqual(
      drift(
        'decided on 2026-11-20, but 2 of the 3 runs behind it started later, x, seed 3 on 2026-11-24; correct decidedOn or decide anew',
      ),
    );
  });
});
