import type { Processes } from '../../src/core/ports/processes.ts';
import type { SqlBuilder, SqlDraft } from '../../src/core/ports/sql-builder.ts';
import type { StoragePorts } from '../../src/storage/ports.ts';
import { sha256 } from './facts.ts';
import { type MemoryDisk, memoryDisk } from './memory-disk.ts';

/** A machine with a disk and a clock on which processes start and end as told. */
export interface Machine {
  readonly disk: MemoryDisk;
  /** Milliseconds since 1970 UTC; goes where it is set. */
  now: number;
  /** The ports of a new process, with its number. */
  start(host?: string): StoragePorts & { readonly pid: number };
  end(pid: number): void;
}

/** No database, but what is read of one: the lines, in a fraction of the time. */
const buildSql: SqlBuilder = async (fill) => {
  const lines: string[] = [];
  const insert: SqlDraft['insert'] = (_, rows) => lines.push(...Array.from(rows, (row) => String(row.at(-1))));
  fill({ run: () => undefined, insert });
  return Buffer.from(lines.join('\0'));
};

/** `before` counts what there was on the disk's earlier machine, so that nothing here has the number of something there. */
export function machine(disk: MemoryDisk = memoryDisk(), before = 0): Machine {
  const alive = new Set<number>();
  let pids = before;
  let ids = before;
  const it: Machine = {
    disk,
    now: 1_000_000,
    start(host = 'here') {
      const pid = ++pids;
      alive.add(pid);
      const processes: Processes = {
        self: { pid, host, startedAt: it.now, token: `token ${pid}` },
        isAlive: (mark) => (mark.host === host ? alive.has(mark.pid) : undefined),
      };
      return {
        pid,
        files: disk,
        own: disk,
        buildSql,
        sha256,
        clock: () => it.now,
        processes,
        pause: () => Promise.resolve(),
        newId: () => (++ids).toString(16).padStart(16, '0'),
      };
    },
    end: (pid) => void alive.delete(pid),
  };
  return it;
}

/** Numbers from 0 up to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
