import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { describe, expect, it } from 'vitest';
import { bookOf, DOLLAR_AN_HOUR, facts, question, sha256 } from '../../../test/support/facts.ts';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import type { Evidence } from '../questions/evaluate.ts';
import { buildDecision } from './build.ts';
import { checkDecision, type CheckInputs } from './check.ts';
import { diffDecisions, diffMarkdown } from './diff.ts';
import type { FileEntry } from '../../core/ports/files.ts';
import { findDecisions, loadDecision } from './files.ts';
import { writeDecision } from './write.ts';

const YAML = '/project/model-selection.yaml';
const EVIDENCE = '/project/model-selection.evidence.jsonl';
const CANDIDATES = [
  facts('cheap', { auc: 0.7, se: 0.002, throughput: 10 }),
  facts('good', { auc: 0.8, se: 0.002, throughput: 5 }),
  facts('slow', { auc: 0.81, se: 0.002, throughput: 1, metrics: { p95_ms: { value: 90, error: 'unknown' } } }),
];
const QUICK = { p95_ms: { value: 5, error: 'unknown' as const } };
const FAST = [
  facts('cheap', { auc: 0.7, se: 0.002, throughput: 10, metrics: QUICK }),
  facts('good', { auc: 0.8, se: 0.002, throughput: 5, metrics: QUICK }),
];
const evidence = (over: Partial<Evidence> = {}): Evidence => ({
  candidates: CANDIDATES,
  search: { runs: 9, unknownRuns: 1, spentUsd: 12.5, deviceHours: [{ sku: 'test:box', purchase: 'on-demand', hours: 12.5 }] },
  book: bookOf(),
  pricesAt: '2026-06-01',
  ...over,
});

function written(over: Partial<Evidence> = {}, asked = question(), candidates = CANDIDATES) {
  const files = memoryFiles({});
  const ports = { files, durable: files, sha256 } as unknown as Parameters<typeof writeDecision>[4];
  const built = buildDecision(
    asked,
    evidence({ candidates, ...over }),
    { name: 'test', decidedOn: '2026-06-01', owner: '@me' },
    'model-selection.evidence.jsonl',
    sha256,
  );
  writeDecision('/project', 'model-selection.yaml', built, undefined, ports);
  const load = () => loadDecision('/project', 'model-selection.yaml', ports)!;
  const check = (inputs: Partial<CheckInputs> = {}) =>
    checkDecision(load(), {
      current: undefined,
      book: bookOf(),
      pricesAt: '2026-06-01',
      today: '2026-06-02',
      maxPriceAgeDays: 180,
      repricing: 'advice',
      sha256,
      ...inputs,
    });
  return { files, ports, built, load, check };
}

describe('a written decision', () => {
  it('is re-derived from its evidence alone', () => {
    expect(written().check()).toEqual([]);
  });

  it('stands in the repository under either name', () => {
    const files = memoryFiles({
      '/p/model-selection.yaml': '',
      '/p/eu/fraud.model-selection.yaml': '',
      '/p/node_modules/model-selection.yaml': '',
      '/p/other.yaml': '',
    });
    expect(findDecisions('/p', files)).toEqual(['eu/fraud.model-selection.yaml', 'model-selection.yaml']);
  });

  it('is found beside folders of more files than are looked at', () => {
    const pictures = Array.from({ length: 60_000 }, (_, at) => ({ name: `${at}.png`, kind: 'file' as const }));
    const folders: Record<string, readonly FileEntry[]> = {
      '/p': [
        { name: 'a', kind: 'folder' },
        { name: 'b', kind: 'folder' },
        { name: 'model-selection.yaml', kind: 'file' },
      ],
      '/p/a': [{ name: 'deep', kind: 'folder' }],
      '/p/a/deep': pictures,
      '/p/b': [...pictures, { name: 'eu.model-selection.yaml', kind: 'file' }],
    };
    const files = { ...memoryFiles({}), list: (folder: string) => folders[folder] ?? [] };
    expect(findDecisions('/p', files)).toEqual(['b/eu.model-selection.yaml', 'model-selection.yaml']);
  });

  it('is not touched when nothing but the day would change', () => {
    const { files, ports, load } = written();
    const before = { ...files.content };
    const again = buildDecision(
      question(),
      evidence(),
      { name: 'test', decidedOn: '2027-01-01', owner: '@me' },
      'model-selection.evidence.jsonl',
      sha256,
    );
    expect(writeDecision('/project', 'model-selection.yaml', again, load(), ports)).toBe('unchanged');
    expect(files.content).toEqual(before);
  });

  it('keeps the comments of people and names what it supersedes when it is decided anew', () => {
    const { files, ports, load, check } = written();
    const commented = files.content[YAML]!.replace('  owner: "@me"', '  # ask before you change this\n  owner: "@me" # since May').replace(
      /^(chosen:)/m,
      '# what we run\n$1',
    );
    files.content[YAML] = commented;
    expect(check()).toEqual([]);
    const cheaper = buildDecision(
      question({ rule: { kind: 'maxNetBenefit', usdPerMonthPerPoint: 50 } }),
      evidence(),
      { name: 'test', decidedOn: '2026-07-01', owner: '@me' },
      'model-selection.evidence.jsonl',
      sha256,
    );
    expect(writeDecision('/project', 'model-selection.yaml', cheaper, load(), ports)).toBe('written');
    const text = files.content[YAML]!;
    expect(text).toContain('  # ask before you change this\n  owner: "@me" # since May');
    expect(text).toContain('# what we run\nchosen:');
    expect(text).toContain(`supersedes: sha256:${sha256(commented)}`);
    expect(check()).toEqual([]);
  });
});

describe('check', () => {
  it('calls any change of a derived value tampered or broken', () => {
    const { files, load, check } = written();
    const original = files.content[YAML]!;
    const editable = /^(decision\.(name|owner|rationale|reviewBy|decidedOn|supersedes)|recheck)/;
    const paths: (string | number)[][] = [];
    collectScalars(load().file, [], paths);
    const derived = paths.filter((path) => !editable.test(path.join('.')));
    expect(derived.length).toBeGreaterThan(40);
    for (const path of derived) {
      const document = parseDocument(original);
      const value: unknown = document.getIn(path);
      document.setIn(path, typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}x`);
      files.content[YAML] = document.toString();
      expect({ path: path.join('.'), errors: check().some((finding) => finding.severity === 'error') }).toEqual({
        path: path.join('.'),
        errors: true,
      });
    }
  });

  it('calls any changed byte of the evidence tampered', () => {
    const { files, check } = written();
    const original = files.content[EVIDENCE]!;
    fc.assert(
      fc.property(fc.nat(original.length - 1), (at) => {
        files.content[EVIDENCE] = `${original.slice(0, at)}${original[at] === '1' ? '2' : '1'}${original.slice(at + 1)}`;
        expect(check().map((finding) => finding.verdict)).toContain('tampered');
      }),
      { seed: 3, numRuns: 150 },
    );
  });

  it('names the missing evidence', () => {
    const { files, check } = written();
    delete files.content[EVIDENCE];
    expect(check()).toMatchObject([
      { verdict: 'broken', message: expect.stringContaining('model-selection.evidence.jsonl is missing') as string },
    ]);
  });

  it('says that a newer run would win, beyond the alarm threshold only', () => {
    const { check } = written();
    const rival = (auc: number) => evidence({ candidates: [...CANDIDATES, facts('new', { auc, se: 0.002, throughput: 20 })] });
    expect(check({ current: rival(0.85) })).toMatchObject([
      { verdict: 'superseded', severity: 'advice', message: expect.stringContaining('new over') as string },
    ]);
    expect(check({ current: rival(0.8004) })).toEqual([]);
  });

  it('names whom the rule would choose now, its tie-break included, and not whoever scores highest', () => {
    const { check } = written();
    const candidates = [
      ...CANDIDATES,
      facts('top', { auc: 0.86, se: 0.002, throughput: 5 }),
      facts('near', { auc: 0.859, se: 0.002, throughput: 20 }),
    ];
    const anew = buildDecision(question(), evidence({ candidates }), { name: 'test', decidedOn: '2026-06-01' }, 'x', sha256);
    expect(anew.outcome.chosen?.facts.configuration).toBe('near');
    expect(check({ current: evidence({ candidates }) })).toMatchObject([
      { verdict: 'superseded', message: 'the runs now in the stores would choose near over good: 5.9 points (P 1.00)' },
    ]);
  });

  it.each([
    [
      { throughput: undefined },
      'the runs now in the stores would leave it undecided, cheap leading over good: good cannot be weighed any more (throughput not measured)',
    ],
    [{ throughput: 1 }, 'the runs now in the stores would choose cheap over good: the rule no longer admits good'],
    [
      { throughput: 5, metrics: { p95_ms: { value: 41, error: 'unknown' as const } } },
      'the runs now in the stores would choose cheap over good: good breaks a constraint, metrics.p95_ms 41 > 40',
    ],
  ])('says why the chosen could not be chosen again: %o', (now, message) => {
    const { check } = written({}, question({ constraints: [{ metric: 'p95_ms', max: 40 }] }), FAST);
    const candidates = [FAST[0]!, { ...facts('good', { auc: 0.8, se: 0.002, metrics: QUICK, ...now }) }];
    expect(check({ current: evidence({ candidates }) })).toMatchObject([{ verdict: 'superseded', message }]);
  });

  it('says that other prices would choose differently, as an error only when asked', () => {
    const { check } = written({}, question({ rule: { kind: 'maxNetBenefit', usdPerMonthPerPoint: 400 } }));
    const book = bookOf({ ...DOLLAR_AN_HOUR, price: 50 });
    expect(check({ book })).toMatchObject([
      { verdict: 're-priced', severity: 'advice', message: 'prices as of 2026-06-01 would choose cheap over good: $32.5k/mo (P 1.00)' },
    ]);
    expect(check({ book, repricing: 'error' })).toMatchObject([{ verdict: 're-priced', severity: 'error' }]);
  });

  it('says when it is stale by its review date or by the age of its prices', () => {
    const { check } = written();
    expect(check({ today: '2027-06-02' })).toMatchObject([{ verdict: 'stale', severity: 'advice' }]);
  });

  it('says where a file that is no decision is wrong', () => {
    const { files, check } = written();
    files.content[YAML] = 'decision: {schema: 2}\n';
    expect(check()[0]).toMatchObject({ verdict: 'tampered', message: expect.stringContaining('model-selection.yaml:1:') as string });
  });
});

describe('diff', () => {
  const [before, after] = [
    written().built.file,
    written({}, question({ rule: { kind: 'bestWithinBudget', usdPerMonth: 800 } })).built.file,
  ];

  it('says in a sentence what it means, then what changed, the most telling first', () => {
    const { sentence, changes } = diffDecisions(before, after);
    expect(sentence).toBe('cheap replaces good: −10 points of auc for $730 a month less. Changed with it: rule.');
    expect(changes.map((change) => change.topic)).toEqual(['chosen', 'quality', 'cost', 'rule']);
    expect(diffDecisions(before, before)).toEqual({ sentence: 'Nothing changed in what the decision says.', changes: [] });
  });

  it('says what money is for where no month is weighed', () => {
    const perTraining = (usdPerMonth: number) =>
      written(
        {},
        question({
          objectives: [
            { metric: 'auc', goal: 'max' },
            { cost: 'replacement', goal: 'min' },
          ],
          rule: { kind: 'bestWithinBudget', usdPerMonth },
        }),
      ).built.file;
    const { sentence, changes } = diffDecisions(before, perTraining(800));
    expect(sentence).toMatch(/ at \$[\d.]+ a training\. Changed with it: rule, objectives\.$/);
    expect(changes).toContainEqual({ topic: 'rule', before: 'best auc within $5000 a month', after: 'best auc within $800 a training' });
    expect(changes.find(({ topic }) => topic === 'cost')?.after).not.toContain('/mo');
  });

  it('names each leaf of the question that changed', () => {
    const busier = written({}, question({ workload: { name: 'load', requestsPerHour: 40_000, sku: 'test:box', burst: 2 } })).built.file;
    expect(diffDecisions(before, busier).changes).toEqual(
      expect.arrayContaining([
        { topic: 'workload.requestsPerHour', before: '36000', after: '40000' },
        { topic: 'workload.burst', before: 'none', after: '2' },
      ]),
    );
  });

  it('lets no name act as Markdown', () => {
    const hostile = { ...after, chosen: after.chosen.map((one) => ({ ...one, configuration: '<img src=x> [a](b) | `c`' })) };
    expect(diffMarkdown('x', diffDecisions(before, hostile))).toContain('\\<img src=x\\> \\[a\\]\\(b\\) \\| \\`c\\`');
  });
});

function collectScalars(value: unknown, path: (string | number)[], into: (string | number)[][]): void {
  if (typeof value !== 'object' || value === null) into.push(path);
  else for (const [key, member] of Object.entries(value)) collectScalars(member, [...path, Array.isArray(value) ? Number(key) : key], into);
}
