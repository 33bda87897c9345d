import { workspace } from 'vscode';
import { SETTINGS } from './ids.ts';

/** How many runs a list shows before it asks. The manifest holds default and bounds; a settings file may ignore both. */
export function pageSize(): number {
  const said = workspace.getConfiguration().get<unknown>(SETTINGS.pageSize);
  return typeof said === 'number' && said >= 1 ? Math.min(Math.floor(said), 10_000) : 500;
}
