import type { ExperimentsPanels } from '../experiments/experiments-panels.ts';
import { chooseFolder } from './choose-folder.ts';

/** Opens a panel with all runs and candidates of a folder. */
export async function openExperiments(panels: ExperimentsPanels, named: unknown): Promise<void> {
  const folder = await chooseFolder(named);
  if (folder !== undefined) panels.open(folder);
}
