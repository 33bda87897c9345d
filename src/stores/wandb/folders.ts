import type { FileEntry, Files } from '../../core/ports/files.ts';
import type { StorePlace } from '../store-format.ts';

/** What one process left: a folder of its own, also when it resumed a run of before. */
export interface RunFolder {
  /** The native id of a run that began here. */
  readonly name: string;
  readonly path: string;
  /** For diagnostics: relative to the project. */
  readonly label: string;
}

const RUN_FOLDER = /^(?:offline-)?run-\d{8}_\d{6}-(.+)$/;

/** All run folders of a place, or the place itself when it is one. `latest-run` is a link and none of them. */
export function runFolders({ path, identity, entry }: StorePlace, files: Files): readonly RunFolder[] {
  const entries = files.list(path);
  if (logOf(entries) !== undefined || RUN_FOLDER.test(entry.name)) return [{ name: entry.name, path, label: identity }];
  return entries
    .filter(({ name, kind }) => kind === 'folder' && RUN_FOLDER.test(name))
    .map(({ name }) => ({ name, path: files.join(path, name), label: `${identity}/${name}` }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The name of the transaction log among what is in a run folder. */
export function logOf(entries: readonly FileEntry[]): string | undefined {
  const logs = entries.filter(({ name, kind }) => kind === 'file' && name.endsWith('.wandb')).map(({ name }) => name);
  return logs.sort().find((name) => LOG.test(name)) ?? logs[0];
}

const LOG = /^run-(.+)\.wandb$/;

/** W&B names the log after the run, and the folder too unless two processes began one run in one second. */
export function runIdOf(folder: string, log: string | undefined): string {
  return LOG.exec(log ?? '')?.[1] ?? RUN_FOLDER.exec(folder)?.[1] ?? folder;
}
