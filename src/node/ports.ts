import { durableFiles } from './durable-files.ts';
import { localFiles } from './local-files.ts';
import { sha256 } from './sha256.ts';
import { sqlReader } from './sqlite/sql-reader.ts';

/** The ports on this machine. `wasmPath` says where a bundle put `sql-wasm.wasm`. */
export function nodePorts(wasmPath?: string) {
  return {
    files: localFiles(),
    durable: durableFiles(),
    sql: sqlReader(wasmPath === undefined ? {} : { wasmPath }),
    sha256,
    clock: () => Date.now(),
  };
}
