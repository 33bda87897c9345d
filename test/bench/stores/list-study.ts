import { localFiles } from '../../../src/node/local-files.ts';
import { sqlReader } from '../../../src/node/sqlite/sql-reader.ts';
import { optunaJournal } from '../../../src/stores/optuna/optuna-journal.ts';
import { optunaSqlite } from '../../../src/stores/optuna/optuna-sqlite.ts';

// A whole process that recognises and lists one Optuna storage: what the benchmark times.

const [path = '', wasmPath = ''] = process.argv.slice(2);
const began = performance.now();
const ports = { files: localFiles(), sql: sqlReader({ wasmPath }) };
const place = { identity: 'study', path, entry: { name: path, kind: 'file' as const }, found: () => [] };
const format = (await optunaSqlite.recognises(place, ports)) ? optunaSqlite : optunaJournal;
const { changed, consistent, diagnostics } = await format.open(place, ports).list(undefined);
const ms = performance.now() - began;
const count = (of: (run: (typeof changed)[number]) => { readonly size: number }) => changed.reduce((sum, run) => sum + of(run).size, 0);
const size = { params: count(({ params }) => params), metrics: count(({ metrics }) => metrics) };
console.log(JSON.stringify({ ms, trials: changed.length, ...size, consistent, diagnostics: diagnostics.length }));
