import { posix } from 'node:path';
import { FileError, type Files } from '../../src/core/ports/files.ts';
import { tensorboard } from '../../src/stores/tensorboard/tensorboard.ts';
import { event, joined, scalar } from './event-file.ts';

export const START = 1_767_225_600;
export const file = (run: string, name = `events.out.tfevents.${START}.node`) => (run === '.' ? `/p/${name}` : `/p/${run}/${name}`);

/** A project in memory whose files a test changes, counting what is asked of it. */
export function project(content: Record<string, Uint8Array> = {}) {
  const stored = new Map(Object.entries(content));
  const inodes = new Map<string, number>();
  const versions = new Map<string, number>();
  const asked = { stats: 0, read: 0 };
  const closed = new Set<string>();
  const files = {
    relative: posix.relative,
    stat(path: string) {
      asked.stats++;
      const found = stored.get(path);
      const version = versions.get(path) ?? 0;
      return found && { kind: 'file', bytes: found.length, modifiedAt: version, changedAt: version, inode: String(inodes.get(path) ?? 0) };
    },
    readBytes(path: string, start = 0, end?: number) {
      if (closed.has(path)) throw new FileError('unreadable', path);
      const part = stored.get(path)?.slice(start, end);
      asked.read += part?.length ?? 0;
      return part;
    },
  } as unknown as Files;
  const place = { identity: '.', path: '/p', entry: { name: '.', kind: 'folder' as const }, found: () => [...stored.keys()].sort() };
  const change = (path: string, to: Uint8Array | undefined, { inode = false } = {}) => {
    if (to === undefined) stored.delete(path);
    else stored.set(path, to);
    versions.set(path, (versions.get(path) ?? 0) + 1);
    if (inode) inodes.set(path, (inodes.get(path) ?? 0) + 1);
  };
  const open = () => tensorboard.open(place, { files, sql: {} as never });
  return { open, change, asked, closed, place, files };
}

export const opened = (seconds = START) => event(seconds, 0);
export const curve = (tag: string, values: readonly number[], first = 0, start = START) =>
  values.map((value, index) => event(start + (first + index) * 60, first + index, [scalar(tag, value)]));
export const run = (tag: string, values: readonly number[]) => joined([opened(), ...curve(tag, values)]);

/** The events of a run in the fixtures that was interrupted and went on, in their order. */
export const RESUMED = [1767236400, 1767272400].map((at, index) => `events.out.tfevents.${at}.node-7.example.org.4711.${index}`);
