import { EventEmitter, l10n, type Disposable, type Event, type WorkspaceFolder } from 'vscode';
import type { FolderSummary } from '../../protocol/reader.ts';
import type { SelectionRow } from '../../protocol/rows.ts';
import type { Log } from '../log.ts';
import type { Reader } from '../node/reader.ts';
import type { Loaded, Projects } from '../projects/projects.ts';

export interface CheckedSelections {
  readonly folder: WorkspaceFolder;
  readonly rows: readonly SelectionRow[];
  /** Nothing in kneepoint.yaml is wrong: while somebody edits it, what newer prices would choose is of the moment. */
  readonly isSettled: boolean;
}

/** The decisions of folders, checked when somebody asks and once for each reading. */
export interface Selections extends Disposable {
  /** Never rejects. */
  of(folder: WorkspaceFolder): Promise<readonly SelectionRow[]>;
  readonly onDidCheck: Event<CheckedSelections>;
}

export interface SelectionsParts {
  readonly projects: Projects;
  readonly reader: Pick<Reader, 'ask'>;
  readonly log: Log;
}

export function createSelections({ projects, reader, log }: SelectionsParts): Selections {
  const checked = new EventEmitter<CheckedSelections>();
  const known = new WeakMap<Loaded, Promise<readonly SelectionRow[]>>();
  const check = async (folder: WorkspaceFolder, { problems }: FolderSummary): Promise<readonly SelectionRow[]> => {
    const rows = await reader.ask('selections', { root: folder.uri.fsPath }).catch((error: unknown) => {
      log.failure(l10n.t('The selections could not be checked'), error);
      return [];
    });
    checked.fire({ folder, rows, isSettled: problems.every(({ file }) => file !== 'kneepoint.yaml') });
    return rows;
  };
  return {
    async of(folder) {
      const loaded = await projects.load(folder);
      if ('failure' in loaded) return [];
      const rows = known.get(loaded) ?? check(folder, loaded.summary);
      known.set(loaded, rows);
      return rows;
    },
    onDidCheck: checked.event,
    dispose: () => checked.dispose(),
  };
}
