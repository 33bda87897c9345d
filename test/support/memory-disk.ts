import { posix } from 'node:path';
import type { Files } from '../../src/core/ports/files.ts';
import { type AppendFile, OwnFileError, type OwnFiles } from '../../src/core/ports/own-files.ts';

/** A file's bytes: as programs see them, and as far as they have surely reached the disk. */
interface Node {
  readonly inode: number;
  bytes: Uint8Array;
  synced: Uint8Array;
  modifiedAt: number;
}

interface NameChange {
  readonly folder: string;
  apply(names: Map<string, Node>): void;
}

/** Called before each thing that a disk does; may throw instead of it, as a disk would or as if the process ended there. */
export type BeforeStep = (step: 'create' | 'write' | 'sync' | 'rename' | 'sync-folder' | 'remove' | 'truncate', path: string) => void;

export interface MemoryDisk extends Files, OwnFiles {
  before: BeforeStep;
  /** How many bytes there is room for. */
  capacity: number;
  /** The clock of the file system. */
  now: number;
  /** Rewrites a file behind everybody's back, as damage does. */
  damage(path: string, change: (bytes: Uint8Array) => Uint8Array): void;
  /** The disk after the power went: what was not synced is there in part or not at all, as `random` (0 up to 1) has it. */
  afterPowerCut(random: () => number): MemoryDisk;
  paths(): readonly string[];
}

/** A disk in memory that remembers what is durable, with room for so much, that fails where it is told to. */
export function memoryDisk(names = new Map<string, Node>()): MemoryDisk {
  const durable = new Map(names);
  let pending: NameChange[] = [];
  let inodes = Math.max(0, ...[...names.values()].map(({ inode }) => inode));
  const used = (): number => [...names.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  const isFolder = (path: string): boolean => [...names.keys()].some((name) => name.startsWith(`${path}/`));

  const rename = (folder: string, apply: NameChange['apply']): void => {
    apply(names);
    pending.push({ folder, apply });
  };
  const syncFolder = (folder: string): void => {
    disk.before('sync-folder', folder);
    for (const { apply } of pending.filter((change) => change.folder === folder)) apply(durable);
    pending = pending.filter((change) => change.folder !== folder);
  };
  const created = (path: string): Node => {
    disk.before('create', path);
    if (names.has(path)) throw new OwnFileError('exists', path);
    const node: Node = { inode: ++inodes, bytes: new Uint8Array(), synced: new Uint8Array(), modifiedAt: disk.now };
    rename(posix.dirname(path), (all) => all.set(path, node));
    return node;
  };
  /** In two parts, so that there is something between them. */
  const written = (node: Node, path: string, content: Uint8Array): void => {
    for (const part of [content.subarray(0, content.length >> 1), content.subarray(content.length >> 1)]) {
      disk.before('write', path);
      const room = Math.max(0, disk.capacity - used());
      node.bytes = Buffer.concat([node.bytes, part.subarray(0, room)]);
      node.modifiedAt = disk.now;
      if (part.length > room) throw new OwnFileError('full', path, { reason: 'ENOSPC' });
    }
  };
  const synced = (node: Node, path: string): void => {
    disk.before('sync', path);
    node.synced = node.bytes;
  };
  const whole = (path: string, content: string | Uint8Array): void => {
    const node = created(path);
    try {
      written(node, path, typeof content === 'string' ? Buffer.from(content) : content);
      synced(node, path);
    } catch (error) {
      if (error instanceof OwnFileError) names.delete(path);
      throw error;
    }
  };
  const appending = (path: string): AppendFile => {
    const node = created(path);
    syncFolder(posix.dirname(path));
    return {
      async append(content) {
        written(node, path, content);
        synced(node, path);
        return 'synced';
      },
      truncate(bytes) {
        disk.before('truncate', path);
        node.bytes = node.bytes.subarray(0, bytes);
      },
      isInPlace: () => names.get(path) === node,
      close: () => undefined,
    };
  };

  const disk: MemoryDisk = {
    before: () => undefined,
    capacity: Number.POSITIVE_INFINITY,
    now: 0,
    readText: (path) => (names.has(path) ? Buffer.from(names.get(path)!.bytes).toString('utf8') : undefined),
    readBytes: (path, start = 0, end) => copyOf(names.get(path)?.bytes.subarray(start, end)),
    list(folder) {
      const below = [...names.keys()]
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1).split('/'));
      return [
        ...new Map(
          below.map(([name = '', ...rest]) => [name, { name, kind: rest.length === 0 ? ('file' as const) : ('folder' as const) }]),
        ).values(),
      ];
    },
    stat(path) {
      const node = names.get(path);
      if (node === undefined) return isFolder(path) ? { kind: 'folder', bytes: 0, modifiedAt: 0, changedAt: 0, inode: path } : undefined;
      return { kind: 'file', bytes: node.bytes.length, modifiedAt: node.modifiedAt, changedAt: node.modifiedAt, inode: String(node.inode) };
    },
    exists: (path) => names.has(path) || isFolder(path),
    join: posix.join,
    relative: posix.relative,
    resolve: posix.resolve,
    makeFolder: () => undefined,
    create: appending,
    createExclusively(path, content) {
      if (names.has(path)) return false;
      whole(path, content);
      syncFolder(posix.dirname(path));
      return true;
    },
    async writeDraft(path, content) {
      names.delete(path);
      whole(path, content);
    },
    move(from, to) {
      disk.before('rename', from);
      const node = names.get(from);
      if (node === undefined) return false;
      rename(posix.dirname(to), (all) => {
        all.delete(from);
        all.set(to, node);
      });
      syncFolder(posix.dirname(to));
      return true;
    },
    remove(path) {
      disk.before('remove', path);
      const isThere = names.has(path);
      rename(posix.dirname(path), (all) => all.delete(path));
      return isThere;
    },
    mayWrite: () => true,
    damage(path, change) {
      const node = names.get(path);
      if (node === undefined) throw new RangeError(`nothing at ${path}`);
      node.bytes = change(new Uint8Array(node.bytes));
      node.synced = node.bytes;
      node.modifiedAt = ++disk.now;
    },
    afterPowerCut(random) {
      const left = new Map(durable);
      for (const { apply } of pending) if (random() < 0.5) apply(left);
      return memoryDisk(new Map([...left].map(([path, node]) => [path, afterCut(node, random)])));
    },
    paths: () => [...names.keys()].sort(),
  };
  return disk;
}

/** A Buffer's own `slice` does not copy. */
function copyOf(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes && new Uint8Array(bytes);
}

/** What was added since the last sync is there up to somewhere; what is there of it may be zeros. */
function afterCut(node: Node, random: () => number): Node {
  const { bytes, synced } = node;
  const tail = new Uint8Array(bytes).slice(synced.length, synced.length + Math.floor(random() * (bytes.length - synced.length + 1)));
  const left = bytes.length < synced.length ? synced : Buffer.concat([synced, random() < 0.3 ? tail.fill(0) : tail]);
  return { ...node, bytes: left, synced: left };
}
