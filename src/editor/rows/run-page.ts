import { formatMetric } from '../../core/format/metric.ts';
import type { Sampler } from '../../core/quantity/sampler.ts';
import { defined } from '../../core/record/defined.ts';
import type { Run } from '../../core/runs/run.ts';
import type { Answer, Ask } from '../../protocol/contract.ts';
import type { ReaderContract } from '../../protocol/reader.ts';
import type { RunRow } from '../../protocol/rows.ts';
import { costText } from './cost-text.ts';
import { newestFirst, type FolderIndex } from './folder-index.ts';

type RunsOf = Ask<ReaderContract, 'runs'>['of'];

/** The newest runs below an experiment or a run, as many as are shown. */
export function runPage(index: FolderIndex, of: RunsOf, count: number, sampler: Sampler): Answer<ReaderContract, 'runs'> {
  const all = runsBelow(index, of);
  return { rows: all.slice(0, count).map((run) => runRow(index, run, sampler)), total: all.length };
}

function runsBelow({ stores, state }: FolderIndex, of: RunsOf): readonly Run[] {
  if ('parent' in of) return newestFirst(state.tree.childrenOf.get(of.parent) ?? []);
  return stores.find(({ key }) => key === of.store)?.experiments.find(({ id }) => id === of.experiment)?.top ?? [];
}

function runRow(index: FolderIndex, run: Run, sampler: Sampler): RunRow {
  const { id, name, status, startedAt } = run;
  return {
    id,
    name,
    status,
    cost: costText(index, run, sampler),
    children: index.state.tree.childrenOf.get(id)?.length ?? 0,
    twins: run.twins?.length ?? 0,
    ...defined({ startedAt, metric: metricOf(run, index.keyMetric) }),
  };
}

function metricOf(run: Run, name: string | undefined): RunRow['metric'] {
  const found = name === undefined ? undefined : run.metrics.get(name);
  return name === undefined || found === undefined ? undefined : { name, text: formatMetric(found.value) };
}
