import { explain } from '../../core/format/explain.ts';
import { formatMetric } from '../../core/format/metric.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { reasonText } from '../../core/format/reason.ts';
import { twinRuleText } from '../../core/format/twin-rule.ts';
import type { RunCost } from '../../core/ledgers/run-costs.ts';
import { isKnown, sourcesOf, view, type Known, type Quantity } from '../../core/quantity/quantity.ts';
import type { Sampler } from '../../core/quantity/sampler.ts';
import { defined } from '../../core/record/defined.ts';
import type { Run, RunId } from '../../core/runs/run.ts';
import type { Breakdown } from '../../protocol/rows.ts';
import { BROKEN_CONFIGURATION } from './fault-sentence.ts';
import type { FolderIndex } from './folder-index.ts';

const MOST_METRICS = 8;
const MOST_TERMS = 8;
const MOST_SOURCES = 6;

/** Why a run costs what it costs, in the order in which a hover says it. */
export function breakdown(index: FolderIndex, id: RunId, sampler: Sampler): Breakdown | undefined {
  const run = index.runs.get(id);
  const cost = index.state.costs.get(id);
  if (run === undefined || cost === undefined) return undefined;
  return {
    name: run.name,
    experiment: run.experiment.name,
    status: run.status,
    ...defined({ startedAt: run.startedAt }),
    duration: formatQuantity(view(cost.duration, sampler)),
    metrics: metricsOf(run, index.keyMetric),
    ...(index.configBroken ? withoutCost : costParts(cost, sampler)),
    twins: (run.twins ?? []).map(({ id: twin, rule }) => `${twin}: ${twinRuleText(rule)}`),
    computedAt: index.state.readAt,
  };
}

type CostParts = Pick<Breakdown, 'total' | 'basis' | 'sum' | 'sources' | 'mendable'>;

const withoutCost: CostParts = {
  total: `cost unknown: ${BROKEN_CONFIGURATION}`,
  sum: [],
  sources: [],
  mendable: true,
};

function costParts(cost: RunCost, sampler: Sampler): CostParts {
  const spent = view(cost.spent, sampler);
  const sources = sourcesOf(cost.spent);
  const lines = explain(cost.spent, { terms: MOST_TERMS });
  return {
    total: totalText(spent),
    ...defined({ basis: isKnown(spent) ? basisText(spent) : undefined }),
    sum: isKnown(spent) ? lines.slice(0, lines.length - sources.length) : [],
    sources: cut(sources.map(({ text, asOf }) => (asOf === undefined ? text : `${text} (${asOf})`))),
    mendable: !isKnown(spent) || spent.atLeast === true || spent.basis === 'assumed',
  };
}

function totalText(spent: Quantity): string {
  if (!isKnown(spent)) return `cost unknown: ${reasonText(spent)}`;
  const missing = spent.missing ?? [];
  return `${formatQuantity(spent)}${missing.length === 0 ? '' : `; not in it: ${cut(missing.map(reasonText)).join(', ')}`}`;
}

function basisText({ basis, priceBasis }: Known): string {
  return priceBasis === undefined ? basis : `${basis}, ${priceBasis} price`;
}

/** The key metric first, then by name. */
function metricsOf(run: Run, key: string | undefined): Breakdown['metrics'] {
  const names = [...run.metrics.keys()].sort((a, b) => Number(b === key) - Number(a === key) || (a < b ? -1 : 1));
  return names.slice(0, MOST_METRICS).map((name) => ({ name, text: formatMetric(run.metrics.get(name)!.value) }));
}

function cut(texts: readonly string[]): string[] {
  return texts.length > MOST_SOURCES ? [...texts.slice(0, MOST_SOURCES), `and ${texts.length - MOST_SOURCES} more`] : [...texts];
}
