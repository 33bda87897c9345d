import { localFiles } from '../../../src/node/local-files.ts';
import { wandb } from '../../../src/stores/wandb/wandb.ts';

// A whole process that lists one `wandb` folder, and lists it again when nothing changed: what the benchmark times.

const [path = ''] = process.argv.slice(2);
const place = { identity: 'wandb', path, entry: { name: 'wandb', kind: 'folder' as const }, found: () => [] };
const reader = wandb.open(place, { files: localFiles(), sql: {} as never });
const began = performance.now();
const { changed, diagnostics, cursor } = await reader.list(undefined);
const listMs = performance.now() - began;
const again = performance.now();
await reader.list(cursor);
const unchangedMs = performance.now() - again;
const names = changed.reduce((sum, { metrics }) => sum + metrics.size, 0);
console.log(JSON.stringify({ runs: changed.length, names, diagnostics: diagnostics.length, listMs, unchangedMs }));
