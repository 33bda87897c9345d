// What runs when the extension is loaded must be little: schemas and their library come with the first question to the reader or the first panel. Prints how many
// of the bundle's files run at the start, and fails with the way to whatever must not.
import { build } from 'esbuild';

const LATER = /node_modules\/(zod|yaml|sql\.js|papaparse)\//;
const ENTRY = 'src/editor/extension.ts';

const { metafile } = await build({
  entryPoints: [ENTRY],
  bundle: true,
  write: false,
  metafile: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
  logLevel: 'silent',
});
const [{ inputs: kept }] = Object.values(metafile.outputs);
const from = new Map([[ENTRY, undefined]]);
for (const [path] of from) {
  for (const { path: next, kind, external } of metafile.inputs[path].imports) {
    const isKept = !external && kind !== 'dynamic-import' && kept[next] !== undefined && kept[next].bytesInOutput > 0;
    if (isKept && !from.has(next)) from.set(next, path);
  }
}
const wrong = [...from.keys()].find((path) => LATER.test(path));
if (wrong !== undefined) {
  const way = [wrong];
  for (let path = from.get(wrong); path !== undefined; path = from.get(path)) way.unshift(path);
  console.error(`the extension loads at its start what it needs later (import it where it is used, by import()):\n  ${way.join('\n  → ')}`);
  process.exit(1);
}
console.log(`${from.size} files run at the start of the extension`);
