import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Time to list 500 MB of event files, against TensorBoard's own `EventAccumulator` (one folder after the other, keeping as little as it
// can) and against its native data server, which loads in several threads and skips checksums. In turns. `node
// test/bench/stores/tensorboard.mjs`; --quick takes 50 MB.

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, '.bench', 'tensorboard');
/** Prints the peak memory of whatever process it is loaded into. */
const PEAK = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`;
const PACKAGES = ['tensorboard==2.21.0', 'numpy==2.4.6', 'protobuf==7.36.2'];

/** Medians; `ratio` is the median of ours ÷ peer over the turns, ok where it is at most `target`. */
export async function run({ quick = false } = {}) {
  const megabytes = quick ? 50 : 500;
  const python = pythonWithTensorboard();
  const store = join(folder, String(megabytes));
  if (!existsSync(store)) execute(python, [join(here, 'make_events.py'), store, String(megabytes)]);
  const bundle = join(folder, 'list-events.mjs');
  await build({ entryPoints: [join(here, 'list-events.ts')], bundle: true, platform: 'node', format: 'esm', outfile: bundle, logLevel: 'warning' });
  ours(bundle, store); // Has the files in the cache of the system, for everybody.
  const turns = [];
  for (let turn = 0; turn < (quick ? 3 : 2); turn++) {
    turns.push({ ours: ours(bundle, store), server: await server(python, store), python: accumulated(python, store) });
  }
  const name = `list, ${megabytes} MB of events`;
  return [
    row(`${name}, ms: EventAccumulator`, turns.map((turn) => [turn.ours.listMs, turn.python.ms]), 1 / 10),
    row(`${name}, ms: TensorBoard's data server`, turns.map((turn) => [turn.ours.listMs, turn.server]), 1),
    row(`${name}, MB at the peak: the limit`, turns.map((turn) => [turn.ours.peakMb, 200]), 1),
    row(`${name}, again after one file grew, ms: the first time`, turns.map((turn) => [turn.ours.grownMs, turn.ours.listMs]), 1 / 20),
    row(`${name}, again unchanged, ms: the first time`, turns.map((turn) => [turn.ours.unchangedMs, turn.ours.listMs]), 1 / 20),
  ];
}

function ours(bundle, store) {
  const { stdout, stderr } = answerOf(process.execPath, ['--import', PEAK, bundle, store]);
  const answer = JSON.parse(stdout);
  const runs = readdirSync(store).length;
  if (answer.runs !== runs || answer.diagnostics !== 0 || answer.unchanged !== 0 || answer.grown !== 1) throw new Error(`listed ${stdout}`);
  return { ...answer, peakMb: Number(/peak (\d+)/.exec(stderr)[1]) / 1024 };
}

/** Without the second that importing TensorBoard takes, in its favour. */
function accumulated(python, store) {
  const script = `
import json, resource, sys, time
from pathlib import Path
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
began = time.perf_counter()
last = {}
for run in sorted(Path(sys.argv[1]).iterdir()):
    told = EventAccumulator(str(run), size_guidance={"scalars": 1, "tensors": 1, "images": 1, "histograms": 1, "compressedHistograms": 1})
    told.Reload()
    last[run.name] = {tag: told.Scalars(tag)[-1] for tag in told.Tags()["scalars"]}
assert all(len(tags) == 20 for tags in last.values())
print(json.dumps({"ms": (time.perf_counter() - began) * 1000}))
`;
  return JSON.parse(answerOf(python, ['-c', script, store]).stdout);
}

/** Its log says how long the first load took; it ends with its input. */
async function server(python, store) {
  const binary = answerOf(python, ['-c', 'import tensorboard_data_server; print(tensorboard_data_server.server_binary())']).stdout.trim();
  const child = spawn(binary, ['--logdir', store, '--port', '0', '--reload', 'once', '-v', '--die-after-stdin'], { stdio: ['pipe', 'ignore', 'pipe'] });
  let log = '';
  for await (const part of child.stderr) {
    log += part;
    const took = /Finished load cycle \((?:(\d+(?:\.\d+)?)s|(\d+(?:\.\d+)?)ms)\)/.exec(log);
    if (took === null) continue;
    child.stdin.end();
    return took[1] === undefined ? Number(took[2]) : Number(took[1]) * 1000;
  }
  throw new Error(`the data server ended: ${log.slice(-500)}`);
}

function pythonWithTensorboard() {
  const venv = join(root, '.bench', 'venv-tensorboard');
  const python = join(venv, 'bin', 'python');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(python)) {
    execute(process.env.PYTHON ?? 'python3', ['-m', 'venv', venv]);
    execute(python, ['-m', 'pip', 'install', '--quiet', ...PACKAGES]);
  }
  return python;
}

function answerOf(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (error !== undefined || status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr.slice(-500)}`);
  return { stdout, stderr };
}

function execute(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined || status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? status}`);
}

function row(name, pairs, target) {
  const ratio = median(pairs.map(([mine, theirs]) => mine / theirs));
  const [own, peer] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])));
  return { name, ours: own, peer, ratio, target, ok: ratio <= target, runs: pairs.length };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rows = await run({ quick: process.argv.includes('--quick') });
  writeFileSync(join(folder, 'tensorboard.json'), `${JSON.stringify(rows, undefined, 1)}\n`);
  for (const { name, ours, peer, ratio, target, ok } of rows) {
    console.log(`${ok ? 'ok  ' : 'MISS'} ${name}: ${ours.toFixed(0)} against ${peer.toFixed(0)}, ratio ${ratio.toFixed(4)} (at most ${target.toFixed(3)})`);
  }
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
