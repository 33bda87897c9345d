import { expect, it } from 'vitest';
import { facts, sha256 } from '../../../test/support/facts.ts';
import { evidenceText, readEvidence } from './evidence.ts';

const ROW = evidenceText([{ kind: 'candidate', candidate: facts('a', { auc: 0.8 }) }], sha256);

it('reads back what was written', () => {
  expect(readEvidence(ROW, sha256)).toMatchObject({ rows: [{ kind: 'candidate', candidate: { configuration: 'a' } }], faults: [] });
});

it.each([
  ['a number beyond all others', '1e999'],
  ['nesting without end', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['another value', '1'],
])('%s under a key that no row has is a fault with its line, and stops nobody', (_, value) => {
  const changed = ROW.replace('"candidate":{', `"candidate":{"more":${value},`);
  const { rows, faults } = readEvidence(ROW + changed + ROW, sha256);
  expect([rows.length, faults.map(({ line }) => line)]).toEqual([2, [2]]);
});
