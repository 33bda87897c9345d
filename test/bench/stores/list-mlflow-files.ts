import { localFiles } from '../../../src/node/local-files.ts';
import { mlflowFiles } from '../../../src/stores/mlflow-files/mlflow-files.ts';

// A whole process that lists one file store, then lists it again: what the benchmark times.

const [path = ''] = process.argv.slice(2);
const ports = { files: localFiles(), sql: {} as never };
const place = { identity: 'mlruns', path, entry: { name: 'mlruns', kind: 'folder' as const }, found: () => [] };
const reader = mlflowFiles.open(place, ports);

const began = performance.now();
const { changed, diagnostics, cursor } = await reader.list(undefined);
const listMs = performance.now() - began;
const count = (of: (run: (typeof changed)[number]) => { readonly size: number }) => changed.reduce((sum, run) => sum + of(run).size, 0);

const again: number[] = [];
for (let at = cursor, turn = 0; turn < 5; turn++) {
  const start = performance.now();
  at = (await reader.list(at)).cursor;
  again.push(performance.now() - start);
}
console.log(
  JSON.stringify({
    runs: changed.length,
    metrics: count(({ metrics }) => metrics),
    params: count(({ params }) => params),
    tags: count(({ tags }) => tags),
    diagnostics: diagnostics.length,
    listMs,
    againMs: again.sort((a, b) => a - b)[2],
    peakMb: process.resourceUsage().maxRSS / 1024,
  }),
);
