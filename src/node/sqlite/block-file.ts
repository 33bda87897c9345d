import { fstatSync, readSync } from 'node:fs';
import { pieced } from './pieced.ts';

/** Bytes by position. What `view` returns is only valid until the next call. */
export interface ByteSource {
  readonly size: number;
  view(start: number, end: number): Uint8Array;
  /** Past all caches, for what is read once. */
  copy(start: number, target: Uint8Array): void;
}

export interface BlockOptions {
  readonly blockBytes: number;
  readonly blocks: number;
}

/** Tools interleave their tables, so the pages of one table lie scattered: larger blocks drag in more of the others than they save in calls. */
export const defaultBlocks: BlockOptions = { blockBytes: 8 * 1024, blocks: 2048 };

/** An open file through a bounded cache of blocks, oldest out first. The size is the one at opening: growth belongs to a later snapshot. */
export function blockFile(fd: number, options: BlockOptions = defaultBlocks): ByteSource {
  const { blockBytes, blocks } = options;
  const size = fstatSync(fd).size;
  const cache = new Map<number, Uint8Array>();

  const load = (index: number): Uint8Array => {
    const block = cache.size < blocks ? new Uint8Array(blockBytes) : recycle(cache);
    readInto(fd, block, index * blockBytes);
    return block;
  };
  const blockAt = (index: number): Uint8Array => {
    const known = cache.get(index);
    const block = known ?? load(index);
    if (known !== undefined) cache.delete(index);
    cache.set(index, block);
    return block;
  };
  const partOf = (index: number, from: number, to: number): Uint8Array => blockAt(index).subarray(from, to);

  return {
    size,
    copy: (start, target) => void readInto(fd, target, start),
    view: (start, end) => pieced(start, end, blockBytes, partOf),
  };
}

/** The bytes that SQLite locks (pending, reserved, shared) whatever the size of the file, and never stores anything in. Windows refuses to read them while a writer is at work. */
export const lockStart = 0x4000_0000;
export const lockEnd = lockStart + 512;

/** Fills `target` from the file, with zeros where the file has no bytes; returns how many bytes there were. */
export function readInto(fd: number, target: Uint8Array, position: number): number {
  const end = position + target.length;
  if (position >= lockEnd || end <= lockStart) return readPlain(fd, target, position);
  const before = Math.max(0, lockStart - position);
  const after = Math.min(target.length, lockEnd - position);
  const head = readPlain(fd, target.subarray(0, before), position);
  target.fill(0, before, after);
  const tail = readPlain(fd, target.subarray(after), position + after);
  return tail > 0 ? after + tail : head;
}

function readPlain(fd: number, target: Uint8Array, position: number): number {
  let filled = 0;
  while (filled < target.length) {
    const count = readSync(fd, target, filled, target.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  target.fill(0, filled);
  return filled;
}

function recycle(cache: Map<number, Uint8Array>): Uint8Array {
  for (const [index, block] of cache) {
    cache.delete(index);
    return block;
  }
  throw new RangeError('a block cache needs room for at least one block');
}
