import { commands, type Disposable } from 'vscode';
import { CONTEXT_KEYS } from '../ids.ts';
import { localFolders } from './folders.ts';
import type { Projects } from './projects.ts';

/** Keeps the context keys that welcome views and menus ask for. */
export function keepContext(projects: Projects): Disposable {
  return projects.onDidLoad(() => {
    const loaded = projects.loaded();
    void commands.executeCommand('setContext', CONTEXT_KEYS.loaded, loaded.length === localFolders().length);
    void commands.executeCommand(
      'setContext',
      CONTEXT_KEYS.hasRuns,
      loaded.some((one) => 'summary' in one && one.summary.runs > 0),
    );
  });
}
