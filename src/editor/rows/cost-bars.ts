import { candidateName } from '../../app/charts/chart-of-view.ts';
import { viewSampler } from '../../app/project/project.ts';
import { costParts } from '../../app/views/cost-parts.ts';
import type { Expression } from '../../core/quantity/expression.ts';
import type { CostBar, CostPartsAnswer, PartCost } from '../../protocol/charts.ts';
import type { Ask } from '../../protocol/contract.ts';
import type { PanelContract } from '../../protocol/panel.ts';
import type { FolderIndex } from './folder-index.ts';
import { partCostOf, partCosts } from './part-costs.ts';
import type { Tables } from './tables.ts';

const BROKEN = 'kneepoint.yaml has an error, and its defaults would give wrong numbers. The Problems view says where it is.';

/** What the costs of some rows add up from. */
export function costBars(
  tables: Tables,
  index: FolderIndex,
  { mode, ids, cost: wanted }: Ask<PanelContract, 'costParts'>,
): CostPartsAnswer {
  const costs = partCosts(tables, index, mode);
  const cost = partCostOf(costs, wanted);
  const answer = { cost: cost.id, costs: [...costs] };
  if (index.configBroken) return { ...answer, bars: [], empty: BROKEN };
  const sampler = viewSampler();
  const name = cost.title.split(',')[0]!;
  const expressionOf = mode === 'runs' ? runCost(index, cost.id) : candidateCost(tables, index, cost.id);
  const bars = ids.flatMap((id): CostBar[] => {
    const found = expressionOf(id);
    if (found === undefined) return [];
    const { parts, total } = costParts(found.cost, found.sku ?? name, sampler);
    return [{ id, name: found.name, parts: [...parts], total }];
  });
  return { ...answer, bars };
}

interface Named {
  readonly name: string;
  /** What a cost of one part is paid for. */
  readonly sku?: string | undefined;
  readonly cost: Expression;
}

function runCost({ runs, state }: FolderIndex, cost: PartCost): (id: string) => Named | undefined {
  return (id) => {
    const [run, costs] = [runs.get(id), state.costs.get(id)];
    return run === undefined || costs === undefined
      ? undefined
      : {
          name: run.name,
          sku: 'unknown' in costs.hardware ? undefined : costs.hardware.sku,
          cost: cost === 'replacement' ? costs.replacement : costs.spent,
        };
  };
}

function candidateCost(tables: Tables, index: FolderIndex, cost: PartCost): (id: string) => Named | undefined {
  const known = new Map(tables.candidates(index)?.assessed.map((one) => [one.facts.id, one]));
  return (id) => {
    const one = known.get(id);
    if (one === undefined || cost === 'spent') return undefined;
    const { configuration, serving, training } = one.facts;
    const sku = cost === 'replacement' && !('unknown' in training) ? training.sku : undefined;
    return { name: candidateName(configuration, serving.batch), sku, cost: one.expression({ cost }) };
  };
}
