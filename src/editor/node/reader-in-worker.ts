import { l10n, Uri } from 'vscode';
import type { News } from '../../protocol/contract.ts';
import type { ReaderContract } from '../../protocol/reader.ts';
import type { Log } from '../log.ts';
import type { Projects } from '../projects/projects.ts';
import { createReader, type Reader } from './reader.ts';

export interface ReaderParts {
  readonly log: Log;
  readonly projects: Projects;
  /** The workspace's own storage; undefined where no folder is open. */
  readonly storage: Uri | undefined;
  readonly progress: (news: News<ReaderContract, 'progress'>) => void;
}

/** The reader with the bundle's own files, its news in the log, and its sudden end as one message. */
export function readerInWorker(extension: Uri, { log, projects, progress, storage }: ReaderParts): Reader {
  return createReader({
    workerPath: Uri.joinPath(extension, 'dist', 'worker.cjs').fsPath,
    wasmPath: Uri.joinPath(extension, 'dist', 'sql-wasm.wasm').fsPath,
    cacheFolder: storage?.scheme === 'file' ? storage.fsPath : undefined,
    listeners: { progress, log: ({ level, message }) => log.channel[level](message) },
    dropped: (what, error) => log.channel.error(`dropped ${what}: ${error.message}`),
    died: (reason) => {
      const restart = { title: l10n.t('Restart'), run: () => projects.invalidate() };
      log.failure(l10n.t('Kneepoint could not go on reading the run stores'), reason, restart);
    },
  });
}
