import { parseDocument } from 'yaml';
import { describe, expect, it } from 'vitest';
import { bookOf, DOLLAR_AN_HOUR, facts, question, sha256 } from '../../../test/support/facts.ts';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import type { Picks } from '../../core/decisions/picks.ts';
import type { Evidence } from '../questions/evaluate.ts';
import { buildDecision } from './build.ts';
import { checkDecision, type CheckInputs } from './check.ts';
import { diffDecisions } from './diff.ts';
import { loadDecision } from './files.ts';
import { pickFault, pickFaultText } from './pick-fault.ts';
import { writeDecision } from './write.ts';

const YAML = '/project/model-selection.yaml';
const QUICK = { p95_ms: { value: 5, error: 'unknown' as const } };
const SLOW = { p95_ms: { value: 90, error: 'unknown' as const } };
const CANDIDATES = [
  facts('cheap', { auc: 0.7, se: 0.002, throughput: 10, metrics: QUICK }),
  facts('good', { auc: 0.8, se: 0.002, throughput: 5, metrics: QUICK }),
  facts('slow', { auc: 0.9, se: 0.002, throughput: 5, metrics: SLOW }),
  facts('dear', { auc: 0.79, se: 0.002, throughput: 1, metrics: QUICK }),
  facts('mystery', { auc: 0.8, metrics: QUICK }),
];
const ASKED = question({ constraints: [{ metric: 'p95_ms', max: 40 }], policy: { unknown: 'ignore' } });
const FALLBACK: Picks = {
  named: [
    { role: 'fallback', candidate: 'cheap-id' },
    { role: 'alternative', candidate: 'slow-id' },
  ],
};
const AGAINST: Picks = { named: [{ role: 'primary', candidate: 'dear-id' }], because: 'it explains itself' };

const evidence = (over: Partial<Evidence> = {}): Evidence => ({
  candidates: CANDIDATES,
  search: undefined,
  book: bookOf(),
  pricesAt: '2026-06-01',
  ...over,
});

function written(picks: Picks, asked = ASKED) {
  const files = memoryFiles({});
  const ports = { files, durable: files, sha256 } as unknown as Parameters<typeof writeDecision>[4];
  const words = { name: 'test', decidedOn: '2026-06-01' };
  const built = buildDecision(asked, evidence(), words, 'model-selection.evidence.jsonl', sha256, picks);
  writeDecision('/project', 'model-selection.yaml', built, undefined, ports);
  const check = (inputs: Partial<CheckInputs> = {}) =>
    checkDecision(loadDecision('/project', 'model-selection.yaml', ports)!, {
      current: undefined,
      book: bookOf(),
      pricesAt: '2026-06-01',
      today: '2026-06-02',
      maxPriceAgeDays: 180,
      repricing: 'advice',
      sha256,
      ...inputs,
    });
  return { files, built, check };
}

describe('roles of a decision', () => {
  it('stand with the same facts as the primary, and with where the rule puts them', () => {
    const { built, check } = written(FALLBACK);
    expect(built.file.chosen).toMatchObject([
      { role: 'primary', configuration: 'good', quality: { value: 0.8 }, usdPerMonth: { value: 1460 } },
      { role: 'alternative', configuration: 'slow', byRule: 'metrics.p95_ms 90 > 40', quality: { value: 0.9 } },
      { role: 'fallback', configuration: 'cheap', byRule: 'worse by 0.1', runs: ['cheap-1', 'cheap-2', 'cheap-3'] },
    ]);
    expect(built.file.chosen[0]).not.toHaveProperty('byRule');
    expect(built.file.rejected?.map(({ configuration }) => configuration)).toEqual(['dear']);
    expect(check()).toEqual([]);
  });

  it.each([
    ['without a role', { named: [] }],
    ['with whom the rule gives anyway', { named: [{ role: 'primary', candidate: 'good-id' }] }],
  ] satisfies [string, Picks][])('leave no trace %s', (_, picks) => {
    const plain = buildDecision(ASKED, evidence(), { name: 'test', decidedOn: '2026-06-01' }, 'model-selection.evidence.jsonl', sha256);
    expect(written(picks).built.file).toEqual(plain.file);
  });

  it('are found out when a number or a name of theirs is changed by hand', () => {
    const { files, check } = written(FALLBACK);
    const original = files.content[YAML]!;
    const chosen = (parseDocument(original).toJS() as { chosen: Record<string, unknown>[] }).chosen;
    for (const path of ['role', 'id', 'configuration', 'byRule', 'quality.value', 'usdPerMonth.value', 'pBest', 'runs.0']) {
      const document = parseDocument(original);
      const place = ['chosen', 2, ...path.split('.')];
      const value = document.getIn(place);
      document.setIn(place, typeof value === 'number' ? value / 2 + 0.01 : path === 'role' ? 'alternative' : `${String(value)}x`);
      files.content[YAML] = document.toString();
      expect({ path, verdicts: check().map(({ severity }) => severity) }).toEqual({ path, verdicts: ['error'] });
    }
    expect(chosen).toHaveLength(3);
  });

  it('are found out when one is taken out or put in by hand', () => {
    const { files, check } = written(FALLBACK);
    const document = parseDocument(files.content[YAML]!);
    document.deleteIn(['chosen', 2]);
    files.content[YAML] = document.toString();
    expect(check()).toMatchObject([{ verdict: 'tampered' }]);
  });

  it('are missed when their runs are gone', () => {
    const { check } = written(FALLBACK);
    const candidates = CANDIDATES.filter(({ id }) => id !== 'cheap-id');
    expect(check({ current: evidence({ candidates }) })).toMatchObject([
      { verdict: 'superseded', message: 'the fallback cheap is no longer among the runs now in the stores' },
    ]);
  });
});

describe('a primary against the rule', () => {
  it('says so, whom the rule gives, and why', () => {
    const { built, check } = written(AGAINST);
    expect(built.file).toMatchObject({
      verdict: 'decided',
      chosen: [
        {
          role: 'primary',
          configuration: 'dear',
          override: { because: 'it explains itself', rule: 'decided', instead: { id: 'good-id', configuration: 'good' } },
          byRule: 'not admitted by the rule',
        },
      ],
    });
    expect(check()).toEqual([]);
  });

  it('may be chosen where the rule admits nobody', () => {
    const { built, check } = written(AGAINST, { ...ASKED, rule: { kind: 'bestWithinBudget', usdPerMonth: 1 } });
    expect(built.file.chosen[0]?.override).toEqual({ because: 'it explains itself', rule: 'nobody' });
    expect(check()).toEqual([]);
  });

  it('keeps the reason that a person wrote later, and is found out without it', () => {
    const { files, check } = written(AGAINST);
    const original = files.content[YAML]!;
    files.content[YAML] = original.replace('because: it explains itself', 'because: the auditors asked for it');
    expect(check()).toEqual([]);
    files.content[YAML] = original.replace(/ {4}override:\n(?: {6}.*\n)+/, '');
    expect(check()).toMatchObject([{ verdict: 'tampered' }]);
    files.content[YAML] = original.replace('because: it explains itself', 'because: " "');
    expect(check()[0]?.message).toContain('chosen.0.override.because: a reason in words');
  });

  it('is no news while the rule gives whom it gave, and is when it gives another', () => {
    const { check } = written(AGAINST);
    expect(check({ current: evidence() })).toEqual([]);
    const better = facts('new', { auc: 0.85, se: 0.002, throughput: 20, metrics: QUICK });
    expect(check({ current: evidence({ candidates: [...CANDIDATES, better] }) })).toMatchObject([
      {
        verdict: 'superseded',
        message: 'the runs now in the stores would choose new over good: 5.0 points (P 1.00); chosen against the rule was dear',
      },
    ]);
  });

  it('is news when it breaks a constraint by now', () => {
    const { check } = written(AGAINST);
    const candidates = CANDIDATES.map((one) => (one.id === 'dear-id' ? { ...one, metrics: { ...one.metrics, ...SLOW } } : one));
    expect(check({ current: evidence({ candidates }) })).toMatchObject([
      {
        message: 'the runs now in the stores do not admit dear: it breaks a constraint, metrics.p95_ms 90 > 40',
      },
    ]);
  });

  it('is told in a diff', () => {
    const [before, after] = [written({ named: [] }).built.file, written(AGAINST).built.file];
    expect(diffDecisions(before, after).changes).toContainEqual({
      topic: 'override',
      before: 'none',
      after: 'chosen against the rule, which gives good: it explains itself',
    });
  });
});

it.each([
  [
    [
      { role: 'primary', candidate: 'good-id' },
      { role: 'primary', candidate: 'dear-id' },
    ],
    'a decision has one primary, and good and dear are named',
  ],
  [
    [
      { role: 'fallback', candidate: 'good-id' },
      { role: 'alternative', candidate: 'good-id' },
    ],
    'good is named for two roles',
  ],
  [[{ role: 'fallback', candidate: 'nobody' }], 'nobody is not among the candidates that are asked about'],
  [[{ role: 'fallback', candidate: 'mystery-id' }], 'mystery cannot be weighed: throughput not measured'],
  [[{ role: 'primary', candidate: 'slow-id' }], 'slow cannot be the primary: it breaks a constraint, metrics.p95_ms 90 > 40'],
  [[{ role: 'primary', candidate: 'dear-id' }], 'the rule gives good; choosing dear against it needs a reason'],
] satisfies [Picks['named'], string][])('who cannot have a role is told why: %o', (named, sentence) => {
  const { assessed, outcome } = written({ named: [] }).built;
  const fault = pickFault({ named }, assessed, ASKED, outcome);
  expect(fault && pickFaultText(fault)).toBe(sentence);
});

it('other prices are asked for the rule’s choice, not for who was chosen against it', () => {
  const { check } = written(AGAINST, { ...ASKED, rule: { kind: 'maxNetBenefit', usdPerMonthPerPoint: 400 } });
  expect(check({ book: bookOf({ ...DOLLAR_AN_HOUR, price: 50 }) })).toMatchObject([
    { verdict: 're-priced', message: expect.stringContaining('would choose cheap over good') as string },
  ]);
});
