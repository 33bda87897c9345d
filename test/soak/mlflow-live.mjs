import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { builtFile } from '../../scripts/built.mjs';

// A real MLflow process writes runs while they are read. The writer is sequential, so a committed state is: some runs whole, at most one
// more in one of the steps in which MLflow commits, none skipped. Every read has to be such a state, hold at least what the writer had
// reported before, and never fall behind an earlier read.

const root = fileURLToPath(new URL('../..', import.meta.url));
const bench = join(root, '.bench');

export async function run({ runs = 500, reads = 200 } = {}) {
  const python = pythonWithMlflow();
  const folder = mkdtempSync(join(bench, 'live-'));
  try {
    const { liveReader } = await import(pathToFileURL(await builtFile('test/soak/list-live.ts', folder)).href);
    const store = join(folder, 'mlflow.db');
    const writer = startWriter(python, store, runs);
    const reader = liveReader(store);
    // Until MLflow has made its tables the file is no store yet.
    while (!existsSync(store) || !(await reader.recognised())) await sleep(50);
    const seen = { reads: 0, inconsistent: 0, partial: 0, slowestMs: 0, writerRunning: 0 };
    let floor = 0;
    while (seen.reads < reads || writer.running()) {
      const reported = writer.reported();
      const started = performance.now();
      const { changed, consistent } = await reader.list();
      seen.slowestMs = Math.max(seen.slowestMs, performance.now() - started);
      seen.reads++;
      if (writer.running()) seen.writerRunning++;
      if (!consistent) seen.inconsistent++;
      else {
        const { whole, partial } = committedState(changed);
        if (whole < reported || whole < floor) throw new Error(`a read had ${whole} runs after ${Math.max(reported, floor)} had been committed`);
        floor = whole;
        seen.partial += partial;
      }
      await sleep(writer.pause());
    }
    if (floor !== runs) throw new Error(`${floor} of ${runs} runs were read at the end`);
    const beside = readdirSync(folder).filter((name) => name.startsWith('mlflow.db') && name !== 'mlflow.db');
    return { ok: seen.inconsistent === 0 && seen.writerRunning >= reads && beside.length === 0, runs, ...seen, slowestMs: Math.round(seen.slowestMs), beside };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In these steps MLflow commits: created, then metrics or parameters or both, then ended. */
const STEPS = new Set(['0/0/running', '10/0/running', '0/10/running', '10/10/running', '10/10/finished']);

function committedState(changed) {
  const sorted = [...changed].sort((a, b) => (a.name < b.name ? -1 : 1));
  let whole = 0;
  sorted.forEach(({ name, params, metrics, status }, i) => {
    const step = `${metrics.size}/${params.size}/${status}`;
    const complete = step === '10/10/finished';
    if (name !== `run-${String(i).padStart(4, '0')}` || !STEPS.has(step)) throw new Error(`run ${i} is ${name}, ${step}: no state that was ever committed`);
    if (!complete && i < sorted.length - 1) throw new Error(`run ${i} is ${step} although a later one is there`);
    for (const [key, value] of params) if (value !== `${i}:${key.slice(1)}`) throw new Error(`run ${i} has ${key} = ${value}`);
    for (const [key, { value }] of metrics) if (Math.abs(value - (i + Number(key.slice(1)) / 10)) > 1e-9) throw new Error(`run ${i} has ${key} = ${value}`);
    if (complete) whole++;
  });
  return { whole, partial: sorted.length - whole };
}

function startWriter(python, store, runs) {
  const child = spawn(python, [join(root, 'test/soak/mlflow_writer.py'), store, String(runs)], { env: { ...process.env, MLFLOW_DISABLE_TELEMETRY: 'true' } });
  let running = true;
  let reported = 0;
  let errors = '';
  child.stdout.on('data', (chunk) => (reported = Number(String(chunk).trim().split('\n').at(-1)) + 1));
  child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-2000)));
  child.on('exit', (code) => {
    running = false;
    if (code !== 0) throw new Error(`the writer ended with ${code}: ${errors}`);
  });
  return { running: () => running, reported: () => reported, pause: () => (running ? 20 : 0) };
}

function pythonWithMlflow() {
  mkdirSync(bench, { recursive: true });
  const python = join(bench, 'venv-mlflow', 'bin', 'python');
  if (!existsSync(python)) {
    execute(process.env.PYTHON ?? 'python3', ['-m', 'venv', join(bench, 'venv-mlflow')]);
    execute(python, ['-m', 'pip', 'install', '--quiet', '-r', join(root, 'scripts/fixtures/mlflow-3.x.txt')]);
  }
  return python;
}

function execute(command, args) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}
