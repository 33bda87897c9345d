import { readFile } from 'node:fs/promises';
import { lockEnd, lockStart } from './block-file.ts';

/**
 * Whether some process is in the middle of writing to a SQLite file, where the system lists its locks (Linux). It tells of writers without a
 * journal, who may be stopped between two pages for as long as the machine is busy. False says nothing. Linux takes some 20 ms to list its
 * locks, all of them waiting, so that there is time for something else meanwhile.
 */
export async function isWriteLocked(inode: number | bigint): Promise<boolean> {
  const ends = new RegExp(`WRITE \\d+ [0-9a-f]+:[0-9a-f]+:${inode} (\\d+) (\\d+)`, 'g');
  return [...(await lockList()).matchAll(ends)].some(([, first, last]) => Number(first) >= lockStart && Number(last) < lockEnd);
}

async function lockList(): Promise<string> {
  if (process.platform !== 'linux') return '';
  try {
    return await readFile('/proc/locks', 'latin1');
  } catch (error) {
    // A container without /proc: nobody knows.
    if (error instanceof Error) return '';
    throw error;
  }
}
