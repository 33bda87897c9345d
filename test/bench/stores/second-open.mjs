import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// One project with the stores that the other benchmarks made: 10,000 MLflow runs in a database and 10,000 in files, an Optuna study, 200 W&B runs,
// 500 MB of events. Opened once, then from the cache; looked at again as a whole, and by the name of one file. `node test/bench/stores/second-open.mjs`.

const root = fileURLToPath(new URL('../../..', import.meta.url));
const bench = join(root, '.bench');
const STORES = ['mlflow/10k.db', 'mlflow-files/10k', 'optuna/study.db', 'wandb', 'tensorboard/500'];
const TURNS = 5;
const LIMITS = { openMs: 300, namedMs: 50, peakMb: 600 };

export async function run() {
  const missing = STORES.filter((store) => !existsSync(join(bench, store)));
  if (missing.length > 0) throw new Error(`the other benchmarks make what this one opens: run them first (${missing.join(', ')} is not there)`);
  mkdirSync(bench, { recursive: true });
  const folder = mkdtempSync(join(bench, 'open-'));
  try {
    const program = join(folder, 'open-project.mjs');
    await build({ entryPoints: [join(root, 'test/bench/stores/open-project.ts')], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: program, logLevel: 'warning' });
    writeFileSync(join(folder, 'kneepoint.yaml'), `stores:\n${STORES.map((store) => `  - {path: ../${store}}\n`).join('')}`);
    const open = () => JSON.parse(output(program, folder, join(folder, 'cache'), join(root, 'node_modules/sql.js/dist/sql-wasm.wasm'), join(bench, 'optuna/study.db')));
    const first = open();
    const again = Array.from({ length: TURNS }, open);
    if (again.some(({ runs }) => runs !== first.runs) || first.runs < 20_000) throw new Error(`${first.runs} runs, then ${again.map(({ runs }) => runs)}`);
    const name = `${first.runs.toLocaleString('en')} runs of ${first.stores} stores`;
    return [
      row(`${name}, second open, ms: the limit`, again.map(({ openMs }) => [openMs, LIMITS.openMs])),
      row(`${name}, second open, ms: the first`, again.map(({ openMs }) => [openMs, first.openMs])),
      row(`${name}, a named file, ms: the limit`, again.map(({ named }) => [median(named), LIMITS.namedMs])),
      row(`${name}, whole sweep, ms: the first open`, again.map(({ sweepMs }) => [sweepMs, first.openMs])),
      row(`${name}, MB at the peak: the limit`, [first, ...again].map(({ peakMb }) => [peakMb, LIMITS.peakMb])),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function output(...args) {
  const { status, error, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (error !== undefined || status !== 0) throw new Error(`failed: ${error?.message ?? stderr.slice(-500)}`);
  return stdout;
}

function row(name, pairs) {
  const ratio = median(pairs.map(([ours, peer]) => ours / peer));
  return { name, ours: median(pairs.map(([ours]) => ours)), peer: median(pairs.map(([, peer]) => peer)), ratio, target: 1, ok: ratio <= 1 };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
