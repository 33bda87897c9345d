import type { FileStat } from './files.ts';

/** Equal for two looks at a file when it was not written in between. */
export function fileState(stat: FileStat | undefined): string {
  return stat === undefined ? 'missing' : [stat.bytes, stat.modifiedAt, stat.changedAt, stat.inode].join('|');
}
