import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { heading, line, row } from '../front/rows.mjs';

// The list of a file store of 10,000 runs, 360,000 files, against `mlflow.search_runs` on the same folder and against reading the files
// and doing nothing with them, in turns. `node test/bench/stores/mlflow-files.mjs`; --quick leaves out search_runs.
//
// A first list 20 times as fast as search_runs is not to be had by opening the files. Processor time with all of them in the system's memory, of
// which nearly all is the system's own: search_runs 12.7 s; a loop in C with paths relative to each folder (openat, read, close) 1.5 s; the same loop in
// Node 2.3 s; our list 2.7 s. A twentieth of search_runs would be 0.64 s, so that even two cores of that loop in C would take longer. What is that fast is
// a second list, which looks at two entries of each run.

const TURNS = 5;
const RUNS = 10_000;
const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, '.bench', 'mlflow-files');
const store = join(folder, '10k');
const bundle = join(folder, 'list.mjs');

/** Medians; `ratio` is the median of ours ÷ peer over the turns, ok where it is at most `target`. */
export async function run({ quick = false } = {}) {
  const python = pythonWithMlflow();
  if (!existsSync(store)) execute(python, [join(here, 'make_mlflow_files.py'), store, String(RUNS)]);
  await build({ entryPoints: [join(here, 'list-mlflow-files.ts')], bundle: true, platform: 'node', format: 'esm', external: ['yaml'], outfile: bundle, logLevel: 'warning' });
  told(process.execPath, [join(here, 'read-files.mjs'), store]); // what the file system does not have in memory yet
  const turns = [];
  for (let turn = 0; turn < TURNS; turn++) turns.push({ bare: bare(), ours: ours(), search: quick ? undefined : searchRuns(python) });
  const rows = [
    row('mlflow-files list, 10,000 runs, ms: reading the same files and no more', turns.map(({ ours, bare }) => [ours.listMs, bare]), 2),
    row('mlflow-files list, 10,000 runs, MB at the peak: the limit', turns.map(({ ours }) => [ours.peakMb, 300]), 1),
  ];
  if (quick) return rows;
  return [
    ...rows,
    row('reading the same files and no more, ms: mlflow.search_runs', turns.map(({ bare, search }) => [bare, search]), 1),
    row('mlflow-files list, 10,000 runs, ms: mlflow.search_runs', turns.map(({ ours, search }) => [ours.listMs, search]), 1 / 3),
    row('mlflow-files list again, nothing new, ms: mlflow.search_runs', turns.map(({ ours, search }) => [ours.againMs, search]), 1 / 20),
  ];
}

function bare() {
  return told(process.execPath, [join(here, 'read-files.mjs'), store]).ms;
}

function ours() {
  const answer = told(process.execPath, [bundle, store]);
  const expected = { runs: RUNS, metrics: RUNS * 20, params: RUNS * 10, tags: RUNS * 5, diagnostics: 0 };
  for (const [key, value] of Object.entries(expected)) if (answer[key] !== value) throw new Error(`the list has ${answer[key]} ${key} of ${value}`);
  return answer;
}

/** Without the seconds that importing MLflow takes, in its favour. */
function searchRuns(python) {
  const script = `
import json, sys, time, mlflow
mlflow.set_tracking_uri(sys.argv[1])
began = time.perf_counter()
found = mlflow.search_runs(search_all_experiments=True, max_results=100_000)
print(json.dumps({"ms": (time.perf_counter() - began) * 1000, "runs": len(found)}))
`;
  const { ms, runs } = told(python, ['-c', script, pathToFileURL(store).href], { MLFLOW_ALLOW_FILE_STORE: 'true', MLFLOW_DISABLE_TELEMETRY: 'true' });
  if (runs !== RUNS) throw new Error(`search_runs has ${runs} runs of ${RUNS}`);
  return ms;
}

/** The last line that a process prints. */
function told(command, args, env = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  if (error !== undefined || status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr.slice(-500)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

function pythonWithMlflow() {
  const venv = join(root, '.bench', 'venv-mlflow');
  const python = join(venv, 'bin', 'python');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(python)) {
    execute(process.env.PYTHON ?? 'python3', ['-m', 'venv', venv]);
    execute(python, ['-m', 'pip', 'install', '--quiet', '-r', join(root, 'scripts', 'fixtures', 'mlflow-3.x.txt')]);
  }
  return python;
}

function execute(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined || status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? status}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rows = await run({ quick: process.argv.includes('--quick') });
  console.log([heading, ...rows.map(line)].join('\n'));
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
