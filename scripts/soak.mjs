// `npm run soak [-- --only NAME]`: the long proofs. A real MLflow process writes 500 runs while the store is read 200 times; our own data is killed 500
// times, written by four processes at once, cut off at every 512 bytes, and kept on a disk that fills up. 50,000 hostile inputs, and lines of 100 MB.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { builtModule } from './built.mjs';
import { chosen } from './chosen.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const SUITES = {
  mlflow: () => import('../test/soak/mlflow-live.mjs'),
  fuzz: () => import('../test/soak/fuzz.mjs'),
  giants: () => builtModule('test/soak/fuzz/giants.ts'),
  kills: () => builtModule('test/soak/own-data/kills.ts'),
  writers: () => builtModule('test/soak/own-data/writers.ts'),
  damage: () => builtModule('test/soak/own-data/damage.ts'),
  'full-disk': () => builtModule('test/soak/own-data/full-disk.ts'),
};

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });

for (const [name, load] of chosen(SUITES, values.only)) {
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
