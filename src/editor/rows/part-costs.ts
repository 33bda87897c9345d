import { COST_TITLES } from '../../app/charts/chart-of-view.ts';
import type { PartCost } from '../../protocol/charts.ts';
import type { TableMode } from '../../protocol/table.ts';
import type { Tables } from './tables.ts';
import type { FolderIndex } from './folder-index.ts';

export interface PartCostChoice {
  readonly id: PartCost;
  readonly title: string;
}

const SPENT: PartCostChoice = { id: 'spent', title: 'spent, $' };
const titled = (id: Exclude<PartCost, 'spent'>): PartCostChoice => ({ id, title: COST_TITLES[id] });

/** The costs that rows of a table can have, the most telling first. Without a workload there is no month. */
export function partCosts(tables: Tables, index: FolderIndex, mode: TableMode): readonly PartCostChoice[] {
  if (mode === 'runs') return [SPENT, titled('replacement')];
  const workload = tables.candidates(index)?.asked.question.workload;
  return workload === undefined ? [titled('replacement')] : [titled('forward'), titled('replacement'), titled('servingPer1k')];
}

/** The one that was asked for, where it is there. */
export function partCostOf(choices: readonly PartCostChoice[], wanted: PartCost | undefined): PartCostChoice {
  return choices.find(({ id }) => id === wanted) ?? choices[0]!;
}
