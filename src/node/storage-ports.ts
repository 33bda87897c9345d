import { randomBytes } from 'node:crypto';
import { localFiles } from './local-files.ts';
import { ownFiles } from './own-files.ts';
import { processes } from './processes.ts';
import { sha256 } from './sha256.ts';
import { sqlBuilder } from './sqlite/sql-builder.ts';

/** What our own data is kept through, on this machine. `wasmPath` says where a bundle put `sql-wasm.wasm`. */
export function storagePorts(wasmPath?: string) {
  return {
    files: localFiles(),
    own: ownFiles(),
    buildSql: sqlBuilder(wasmPath),
    sha256,
    clock: () => Date.now(),
    processes: processes(),
    pause: () => new Promise<void>((resolve) => setImmediate(resolve)),
    newId: () => randomBytes(8).toString('hex'),
  };
}
