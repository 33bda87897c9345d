import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { localFiles } from '../../../src/node/local-files.ts';
import { tensorboard } from '../../../src/stores/tensorboard/tensorboard.ts';

// A whole process that lists a folder of event files, then lists it again: unchanged, and with one file that grew.

const [root = ''] = process.argv.slice(2);
const found = readdirSync(root).flatMap((run) => readdirSync(join(root, run)).map((file) => join(root, run, file)));
const place = { identity: '.', path: root, entry: { name: '.', kind: 'folder' as const }, found: () => found };
const reader = tensorboard.open(place, { files: localFiles(), sql: {} as never });

const began = performance.now();
const { changed, diagnostics, cursor } = await reader.list(undefined);
const listMs = performance.now() - began;

const unchanged = performance.now();
const again = await reader.list(cursor);
const unchangedMs = performance.now() - unchanged;

const [file = ''] = found;
const { size } = statSync(file);
// The first record is the writer's own; a thousand of the next are appended.
const part = readFileSync(file).subarray(88, 88 + 50_000);
let end = 0;
while (end + 12 <= part.length && end + 16 + part.readUInt32LE(end) <= part.length) end += 16 + part.readUInt32LE(end);
appendFileSync(file, part.subarray(0, end));
const grown = performance.now();
const more = await reader.list(again.cursor);
const grownMs = performance.now() - grown;
truncateSync(file, size);

const metrics = changed.reduce((sum, run) => sum + run.metrics.size, 0);
const counts = {
  runs: changed.length,
  metrics,
  diagnostics: diagnostics.length,
  unchanged: again.changed.length,
  grown: more.changed.length,
};
console.log(JSON.stringify({ ...counts, listMs, unchangedMs, grownMs }));
