import type { Assessed } from '../../core/decisions/assess.ts';
import { checkConstraints } from '../../core/decisions/constraints.ts';
import type { Constraint, CostObjective } from '../../core/decisions/question.ts';
import { isErrorName } from '../../core/metrics/names.ts';
import { rangeOf } from '../../core/quantity/quantity.ts';
import { defined } from '../../core/record/defined.ts';
import { BREAKS } from '../../core/table/breaks.ts';
import { brokenText } from '../decisions/constraint-text.ts';
import { countedNames } from '../project/counted-names.ts';
import { metricMeaning, viewSampler, type ProjectState } from '../project/project.ts';
import { numberData, quantityData, textData } from './column-data.ts';
import { metaOf } from './column-meta.ts';
import { tableModel, type ColumnSource, type TableModel } from './table-model.ts';

/** The candidates of a question as columns: a row is a configuration at one serving set-up. Errors of metrics are in their intervals. */
export function candidateTable(state: ProjectState, assessed: readonly Assessed[], constraints: readonly Constraint[] = []): TableModel {
  return tableModel(
    assessed.map(({ facts }) => facts.id),
    [
      ...ownColumns(assessed),
      ...breaksColumn(assessed, constraints),
      ...costColumns(assessed),
      ...metricColumns(state, assessed),
      ...parameterColumns(assessed),
    ],
    (row) => assessed[row]!.facts.runs,
  );
}

function ownColumns(assessed: readonly Assessed[]): readonly ColumnSource[] {
  const rows = assessed.length;
  return [
    {
      meta: metaOf('configuration', 'configuration', 'text', 'run', rows),
      data: () => textData('text', rows, (row) => assessed[row]!.facts.configuration),
    },
    {
      meta: metaOf('batch', 'batch', 'number', 'run', rows),
      data: () => numberData('number', rows, (row) => assessed[row]!.facts.serving.batch),
    },
    {
      meta: metaOf('runs', 'runs', 'number', 'run', rows),
      data: () => numberData('number', rows, (row) => assessed[row]!.facts.runs.length),
    },
    { meta: metaOf('id', 'id', 'text', 'run', rows), data: () => textData('text', rows, (row) => assessed[row]!.facts.id) },
  ];
}

function breaksColumn(assessed: readonly Assessed[], constraints: readonly Constraint[]): readonly ColumnSource[] {
  if (constraints.length === 0) return [];
  const meta = metaOf(BREAKS, 'breaks', 'text', 'run', assessed.length);
  return [{ meta, data: () => textData('text', assessed.length, (row) => breaksText(assessed[row]!, constraints)) }];
}

/** What keeps a candidate off the front; undefined where all constraints hold. */
function breaksText(candidate: Assessed, constraints: readonly Constraint[]): string | undefined {
  const results = checkConstraints(candidate, constraints);
  const broken = results.find(({ holds }) => holds === 'no');
  if (broken !== undefined) return brokenText(broken);
  const open = results.find(({ holds }) => holds === 'unknown');
  return open && `${open.name} unknown`;
}

const COSTS: readonly (readonly [id: string, title: string, unit: string, cost: CostObjective])[] = [
  ['forwardCost', 'forward cost', 'USD/month', 'forward'],
  ['replacementCost', 'one training', 'USD', 'replacement'],
  ['servingPer1kCost', 'serving per 1,000', 'USD/1k', 'servingPer1k'],
];

function costColumns(assessed: readonly Assessed[]): readonly ColumnSource[] {
  const sampler = viewSampler();
  return COSTS.map(
    ([id, title, unit, cost]): ColumnSource => ({
      meta: { ...metaOf(id, title, 'quantity', 'cost', assessed.length), unit, goal: 'min' },
      data: () => quantityData(assessed.length, (row) => rangeOf(assessed[row]!.expression({ cost }), sampler)),
      expression: (row) => assessed[row]?.expression({ cost }),
    }),
  );
}

function metricColumns(state: ProjectState, assessed: readonly Assessed[]): readonly ColumnSource[] {
  const meaningOf = metricMeaning(state);
  const sampler = viewSampler();
  return [...countedNames(assessed, ({ facts }) => Object.keys(facts.metrics).filter((name) => !isErrorName(name)))].map(
    ([name, present]): ColumnSource => {
      const meaning = meaningOf(name);
      return {
        meta: {
          ...metaOf(`metrics.${name}`, name, 'quantity', 'metrics', present),
          unit: meaning?.unit ?? '',
          ...defined({ goal: meaning?.goal }),
        },
        data: () => quantityData(assessed.length, (row) => rangeOf(assessed[row]!.expression({ metric: name }), sampler)),
        expression: (row) => assessed[row]?.expression({ metric: name }),
      };
    },
  );
}

function parameterColumns(assessed: readonly Assessed[]): readonly ColumnSource[] {
  return [...countedNames(assessed, ({ facts }) => Object.keys(facts.params))].map(
    ([name, present]): ColumnSource => ({
      meta: metaOf(`params.${name}`, name, 'text', 'params', present),
      data: () => textData('text', assessed.length, (row) => own(assessed[row]!.facts.params, name)),
    }),
  );
}

function own(params: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(params, name) ? params[name] : undefined;
}
