import type { RunCost } from '../../core/ledgers/run-costs.ts';
import { ERROR_SUFFIXES, isErrorName } from '../../core/metrics/names.ts';
import { withTestSetError } from '../../core/decisions/measure.ts';
import { constant, type Expression } from '../../core/quantity/expression.ts';
import { rangeOf } from '../../core/quantity/quantity.ts';
import { defined } from '../../core/record/defined.ts';
import type { Run } from '../../core/runs/run.ts';
import { countedNames } from '../project/counted-names.ts';
import { metricMeaning, viewSampler, type ProjectState } from '../project/project.ts';
import { numberData, quantityData, textData, unknownData } from './column-data.ts';
import { metaOf } from './column-meta.ts';
import { tableModel, type ColumnSource, type TableModel } from './table-model.ts';

/**
 * All runs of a project as columns, one for each parameter, metric and tag that some run has. The newest run is the first row. `costless` says why
 * costs are unknown where they all are.
 */
export function runTable(state: ProjectState, costless?: string): TableModel {
  const runs = [...state.runs].sort((a, b) => (b.startedAt ?? -Infinity) - (a.startedAt ?? -Infinity) || (a.id < b.id ? -1 : 1));
  return tableModel(
    runs.map(({ id }) => id),
    [
      ...ownColumns(runs, state),
      ...costColumns(runs, state, costless),
      ...metricColumns(runs, state),
      ...textColumns(runs, 'params'),
      ...textColumns(runs, 'tags'),
    ],
  );
}

function ownColumns(runs: readonly Run[], { costs }: ProjectState): readonly ColumnSource[] {
  const names = new Map(runs.map((run) => [run.id, run.name]));
  const of = (id: string, title: string, textOf: (run: Run) => string | undefined, kind: 'text' | 'status' = 'text'): ColumnSource => ({
    meta: metaOf(id, title, kind, 'run', runs.length),
    data: () => textData(kind, runs.length, (row) => textOf(runs[row]!)),
  });
  const hardware = (run: Run): string | undefined => {
    const { hardware: used } = costs.get(run.id)!;
    return 'unknown' in used ? undefined : used.devices === 1 ? used.sku : `${used.devices} × ${used.sku}`;
  };
  return [
    of('name', 'name', (run) => run.name),
    of('experiment', 'experiment', (run) => run.experiment.name),
    of('store', 'store', (run) => run.store.identity),
    of('parent', 'parent', (run) => (run.parentId === undefined ? undefined : (names.get(run.parentId) ?? run.parentId))),
    of('status', 'status', (run) => run.status, 'status'),
    {
      meta: metaOf(
        'startedAt',
        'started',
        'time',
        'run',
        count(runs, (run) => run.startedAt !== undefined),
      ),
      data: () => numberData('time', runs.length, (row) => runs[row]!.startedAt),
    },
    of('hardware', 'hardware', hardware),
    of('id', 'id', (run) => run.id),
  ];
}

function costColumns(runs: readonly Run[], { costs }: ProjectState, costless: string | undefined): readonly ColumnSource[] {
  const sampler = viewSampler();
  const of = (id: string, title: string, unit: string, expressionOf: (cost: RunCost) => Expression): ColumnSource => ({
    meta: { ...metaOf(id, title, 'quantity', 'cost', runs.length), unit, goal: 'min' },
    data: () =>
      costless === undefined || unit !== 'USD'
        ? quantityData(runs.length, (row) => rangeOf(expressionOf(costs.get(runs[row]!.id)!), sampler))
        : unknownData(runs.length, costless),
    expression: (row) =>
      runs[row] === undefined || (costless !== undefined && unit === 'USD') ? undefined : expressionOf(costs.get(runs[row].id)!),
  });
  return [
    of('spent', 'spent', 'USD', (cost) => cost.spent),
    of('replacementCost', 'replacement cost', 'USD', (cost) => cost.replacement),
    of('durationSeconds', 'duration', 's', (cost) => cost.duration),
  ];
}

function metricColumns(runs: readonly Run[], state: ProjectState): readonly ColumnSource[] {
  const meaningOf = metricMeaning(state);
  const names = countedNames(runs, (run) => run.metrics.keys());
  return [...names].map(([name, present]): ColumnSource => {
    const meaning = isErrorName(name) ? undefined : meaningOf(name);
    const suffix = ERROR_SUFFIXES.find((one) => names.has(name + one));
    return {
      meta: {
        ...metaOf(`metrics.${name}`, name, 'number', 'metrics', present),
        unit: meaning?.unit ?? '',
        ...defined({ goal: meaning?.goal, error: suffix && `metrics.${name}${suffix}` }),
      },
      data: () => numberData('number', runs.length, (row) => runs[row]!.metrics.get(name)?.value),
      expression: (row) => metricOf(runs[row], name, meaning?.unit ?? '1', suffix),
    };
  });
}

/** With its logged error, of which the runs of an experiment share a part: they are evaluated on the same data. */
function metricOf(run: Run | undefined, name: string, unit: string, suffix: string | undefined): Expression | undefined {
  const value = run?.metrics.get(name)?.value;
  if (run === undefined || value === undefined || !Number.isFinite(value)) return undefined;
  const error = suffix === undefined ? undefined : run.metrics.get(name + suffix)?.value;
  if (error === undefined || !(error > 0)) return constant(value, unit);
  const ids = { common: `testset:${run.store.identity}:${run.experiment.id}:${name}`, own: `metric:${run.id}:${name}` };
  return withTestSetError({ metric: name, value, standardError: error, unit, ...ids });
}

function textColumns(runs: readonly Run[], group: 'params' | 'tags'): readonly ColumnSource[] {
  return [...countedNames(runs, (run) => run[group].keys())].map(
    ([name, present]): ColumnSource => ({
      meta: metaOf(`${group}.${name}`, name, 'text', group, present),
      data: () => textData('text', runs.length, (row) => runs[row]![group].get(name)),
    }),
  );
}

function count(runs: readonly Run[], has: (run: Run) => boolean): number {
  return runs.reduce((sum, run) => sum + (has(run) ? 1 : 0), 0);
}
