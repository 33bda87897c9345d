import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// A project of 10,000 MLflow runs while runs are written to it: a watcher names the file, and the whole state (runs, costs) is made anew. Against looking
// at everything again. `node test/bench/stores/live.mjs`

const root = fileURLToPath(new URL('../../..', import.meta.url));
const store = join(root, '.bench/mlflow/10k.db');
const TURNS = 15;
const LIMIT_MS = 50;

/** A run begins, and those that began before go on. */
const WRITE = `
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
run = f"{int(sys.argv[2]):032x}"
database.execute("insert into runs(run_uuid, name, status, start_time, experiment_id, lifecycle_stage) select ?, 'live', 'RUNNING', max(start_time), min(experiment_id), 'active' from runs", (run,))
database.execute("insert into latest_metrics(key, value, timestamp, step, is_nan, run_uuid) values ('live', 0, 1, 0, 0, ?)", (run,))
database.execute("update latest_metrics set value = value + 1, step = step + 1 where key = 'live'")
database.commit()
`;

export async function run() {
  if (!existsSync(store)) throw new Error('the benchmark "mlflow" makes what this one opens: run it first');
  const folder = mkdtempSync(join(root, '.bench', 'live-'));
  try {
    const program = join(folder, 'live-project.mjs');
    await build({ entryPoints: [join(root, 'test/bench/stores/live-project.ts')], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: program, logLevel: 'warning' });
    const { openLive } = await import(pathToFileURL(program).href);
    const project = join(folder, 'project.db');
    copyFileSync(store, project);
    const live = await openLive(folder, join(root, 'node_modules/sql.js/dist/sql-wasm.wasm'));
    const [named, whole] = [[], []];
    for (let turn = 1; turn <= TURNS; turn++) {
      write(project, turn);
      // A watcher's news is some tenths of a second old.
      await sleep(200);
      named.push(await live.look(turn, [project]));
      if (turn % 5 === 0) whole.push(await live.look(turn, undefined));
    }
    // The first ones are made while the engine warms up.
    const [quick, slow] = [median(named.slice(3)), median(whole)];
    return [
      { name: 'a run that goes on among 10,000, ms: the limit', ours: quick, peer: LIMIT_MS, ratio: quick / LIMIT_MS, target: 1, ok: quick <= LIMIT_MS },
      { name: 'the same, ms: looking at everything again', ours: quick, peer: slow, ratio: quick / slow, target: 1, ok: quick <= slow },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(path, turn) {
  const { status, stderr } = spawnSync(process.env.PYTHON ?? 'python3', ['-c', WRITE, path, String(turn)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
