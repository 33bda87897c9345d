import { parseDocument } from 'yaml';
import { describe, expect, it } from 'vitest';
import { DOLLAR_AN_HOUR, facts, question, sha256 } from '../../../test/support/facts.ts';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { priceBook, type PriceBook } from '../../core/prices/book.ts';
import type { PriceEntry } from '../../core/prices/entry.ts';
import { buildDecision } from './build.ts';
import { checkDecision, type CheckInputs } from './check.ts';
import { diffDecisions } from './diff.ts';
import { loadDecision } from './files.ts';
import { writeDecision } from './write.ts';

const [YAML, EVIDENCE] = ['/p/model-selection.yaml', '/p/model-selection.evidence.jsonl'];
const FILE_DIGEST = `sha256:${'f'.repeat(64)}`;
const CANDIDATES = [
  facts('cheap', { auc: 0.7, se: 0.002, throughput: 10 }),
  facts('good', { auc: 0.8, se: 0.002, throughput: 5, metrics: { p95_ms: { value: 5, error: 'unknown' } } }),
  facts('slow', { auc: 0.71, se: 0.002, throughput: 5, metrics: { p95_ms: { value: 90, error: 'unknown' } } }),
];
const CONTRACT: PriceEntry = { ...DOLLAR_AN_HOUR, price: 0.7391, confidence: 'user', source: 'private prices (@infra)' };

/** The list asks a dollar an hour; a private file, where there is one, another price. */
function book(price?: number, more: { readonly digest?: string; readonly asOf?: string } = {}): PriceBook {
  const table = { version: 'test', asOf: '2026-01-01', entries: [DOLLAR_AN_HOUR] };
  if (price === undefined) return priceBook(table, [], {}, sha256);
  const entries = new Map([[{ ...CONTRACT, price, asOf: more.asOf ?? CONTRACT.asOf }, `sha256:${sha256(`price ${price}`)}`]]);
  return priceBook(table, [], {}, sha256, { digest: more.digest ?? FILE_DIGEST, entries });
}

function written(of: PriceBook = book(CONTRACT.price), asked = question()) {
  const files = memoryFiles({});
  const ports = { files, durable: files, sha256 } as unknown as Parameters<typeof writeDecision>[4];
  const search = { runs: 9, unknownRuns: 0, spentUsd: 1, deviceHours: [] };
  const evidence = { candidates: CANDIDATES, search, book: of, pricesAt: '2026-06-01' };
  const words = { name: 'test', decidedOn: '2026-06-01' };
  const built = buildDecision(asked, evidence, words, 'model-selection.evidence.jsonl', sha256);
  writeDecision('/p', 'model-selection.yaml', built, undefined, ports);
  const check = (now: PriceBook = of, more: Partial<CheckInputs> = {}) =>
    checkDecision(loadDecision('/p', 'model-selection.yaml', ports)!, {
      ...{ current: undefined, book: now, pricesAt: '2026-06-01', today: '2026-06-02', maxPriceAgeDays: 180, repricing: 'advice', sha256 },
      ...more,
    });
  return { files, built, check };
}

describe('a decision on private prices', () => {
  it('states their digests and that of their file, and no price of them', () => {
    const { files, built } = written();
    const [row] = built.file.prices.rows;
    expect(row).toEqual({
      ...{ sku: 'test:box', region: '*', purchase: 'on-demand', asOf: '2026-01-01' },
      digest: `sha256:${sha256('price 0.7391')}`,
    });
    expect(built.file.prices).toMatchObject({ private: FILE_DIGEST, book: 'test' });
    expect(built.file.chosen[0]?.usdPerMonth).toMatchObject({ priceBasis: 'contracted' });
    for (const path of [YAML, EVIDENCE]) {
      expect(files.content[path]).not.toMatch(/0\.7391|@infra/);
      expect(files.content[path]).toContain(FILE_DIGEST);
    }
    expect(files.content[EVIDENCE]).toContain('"kind":"private-price"');
  });

  it('is re-derived with the file at hand, whatever else stands in it or the book’s own date is', () => {
    const { check } = written();
    expect(check()).toEqual([]);
    expect(check(book(CONTRACT.price, { digest: `sha256:${'0'.repeat(64)}`, asOf: '2026-05-05' }))).toEqual([]);
  });

  it('is neither held nor failed without the file, and the reason is said', () => {
    const { check } = written();
    expect(check(book(), { privateLack: 'KNEEPOINT_PRICES is not set' })).toEqual([
      {
        verdict: 'unproven',
        severity: 'advice',
        message: 'it could not be re-derived without the private prices of test:box on-demand (KNEEPOINT_PRICES is not set)',
      },
    ]);
    expect(check(book())[0]?.message).toContain('(kneepoint.yaml names no file under prices.private)');
  });

  it('is re-priced where the file states another price, and newer prices are asked whom they would choose', () => {
    const { check } = written(undefined, question({ rule: { kind: 'maxNetBenefit', usdPerMonthPerPoint: 400 } }));
    const changed = {
      verdict: 're-priced',
      severity: 'advice',
      message: expect.stringMatching(/^the private prices of test:box/) as string,
    };
    const unproven = { verdict: 'unproven', severity: 'advice' };
    expect(check(book(0.74))).toMatchObject([changed, unproven]);
    expect(check(book(50), { repricing: 'error' })).toMatchObject([
      changed,
      unproven,
      { verdict: 're-priced', severity: 'error', message: expect.stringContaining('would choose cheap over good') as string },
    ]);
  });

  it('is as before where the price is on the list', () => {
    const listed = written(book());
    expect(listed.files.content[EVIDENCE]).not.toContain('private');
    expect(listed.check(book(CONTRACT.price))).toEqual([]);
  });

  it('shows a change of a private price without it', () => {
    const [before, after] = [written().built.file, written(book(0.9)).built.file];
    const change = diffDecisions(before, after).changes.find(({ topic }) => topic.startsWith('prices.'));
    expect(change).toEqual({
      topic: 'prices.test:box on-demand *',
      before: `private as of 2026-01-01, sha256:${sha256('price 0.7391').slice(0, 12)}`,
      after: `private as of 2026-01-01, sha256:${sha256('price 0.9').slice(0, 12)}`,
    });
  });
});

describe('without the private file', () => {
  it.each([
    ['prices.private', `sha256:${'0'.repeat(64)}`],
    ['prices.rows.0.digest', `sha256:${'0'.repeat(64)}`],
    ['prices.rows.0.sku', 'test:other'],
    ['prices.digest', `sha256:${'0'.repeat(64)}`],
    ['question.rule.usdPerMonth', 1],
    ['sunk.searchUsd', 0],
    ['chosen.0.quality.value', 0.9],
    ['chosen.0.id', 'cheap-id'],
    ['chosen.0.id', 'nobody'],
    ['chosen.0.runs.0', 'x'],
  ])('an edited %s is found all the same', (path, value) => {
    const { files, check } = written();
    const document = parseDocument(files.content[YAML]!);
    document.setIn(
      path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
      value,
    );
    files.content[YAML] = document.toString();
    expect(check(book())).toMatchObject([{ verdict: 'tampered', severity: 'error' }]);
  });

  it('a chosen that breaks a constraint is broken', () => {
    const { files, check } = written(
      undefined,
      question({
        constraints: [
          { metric: 'auc', max: 0.9 },
          { metric: 'p95_ms', max: 40 },
        ],
      }),
    );
    expect(check(book())).toMatchObject([{ verdict: 'unproven' }]);
    files.content[YAML] = files.content[YAML]!.replace('id: good-id', 'id: slow-id');
    expect(check(book())).toMatchObject([
      { verdict: 'broken', message: expect.stringContaining('breaks a constraint: metrics.p95_ms 90 > 40') as string },
    ]);
  });
});
