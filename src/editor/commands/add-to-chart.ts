import type { ExperimentsPanels } from '../experiments/experiments-panels.ts';
import type { RunNode } from '../runs/runs-node.ts';

/** Marks a run in the chart of the experiments panel, which is opened where none is. */
export function addToChart(panels: ExperimentsPanels, { folder, row }: RunNode): Promise<void> {
  return panels.addToChart(folder, [row.id]);
}
