import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Time to the first table of 10,000 MLflow runs, against a bare SELECT of the same rows by the sqlite3 shell and against
// `mlflow.search_runs`, in turns. `node test/bench/mlflow/first-table.mjs`; --quick leaves out search_runs.

const TURNS = 7;
const PEER_TURNS = 5;
const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, '.bench', 'mlflow');
const store = join(folder, '10k.db');
const cli = join(root, 'dist', 'cli', 'kneepoint.mjs');
const wasm = join(root, 'node_modules', 'sql.js', 'dist', 'sql-wasm.wasm');

const SELECT = [
  'SELECT run_uuid, name, experiment_id, status, start_time, end_time, artifact_uri, lifecycle_stage FROM runs',
  'SELECT run_uuid, key, value, timestamp, step, is_nan FROM latest_metrics',
  'SELECT run_uuid, key, value FROM params',
  'SELECT run_uuid, key, value FROM tags',
];
/** Prints the peak memory of whatever process it is loaded into. */
const PEAK = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`;

/** Medians; `ratio` is the median of ours ÷ peer over the turns, ok where it is at most `target`. */
export async function run({ quick = false } = {}) {
  const python = pythonWithMlflow();
  if (!existsSync(store)) execute(python, [join(here, 'make_store.py'), store]);
  const subject = existsSync(cli) ? scanProcess() : await listProcess();
  try {
    bare();
    const turns = Array.from({ length: TURNS }, () => ({ bare: bare(), ours: subject.time() }));
    const peaks = turns.map(({ ours }) => ours.peakMb);
    const rows = [
      row(`${subject.name}, 10,000 runs, ms: a bare SELECT of the same rows`, turns.map(({ ours, bare }) => [ours.ms, bare]), 3),
      row(`${subject.name}, 10,000 runs, MB at the peak: the limit`, peaks.map((peak) => [peak, 300]), 1),
    ];
    if (subject.json !== undefined) rows.push(...jsonRows(subject));
    if (!quick) rows.push(row(`${subject.name}, 10,000 runs, ms: mlflow.search_runs`, searchRuns(python).map((ms, at) => [turns[at].ours.ms, ms]), 1 / 15));
    return rows;
  } finally {
    subject.stop();
  }
}

/** A text of 48 MB: it must not be in memory as a whole. */
function jsonRows({ name, json }) {
  const turns = Array.from({ length: PEER_TURNS }, () => json());
  return [row(`${name} --format json, 10,000 runs, MB at the peak: the limit`, turns.map(({ peakMb }) => [peakMb, 300]), 1)];
}

function bare() {
  return timed('sqlite3', ['-readonly', store, SELECT.join(';')], {}).ms;
}

async function listProcess() {
  const bundle = join(folder, 'list-store.mjs');
  await build({ entryPoints: [join(here, 'list-store.ts')], bundle: true, platform: 'node', format: 'esm', external: ['sql.js'], outfile: bundle, logLevel: 'warning' });
  return { name: 'list', time: () => node([bundle, store, wasm], {}), stop: () => {} };
}

function scanProcess() {
  const project = mkdtempSync(join(folder, 'project-'));
  linkSync(store, join(project, 'mlflow.db'));
  return {
    name: 'scan',
    time: () => node([cli, 'scan'], { cwd: project }),
    json: () => node([cli, 'scan', '--format', 'json'], { cwd: project }),
    stop: () => rmSync(project, { recursive: true, force: true }),
  };
}

function node(args, options) {
  const { ms, stderr } = timed(process.execPath, ['--import', PEAK, ...args], options);
  return { ms, peakMb: Number(/peak (\d+)/.exec(stderr)[1]) / 1024 };
}

/** What the process prints goes into a pipe, as a caller would have it. */
function timed(command, args, options) {
  const began = performance.now();
  const { status, error, stderr } = spawnSync(command, args, { ...options, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const ms = performance.now() - began;
  if (error !== undefined || status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr.slice(-500)}`);
  return { ms, stderr };
}

/** Without the seconds that importing MLflow takes, in its favour. */
function searchRuns(python) {
  const script = `
import json, sys, time, mlflow
mlflow.set_tracking_uri("sqlite:///" + sys.argv[1])
took = []
for _ in range(${PEER_TURNS}):
    began = time.perf_counter()
    found = mlflow.search_runs(search_all_experiments=True, max_results=100_000)
    took.append((time.perf_counter() - began) * 1000)
    assert len(found) == 10_000
print(json.dumps(took))
`;
  const copy = join(folder, 'search.db');
  rmSync(copy, { force: true });
  execute('cp', [store, copy]); // MLflow opens for writing
  const { stdout } = spawnSync(python, ['-c', script, copy], { encoding: 'utf8', env: { ...process.env, MLFLOW_DISABLE_TELEMETRY: 'true' } });
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
  writeFileSync(join(folder, 'first-table.json'), `${JSON.stringify(rows, undefined, 1)}\n`);
  for (const { name, ours, peer, ratio, target, ok } of rows) {
    console.log(`${ok ? 'ok  ' : 'MISS'} ${name}: ${ours.toFixed(0)} against ${peer.toFixed(0)}, ratio ${ratio.toFixed(3)} (at most ${target.toFixed(3)})`);
  }
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
