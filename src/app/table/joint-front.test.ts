import { expect, it } from 'vitest';
import { exampleAsked } from '../../../test/support/example-asked.ts';
import { createSampler } from '../../core/quantity/sampler.ts';
import { assessFor } from '../questions/evaluate.ts';
import { paretoView } from '../views/pareto-view.ts';
import { candidateTable } from './candidate-table.ts';
import { jointFront } from './joint-front.ts';
import type { ProjectState } from '../project/project.ts';

const asked = exampleAsked();
const state = { settings: { config: {} }, goals: new Map() } as unknown as ProjectState;
const table = candidateTable(state, assessFor(asked.question, asked.evidence));
const view = paretoView(asked);
const rows = view.candidates.map(({ id }) => table.ids.indexOf(id));
const [quality] = asked.question.objectives;
const column = quality !== undefined && 'metric' in quality ? `metrics.${quality.metric}` : '';
const ask = { x: { column: 'forwardCost', goal: 'min' }, y: { column, goal: quality!.goal }, rows } as const;

it('agrees with the report about how often a candidate is on the front', () => {
  const { shares } = jointFront(table, ask, createSampler(asked.question.sampling))!;
  expect([...shares]).toEqual(view.candidates.map(({ pFront }) => pFront));
});

it('agrees with the report about what a step up the front costs and gains', () => {
  const { steps } = jointFront(table, ask, createSampler(asked.question.sampling))!;
  expect(steps.map(({ from, to, cost }) => [table.ids[from], table.ids[to], cost])).toEqual(
    view.steps.map(({ from, to, extraCost }) => [from, to, extraCost]),
  );
  steps.forEach(({ gain }, at) => expect(gain.value).toBeCloseTo(view.steps[at]!.extraPoints.value / 100, 12));
});

it('has no answer for a column that is no number', () => {
  expect(jointFront(table, { ...ask, x: { column: 'configuration', goal: 'min' } }, createSampler())).toBeUndefined();
});
