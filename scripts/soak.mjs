// `npm run soak [-- --only NAME]`: the long proofs. A real MLflow process writes 500 runs while the store is read 200 times; our own data is killed 500
// times, written by four processes at once, cut off at every 512 bytes, and kept on a disk that fills up. 50,000 hostile inputs, and lines of 100 MB.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const SUITES = {
  mlflow: () => import('../test/soak/mlflow-live.mjs'),
  fuzz: () => import('../test/soak/fuzz.mjs'),
  giants: () => bundled('test/soak/fuzz/giants.ts'),
  kills: () => bundled('test/soak/own-data/kills.ts'),
  writers: () => bundled('test/soak/own-data/writers.ts'),
  damage: () => bundled('test/soak/own-data/damage.ts'),
  'full-disk': () => bundled('test/soak/own-data/full-disk.ts'),
};

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const unknown = values.only?.find((name) => !Object.hasOwn(SUITES, name));
if (unknown !== undefined) throw new Error(`--only knows ${Object.keys(SUITES).join(', ')}, not ${unknown}`);

for (const [name, load] of Object.entries(SUITES)) {
  if (values.only !== undefined && !values.only.includes(name)) continue;
  const result = await outcome(load);
  console.log(`${name}: ${JSON.stringify(result, null, 2)}`);
  if (result.ok === false) process.exitCode = 1;
}

/** One proof that fails does not keep the others from being tried. */
async function outcome(load) {
  try {
    const { run } = await load();
    return await run();
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

async function bundled(entry) {
  mkdirSync('.bench', { recursive: true });
  const folder = mkdtempSync(join('.bench', 'soak-'));
  try {
    const outfile = join(folder, 'run.mjs');
    await build({
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile,
      logLevel: 'error',
    });
    return await import(pathToFileURL(join(root, outfile)).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
