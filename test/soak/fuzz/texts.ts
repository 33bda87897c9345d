import { checkDecision } from '../../../src/app/decisions/check.ts';
import { loadDecision } from '../../../src/app/decisions/files.ts';
import { loadSettings } from '../../../src/app/project/settings.ts';
import { bundledPrices } from '../../../src/core/prices/table/table.ts';
import { matches } from '../../../src/core/query/matches.ts';
import { parseQuery } from '../../../src/core/query/parse.ts';
import { printQuery } from '../../../src/core/query/print.ts';
import { priceBook } from '../../../src/core/prices/book.ts';
import { sha256 } from '../../../src/node/sha256.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import type { Draw } from './draw.ts';
import { demand } from './judge.ts';
import { mutated } from './mutations.ts';

const YAML = 'model-selection.yaml';
const EVIDENCE = 'model-selection.evidence.jsonl';
const book = priceBook(bundledPrices, [], {}, sha256);

/** A committed decision, as its two files. */
export interface SeedDecision {
  readonly yaml: Buffer;
  readonly evidence: Buffer;
}

export function fuzzConfig(yaml: Buffer, draw: Draw): void {
  const files = memoryFiles({ '/p/kneepoint.yaml': mutated(yaml, draw).toString('utf8') });
  const { diagnostics, found } = loadSettings('/p', bundledPrices, { files, sha256, env: () => undefined });
  demand(found || diagnostics.length > 0, 'a configuration that was not understood says nothing');
  for (const { place } of diagnostics) demand(place === undefined || /^\d+:\d+$/.test(place), `a place is ${place}`);
}

/** Either the files are what they were, or the check says what is wrong. */
export function fuzzDecision({ yaml, evidence }: SeedDecision, draw: Draw): void {
  const changed = draw.chance(0.5) ? { yaml: mutated(yaml, draw), evidence } : { yaml, evidence: mutated(evidence, draw) };
  const files = memoryFiles({ [`/p/${YAML}`]: changed.yaml.toString('utf8'), [`/p/${EVIDENCE}`]: changed.evidence.toString('utf8') });
  const stored = loadDecision('/p', YAML, { files, sha256 });
  demand(stored !== undefined, 'the decision is not there');
  const findings = checkDecision(stored, {
    current: undefined,
    book,
    pricesAt: bundledPrices.asOf,
    today: '2026-11-20',
    maxPriceAgeDays: 1e9,
    repricing: 'advice',
    sha256,
  });
  const wrong = findings.some(({ severity }) => severity === 'error');
  // JSON and YAML are read as UTF-8, so only what changes the text can be found.
  demand(wrong || !changed.evidence.toString('utf8').includes('\ufffd'), 'broken evidence passes');
  if (changed.evidence.toString('utf8').replaceAll('\r\n', '\n') !== evidence.toString('utf8')) demand(wrong, 'changed evidence passes');
  for (const { message } of findings) demand(message.length > 10, 'a finding says nothing');
}

const FIELDS = [
  'metrics.auc',
  'metrics."val/auc"',
  'spent',
  'params.model',
  'status',
  'startedAt',
  'name',
  'tags.owner',
  'durationSeconds',
  'nope',
];
const VALUES = [
  '0.75',
  '-1e3',
  '"forest"',
  'finished',
  '2026-11-20',
  '"',
  "'",
  '1e999',
  'NaN',
  '()',
  '"\\u0000"',
  'null',
  '__proto__',
  '(a)+$',
  '%',
  '*',
];
const WORDS = ['and', 'or', 'not', '(', ')', '=', '!=', '<', '<=', '>', '>=', '~', '!~', 'in', 'has', ',', '', ...FIELDS, ...VALUES];

export function fuzzQuery(draw: Draw): void {
  const words = Array.from({ length: 1 + draw.below(14) }, (_, i) =>
    i % 4 === 1 && draw.chance(0.6) ? draw.pick(['=', '<', '~', '>=']) : draw.pick(WORDS),
  );
  let text = words.join(draw.pick([' ', ' ', '', '\n']));
  if (draw.chance(0.2)) text = mutated(Buffer.from(text), draw).toString('utf8');
  if (draw.chance(0.02)) text = '('.repeat(20_000) + text;
  const parsed = parseQuery(text);
  if ('error' in parsed) {
    demand(parsed.error.at >= 0 && parsed.error.at <= text.length, `an error outside of the text, at ${parsed.error.at}`);
    return;
  }
  demand(typeof matches(parsed.query, () => undefined) === 'boolean', 'a query has no answer');
  const again = parseQuery(printQuery(parsed.query));
  demand(!('error' in again) && printQuery(again.query) === printQuery(parsed.query), `printed and parsed again it is another: ${text}`);
}
