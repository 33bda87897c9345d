import { sqlReader } from '../../../src/node/sqlite/sql-reader.ts';
import { openStore } from '../../../src/stores/formats.ts';

// A whole process that lists one store, as `kneepoint scan` does before it computes anything: what the benchmark times where nothing is built.

const [path = '', wasmPath = ''] = process.argv.slice(2);
const place = { identity: 'mlflow.db', path, entry: { name: 'mlflow.db', kind: 'file' as const }, found: () => [] };
const reader = await openStore(place, { files: {} as never, sql: sqlReader({ wasmPath }) });
const began = performance.now();
const { changed, consistent, diagnostics, cursor } = await reader!.list(undefined);
const count = (of: (run: (typeof changed)[number]) => { readonly size: number }) => changed.reduce((sum, run) => sum + of(run).size, 0);
const answer = {
  runs: changed.length,
  metrics: count(({ metrics }) => metrics),
  params: count(({ params }) => params),
  tags: count(({ tags }) => tags),
  consistent,
  diagnostics: diagnostics.length,
  listMs: performance.now() - began,
};
const again = performance.now();
await reader!.list(cursor);
console.log(JSON.stringify({ ...answer, unchangedMs: performance.now() - again }));
