import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Database } from 'sql.js';
import { type Content, readsLazily } from './lazy-contract.ts';

export interface SqlEngine {
  open(content: Content | undefined): Database;
  /** False when this sql.js does not read through a lazy image: then a file has to be loaded whole. */
  readonly lazy: boolean;
}

/** A bundle passes where its build put `sql-wasm.wasm`; from source it lies in node_modules. */
export async function loadEngine(wasmPath?: string): Promise<SqlEngine> {
  const bytes = readFileSync(wasmPath ?? createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
  const wasmBinary = Uint8Array.from(bytes).buffer;
  const { default: initSqlJs } = await import('sql.js');
  const sql = await initSqlJs({ wasmBinary, ...nativeFunctions });
  const open = (content: Content | undefined): Database => new sql.Database(content as ArrayLike<number> | undefined);
  return { open, lazy: readsLazily(open) };
}

/** sql.js replaces some of SQLite's functions by its own unless told otherwise; its types do not know the option yet. */
const nativeFunctions = { useOldExtensionFunctions: false };
