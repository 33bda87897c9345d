import type { ReportPanels } from '../report/report-panels.ts';
import { chooseFolder } from './choose-folder.ts';

/** Shows a folder's report beside the code. */
export async function openReport(panels: ReportPanels, named: unknown): Promise<void> {
  const folder = await chooseFolder(named);
  if (folder !== undefined) await panels.show(folder);
}
