import { durableFiles } from './durable-files.ts';
import { fileDigests } from './file-digests.ts';
import { localFiles } from './local-files.ts';
import { sha256 } from './sha256.ts';
import { sqlReader } from './sqlite/sql-reader.ts';

/** The ports on this machine. `wasmPath` says where a bundle put `sql-wasm.wasm`; of an artefact no more is read than `mostArtifactBytes`. */
export function nodePorts(wasmPath?: string, mostArtifactBytes?: number) {
  return {
    files: localFiles(),
    durable: durableFiles(),
    sql: sqlReader(wasmPath === undefined ? {} : { wasmPath }),
    sha256,
    digests: fileDigests(mostArtifactBytes),
    env: (name: string) => process.env[name],
    clock: () => Date.now(),
  };
}
