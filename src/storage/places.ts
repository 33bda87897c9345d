import type { Files } from '../core/ports/files.ts';
import type { OwnFiles } from '../core/ports/own-files.ts';

/** Where a project's own data lies. Nothing in it belongs into version control. */
export interface Places {
  readonly project: string;
  /** `<project>/.kneepoint` */
  readonly folder: string;
  readonly gitignore: string;
  readonly journals: string;
  readonly database: string;
  /** The database as it was before the last fold: of any two holders of a record one may be damaged. */
  readonly previous: string;
  readonly lock: string;
  /** What could not be read, as it was. */
  readonly damaged: string;
  /** Runs of foreign stores; may be deleted at any time. */
  readonly cache: string;
}

export const OWN_FOLDER = '.kneepoint';

export function placesIn(project: string, files: Files): Places {
  const folder = files.join(project, OWN_FOLDER);
  const database = files.join(folder, 'kneepoint.db');
  return {
    project,
    folder,
    gitignore: files.join(folder, '.gitignore'),
    journals: files.join(folder, 'journal'),
    database,
    previous: `${database}.1`,
    lock: files.join(folder, 'fold.lock'),
    damaged: files.join(folder, 'damaged'),
    cache: files.join(folder, 'cache'),
  };
}

/** Makes a folder of ours, and sees to it that nothing of it gets into version control. */
export function prepareFolder({ gitignore }: Places, folder: string, own: OwnFiles): void {
  own.makeFolder(folder);
  own.createExclusively(gitignore, '*\n');
}
