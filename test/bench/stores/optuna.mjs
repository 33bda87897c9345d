import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// An Optuna study of 1,000 trials, as a database and as a journal: our list against Optuna's own `load_study` and `trials_dataframe`,
// each in a fresh process, in turns. `node test/bench/stores/optuna.mjs`; --quick leaves out the journal.

const TRIALS = 1000;
const TURNS = 7;
const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, '.bench', 'optuna');
const wasm = join(root, 'node_modules', 'sql.js', 'dist', 'sql-wasm.wasm');
const bundle = join(folder, 'list-study.mjs');

/** Medians; `ratio` is the median of ours ÷ peer over the turns, ok where it is at most `target`. */
export async function run({ quick = false } = {}) {
  const python = pythonWithOptuna();
  const stores = [join(folder, 'study.db'), join(folder, 'journal.log')];
  if (!stores.every(existsSync)) output(python, [join(here, 'make_study.py'), folder, String(TRIALS)]);
  await build({ entryPoints: [join(here, 'list-study.ts')], bundle: true, platform: 'node', format: 'esm', external: ['sql.js'], outfile: bundle, logLevel: 'warning' });
  return stores.slice(0, quick ? 1 : 2).flatMap((store) => rowsOf(store, python));
}

/** A journal is what Optuna itself reads fastest: text that it takes apart in C. */
const INSIDE = { SQLite: 1 / 10, journal: 1 };

function rowsOf(store, python) {
  const kind = store.endsWith('.db') ? 'SQLite' : 'journal';
  ours(store);
  const turns = Array.from({ length: TURNS }, () => ({ peer: dataframe(python, store), ...ours(store) }));
  const name = `Optuna ${kind}, 1,000 trials, ms`;
  const inside = row(`${name} without start-up: load_study + trials_dataframe`, turns.map(({ inside, peer }) => [inside, peer]), INSIDE[kind]);
  if (kind === 'journal') return [inside];
  return [inside, row(`${name} of our whole process: the same, without its start-up`, turns.map(({ whole, peer }) => [whole, peer]), 1 / 2)];
}

function ours(store) {
  const began = performance.now();
  const said = JSON.parse(output(process.execPath, [bundle, store, wasm]));
  const whole = performance.now() - began;
  if (said.trials !== TRIALS || said.params !== 10 * TRIALS || said.metrics !== 4 * TRIALS) throw new Error(`listed ${JSON.stringify(said)}`);
  return { inside: said.ms, whole };
}

/** Without the second that importing Optuna and pandas takes, in its favour. */
function dataframe(python, store) {
  const script = `
import sys, time, optuna, pandas, sqlalchemy.orm, alembic.command
optuna.logging.set_verbosity(optuna.logging.ERROR)
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend
path = sys.argv[1]
began = time.perf_counter()
storage = f"sqlite:///{path}" if path.endswith(".db") else JournalStorage(JournalFileBackend(path))
frame = optuna.load_study(study_name="sweep", storage=storage).trials_dataframe()
took = (time.perf_counter() - began) * 1000
assert len(frame) == ${TRIALS}
print(took)
`;
  return Number(output(python, ['-c', script, store]));
}

function pythonWithOptuna() {
  const venv = join(root, '.bench', 'venv-optuna');
  const python = join(venv, 'bin', 'python');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(python)) {
    output(process.env.PYTHON ?? 'python3', ['-m', 'venv', venv]);
    output(python, ['-m', 'pip', 'install', '--quiet', '-r', join(root, 'scripts', 'fixtures', 'optuna-5.0.txt')]);
  }
  return python;
}

function output(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (error !== undefined || status !== 0) throw new Error(`${command} ${args[0]} failed: ${error?.message ?? stderr.slice(-500)}`);
  return stdout;
}

function row(name, pairs, target) {
  const ratio = median(pairs.map(([ours, peer]) => ours / peer));
  return { name, ours: median(pairs.map(([ours]) => ours)), peer: median(pairs.map(([, peer]) => peer)), ratio, target, ok: ratio <= target };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rows = await run({ quick: process.argv.includes('--quick') });
  for (const { name, ours, peer, ratio, target, ok } of rows) {
    console.log(`${ok ? 'ok  ' : 'MISS'} ${name}: ${ours.toFixed(0)} against ${peer.toFixed(0)}, ratio ${ratio.toFixed(3)} (at most ${target.toFixed(3)})`);
  }
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
