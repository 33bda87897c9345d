import { l10n, type Disposable } from 'vscode';
import { RemoteFailure } from '../../protocol/remote-failure.ts';
import type { Log } from '../log.ts';
import type { Projects } from './projects.ts';

/** A folder that could not be read is said once. What ended the reader itself has been said already. */
export function sayFailures(projects: Projects, log: Log): Disposable {
  const said = new Map<string, string>();
  return projects.onDidLoad((loaded) => {
    const key = loaded.folder.uri.toString();
    if ('summary' in loaded) said.delete(key);
    else if (loaded.failure instanceof RemoteFailure && said.get(key) !== loaded.failure.message) {
      said.set(key, loaded.failure.message);
      log.failure(l10n.t('{0} could not be read', loaded.folder.name), loaded.failure, {
        title: l10n.t('Refresh'),
        run: () => projects.invalidate(),
      });
    }
  });
}
