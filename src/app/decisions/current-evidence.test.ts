import { expect, test } from 'vitest';
import { question, sha256 } from '../../../test/support/facts.ts';
import { hourOf, projectState } from '../../../test/support/project-state.ts';
import { currentEvidence } from './current-evidence.ts';

const auc = (value: number) => ({ params: new Map([['auc', String(value)]]), metrics: new Map([['auc', { value, step: 0, at: 0 }]]) });
const state = projectState([hourOf('a', auc(0.7)), hourOf('b', auc(0.8))]);
const asked = (where: string) => question({ candidates: { groupBy: ['params'], replicatesOver: ['seed'], where } });

test('the filter of a decision chooses among the runs as they are now', () => {
  expect(currentEvidence(state, asked('metrics.auc > 0.75'), { sha256 })).toMatchObject({
    candidates: [{ metrics: { auc: { value: 0.8 } } }],
  });
});

test('a filter that is none lets nobody take part', () => {
  expect(currentEvidence(state, asked('metrics.auc ~~ 0.75'), { sha256 })).toMatchObject({ fault: 'bad-query' });
});
