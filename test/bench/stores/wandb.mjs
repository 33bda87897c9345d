import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Time to list 200 W&B runs of 10,000 steps from their logs (1 GB), against a scan of the same files by W&B's own reader in Python, in turns,
// and the memory for it. `node test/bench/stores/wandb.mjs`; --quick takes 20 runs.

const TURNS = 3;
const RUNS = { full: 200, quick: 20 };
const STEPS = 10_000;
const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, '.bench', 'wandb');
/** Prints the peak memory of whatever process it is loaded into. */
const PEAK = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`;

/** Medians; `ratio` is the median of ours ÷ peer over the turns, ok where it is at most `target`. */
export async function run({ quick = false } = {}) {
  const runs = quick ? RUNS.quick : RUNS.full;
  const python = pythonWithWandb();
  const store = runsOf(python, runs);
  const bundle = await bundled();
  theirs(python, store);
  const turns = Array.from({ length: TURNS }, () => ({ peer: theirs(python, store), ours: ours(bundle, store) }));
  for (const { peer, ours: mine } of turns) {
    if (mine.runs !== runs || mine.diagnostics !== 0 || peer.names < runs) throw new Error(`${mine.runs} runs, ${mine.diagnostics} problems, ${peer.names} names`);
  }
  const name = `list, ${runs} W&B runs of ${STEPS.toLocaleString('en')} steps`;
  return [
    row(`${name}, ms: W&B's own reader in Python`, turns.map(({ ours: mine, peer }) => [mine.ms, peer.ms]), 0.5),
    row(`${name}, MB at the peak: the limit`, turns.map(({ ours: mine }) => [mine.peakMb, 300]), 1),
    row(`${name}, nothing changed, ms: the limit`, turns.map(({ ours: mine }) => [mine.unchangedMs, 20]), 1),
  ];
}

/** The whole process, in its disfavour: the peer's time is without Python's start and its imports. */
function ours(bundle, store) {
  const began = performance.now();
  const { stdout, stderr } = execute(process.execPath, ['--import', PEAK, bundle, store]);
  return { ms: performance.now() - began, peakMb: Number(/peak (\d+)/.exec(stderr)[1]) / 1024, ...JSON.parse(stdout) };
}

function theirs(python, store) {
  return JSON.parse(execute(python, [join(here, 'wandb_runs.py'), 'scan', store]).stdout.trim().split('\n').at(-1));
}

/** Made once, in a minute or two. */
function runsOf(python, runs) {
  const store = join(folder, `${runs}-runs`, 'wandb');
  if (existsSync(store)) return store;
  const partial = join(folder, 'partial');
  rmSync(partial, { recursive: true, force: true });
  execute(python, [join(here, 'wandb_runs.py'), 'write', join(partial, 'wandb'), String(runs), String(STEPS)]);
  renameSync(partial, join(folder, `${runs}-runs`));
  return store;
}

async function bundled() {
  const outfile = join(folder, 'wandb-list.mjs');
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  await build({ entryPoints: [join(here, 'wandb-list.ts')], bundle: true, platform: 'node', format: 'esm', banner, outfile, logLevel: 'warning' });
  return outfile;
}

function pythonWithWandb() {
  const venv = join(root, '.bench', 'wandb-0.28');
  const python = join(venv, 'bin', 'python');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(python)) {
    execute(process.env.PYTHON ?? 'python3', ['-m', 'venv', venv]);
    execute(python, ['-m', 'pip', 'install', '--quiet', '-r', join(root, 'scripts', 'fixtures', 'wandb-0.28.txt')]);
  }
  return python;
}

function execute(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error !== undefined || status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr.slice(-500)}`);
  return { stdout, stderr };
}

function row(name, pairs, target) {
  const ratio = median(pairs.map(([mine, theirs]) => mine / theirs));
  return { name, ours: median(pairs.map(([mine]) => mine)), peer: median(pairs.map(([, theirs]) => theirs)), ratio, target, ok: ratio <= target, runs: pairs.length };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >>> 1];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rows = await run({ quick: process.argv.includes('--quick') });
  writeFileSync(join(folder, 'wandb.json'), `${JSON.stringify(rows, undefined, 1)}\n`);
  for (const { name, ours: mine, peer, ratio, target, ok } of rows) {
    console.log(`${ok ? 'ok  ' : 'MISS'} ${name}: ${mine.toFixed(1)} against ${peer.toFixed(1)}, ratio ${ratio.toFixed(3)} (at most ${target.toFixed(3)})`);
  }
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
