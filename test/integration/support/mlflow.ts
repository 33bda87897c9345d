import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import initSqlJs from 'sql.js';
import { extensions } from 'vscode';
import { EXTENSION_ID } from '../../../src/editor/ids.ts';

/** Changes an MLflow database in place, as another program does while VS Code is open. */
export async function changeStore(path: string, sql: string): Promise<void> {
  const dist = join(extensions.getExtension(EXTENSION_ID)!.extensionPath, 'dist');
  const { Database } = await initSqlJs({ wasmBinary: new Uint8Array(readFileSync(join(dist, 'sql-wasm.wasm'))).buffer });
  const database = new Database(readFileSync(path));
  database.exec(sql);
  writeFileSync(path, database.export());
  database.close();
}

/** A run of the experiment `digits` that starts after all others. */
export function newRun(id: string, name: string): string {
  return `INSERT INTO runs (run_uuid, name, status, start_time, end_time, experiment_id, lifecycle_stage)
    VALUES ('${id}', '${name}', 'FINISHED', 1767300000000, 1767303600000, 1, 'active')`;
}
