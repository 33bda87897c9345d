import { posix } from 'node:path';
import { crc32 } from 'node:zlib';
import type { FileEntry, Files } from '../../src/core/ports/files.ts';

/** Protobuf: a varint, and a text or message. */
export function number(field: number, value: number | bigint): Uint8Array {
  return joined([varint(field * 8), varint(BigInt.asUintN(64, BigInt(value)))]);
}

export function bytes(field: number, ...content: readonly (Uint8Array | string)[]): Uint8Array {
  const raw = joined(content.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return joined([varint(field * 8 + 2), varint(raw.length), raw]);
}

export function double(field: number, value: number): Uint8Array {
  return joined([varint(field * 8 + 1), new Uint8Array(Float64Array.of(value).buffer)]);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function varint(value: number | bigint): Uint8Array {
  const out: number[] = [];
  for (let rest = BigInt(value); ; rest >>= 7n) {
    if (rest < 128n) return Uint8Array.from([...out, Number(rest)]);
    out.push(Number(rest & 127n) | 128);
  }
}

/** An item of history, summary, config or statistics, its name in one part. */
export function item(field: number, name: string, json: string): Uint8Array {
  return bytes(field, bytes(1, name), bytes(16, json));
}

const time = (seconds: number): Uint8Array => number(1, seconds);

/** Records of a log as W&B writes them, as far as tests need them. */
export const run = (id: string, startedAt: number, ...more: readonly Uint8Array[]): Uint8Array =>
  bytes(17, bytes(1, id), bytes(3, 'digits'), bytes(17, time(startedAt)), ...more);

export function history(step: number | undefined, at: number, values: Readonly<Record<string, string>>): Uint8Array {
  const all = Object.entries({ ...values, _timestamp: String(at) });
  return bytes(2, ...all.map(([name, json]) => item(1, name, json)), ...(step === undefined ? [] : [bytes(2, number(1, step))]));
}

export const summary = (values: Readonly<Record<string, string>>): Uint8Array =>
  bytes(3, ...Object.entries(values).map(([name, json]) => item(1, name, json)));

export const stats = (at: number, values: Readonly<Record<string, string>>): Uint8Array =>
  bytes(7, bytes(2, time(at)), ...Object.entries(values).map(([name, json]) => item(3, name, json)));

export const exit = (code: number, runtime: number): Uint8Array => bytes(18, number(1, code), number(2, runtime));

const BLOCK = 32_768;
const HEADER = 7;
const MAGIC = [0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0];

/** A whole log, framed independently of the reader: the checksum is zlib's. */
export function log(...records: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.from(MAGIC)];
  let at = HEADER;
  const put = (part: Uint8Array): void => {
    parts.push(part);
    at += part.length;
  };
  for (const record of records) {
    let rest = record;
    for (let isFirst = true; isFirst || rest.length > 0; isFirst = false) {
      if (BLOCK - (at % BLOCK) < HEADER) put(new Uint8Array(BLOCK - (at % BLOCK)));
      const data = rest.subarray(0, BLOCK - (at % BLOCK) - HEADER);
      rest = rest.subarray(data.length);
      put(chunk(rest.length === 0 ? (isFirst ? 1 : 4) : isFirst ? 2 : 3, data));
    }
  }
  return joined(parts);
}

export function chunk(type: number, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(HEADER);
  head.writeUInt32LE(crc32(joined([Uint8Array.of(type), data])), 0);
  head.writeUInt16LE(data.length, 4);
  head[6] = type;
  return joined([head, data]);
}

export interface MemoryFolder {
  readonly files: Files;
  /** Replaces a file or, with `same`, lets it grow. */
  put(path: string, content: Uint8Array | string, same?: 'same'): void;
  remove(path: string): void;
  /** How often a file was looked into, and how many bytes that were, since it was asked last. */
  read(): { readonly reads: number; readonly bytes: number; readonly stats: number };
}

/** Files in memory, with Node's buffers for bytes as the real ones have them. */
export function memoryFolder(): MemoryFolder {
  const all = new Map<string, { content: Buffer; inode: number; version: number }>();
  let inodes = 0;
  let clock = 0;
  let counted = { reads: 0, bytes: 0, stats: 0 };
  const readBytes: Files['readBytes'] = (path, start = 0, end) => {
    const part = all.get(path)?.content.subarray(start, end);
    counted = { ...counted, reads: counted.reads + 1, bytes: counted.bytes + (part?.length ?? 0) };
    return part;
  };
  return {
    put(path, content, same) {
      const inode = (same && all.get(path)?.inode) ?? ++inodes;
      all.set(path, { content: Buffer.from(content), inode, version: ++clock });
    },
    remove: (path) => all.delete(path),
    read() {
      const now = counted;
      counted = { reads: 0, bytes: 0, stats: 0 };
      return now;
    },
    files: {
      readBytes,
      readText: (path) => readBytes(path) && all.get(path)!.content.toString('utf8'),
      list: (folder) => entriesIn(folder, [...all.keys()]),
      stat(path) {
        counted = { ...counted, stats: counted.stats + 1 };
        const file = all.get(path);
        return (
          file && { kind: 'file', bytes: file.content.length, modifiedAt: file.version, changedAt: file.version, inode: String(file.inode) }
        );
      },
      exists: (path) => all.has(path),
      join: posix.join,
      relative: posix.relative,
      resolve: posix.resolve,
    },
  };
}

function entriesIn(folder: string, paths: readonly string[]): readonly FileEntry[] {
  const names = new Map<string, FileEntry>();
  for (const path of paths.filter((one) => one.startsWith(`${folder}/`))) {
    const [name = '', ...rest] = path.slice(folder.length + 1).split('/');
    names.set(name, { name, kind: rest.length === 0 ? 'file' : 'folder' });
  }
  return [...names.values()];
}
