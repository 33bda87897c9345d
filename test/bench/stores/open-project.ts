import { openProject } from '../../../src/app/project/project.ts';
import { projectCache } from '../../../src/app/project/project-cache.ts';
import { bundledPrices } from '../../../src/core/prices/table/table.ts';
import { nodePorts } from '../../../src/node/ports.ts';
import { storagePorts } from '../../../src/node/storage-ports.ts';

// node open-project.mjs <project> <cache folder> <wasm> [<changed file>]: opens everything that a project has, as the editor's reader does at its start,
// and keeps it; then looks again at one store that a watcher would name. Prints JSON.
const [root = '', folder = '', wasm = '', changed] = process.argv.slice(2);
const began = performance.now();
const project = openProject(root, bundledPrices, nodePorts(wasm), { cache: projectCache(folder, root, storagePorts(wasm)) });
const state = await project.refresh();
const openMs = performance.now() - began;
await project.remember();
const again = performance.now();
await project.refresh();
const sweepMs = performance.now() - again;
const named: number[] = [];
for (let i = 0; changed !== undefined && i < 5; i++) {
  const start = performance.now();
  await project.refresh({ changed: [changed] });
  named.push(performance.now() - start);
}
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ runs: state.runs.length, stores: state.stores.length, openMs, sweepMs, named, peakMb }));
