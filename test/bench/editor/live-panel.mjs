import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEditor } from '../../../scripts/host/open-editor.mjs';
import { REPO } from '../../../scripts/host/pins.mjs';
import { p95, within } from '../figures.mjs';
import { openPanel, readRuns, until } from './panel-page.mjs';

// Runs that end while the experiments panel of 10,000 MLflow runs is open in a real VS Code: from the commit of another program until the row is there,
// and that what has the focus stands where it stood.

const LIMIT_MS = 1000;
/** The store is read as a whole once it has been quiet for four seconds. */
const REST_MS = 6000;
const WRITE = `
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[1])
database.execute("insert into runs(run_uuid, name, status, start_time, end_time, experiment_id, lifecycle_stage) select ?, ?, 'FINISHED', max(start_time) + 1, max(start_time) + 60000, min(experiment_id), 'active' from runs", (f"{int(sys.argv[2]):032x}", f"ended-{sys.argv[2]}"))
database.commit()
print(time.time() * 1000)
`;

export async function run({ quick = false } = {}) {
  const store = join(REPO, '.bench/mlflow/10k.db');
  if (!existsSync(store)) throw new Error('the benchmark "mlflow" makes what this one opens: run it first');
  const scratch = mkdtempSync(join(tmpdir(), 'kneepoint-bench-'));
  copyFileSync(store, join(scratch, 'mlflow.db'));
  const editor = await openEditor({ workspace: scratch, extensionPath: REPO, size: { width: 1500, height: 950 } });
  try {
    await readRuns(editor.page);
    const { frame } = await openPanel(editor.page);
    await editor.page.keyboard.press('PageDown');
    const took = [];
    for (let turn = 1; turn <= (quick ? 3 : 9); turn++) {
      await sleep(REST_MS);
      const before = await focus(frame);
      const rows = await rowCount(frame);
      const written = write(join(scratch, 'mlflow.db'), turn);
      await until(async () => (await rowCount(frame)) > rows, 'the new run');
      took.push(Date.now() - written);
      const after = await focus(frame);
      if (after !== before) throw new Error(`what has the focus has moved: ${before} was ${after}`);
    }
    const name = 'a run that ends while the panel of 10,000 is open, ms until it shows';
    return [within(name, took, LIMIT_MS), within(`${name}, 95 % of them`, took, LIMIT_MS, p95)];
  } finally {
    await editor.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function rowCount(frame) {
  return frame.evaluate(() => Number(document.querySelector('.grid').getAttribute('aria-rowcount')));
}

/** The text of what has the focus, and where it stands in the window. */
function focus(frame) {
  return frame.evaluate(() => {
    const cell = document.getElementById(document.querySelector('.grid').getAttribute('aria-activedescendant'));
    return `${cell.textContent} at ${cell.getBoundingClientRect().top}`;
  });
}

/** Answers when it was committed, in milliseconds since 1970. */
function write(path, turn) {
  const { status, stdout, stderr } = spawnSync(process.env.PYTHON ?? 'python3', ['-c', WRITE, path, String(turn)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}
