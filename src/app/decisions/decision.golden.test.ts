import { expect, it } from 'vitest';
import { bookOf, facts, question, sha256 } from '../../../test/support/facts.ts';
import { buildDecision } from './build.ts';
import { decisionText } from './write.ts';

it('a decision has the same bytes on every engine', () => {
  const noisy = (name: string, auc: number, throughput: number) => {
    const plain = facts(name, { auc, se: 0.003, throughput });
    return {
      ...plain,
      serving: { batch: 64, throughputPerSecond: { value: throughput, se: throughput / 20, df: 2, error: 'replicates' as const } },
    };
  };
  const candidates = [
    noisy('linear', 0.7012, 41.3),
    noisy('boosted', 0.7544, 7.77),
    noisy('forest', 0.7519, 1.93),
    facts('mystery', { auc: 0.6 }),
  ];
  const asked = question({ rule: { kind: 'maxNetBenefit', usdPerMonthPerPoint: 900 }, lifecycle: { retrainsPerMonth: 4 } });
  const evidence = { candidates, search: undefined, book: bookOf(), pricesAt: '2026-06-01' };
  const built = buildDecision(asked, evidence, { name: 'golden', decidedOn: '2026-06-01' }, 'model-selection.evidence.jsonl', sha256);
  expect(`${decisionText(built, undefined, sha256)}\n---\n${built.evidence}`).toMatchSnapshot();
});
