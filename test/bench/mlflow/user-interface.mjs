import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEditor } from '../../../scripts/host/open-editor.mjs';
import { REPO } from '../../../scripts/host/pins.mjs';
import { workbenchReady } from '../../../scripts/host/workbench.mjs';
import { beside } from '../figures.mjs';
import { openPanel, until } from '../editor/panel-page.mjs';

// The same 10,000 runs in MLflow's own server and page, and in the experiments panel of a real VS Code: in one Chromium, in turns. MLflow's server runs already,
// and its page opens on one of the ten experiments, whose first 100 runs it shows; VS Code's window is open, nothing is read yet, and the panel opens on all.

const MLFLOW = join(REPO, '.bench/venv-mlflow/bin/mlflow');
const STORE = join(REPO, '.bench/mlflow/10k.db');
const [FIRST_ROWS, ALL_ROWS] = [100, 10_000];
const STARTS_WITHIN_MS = 120_000;

export async function run({ quick = false } = {}) {
  if (!existsSync(STORE) || !existsSync(MLFLOW)) throw new Error('the benchmark "mlflow" makes what this one opens: run it first');
  const scratch = mkdtempSync(join(tmpdir(), 'kneepoint-bench-'));
  const workspace = mkdtempSync(join(scratch, 'workspace-'));
  // MLflow opens for writing.
  for (const place of [join(scratch, 'server.db'), join(workspace, 'mlflow.db')]) copyFileSync(STORE, place);
  const server = await startServer(join(scratch, 'server.db'));
  const editor = await openEditor({ workspace, extensionPath: REPO, size: { width: 1500, height: 950 } });
  try {
    const { page } = editor;
    const tab = await page.context().newPage();
    const pairs = [];
    // The first turn fills the browser's cache with MLflow's page, and ours with what was read.
    for (let turn = -1; turn < (quick ? 2 : 5); turn++) {
      const theirs = await firstRows(tab, server.address);
      await page.bringToFront();
      await page.reload();
      await workbenchReady(page);
      const ours = await allRows(page);
      if (turn >= 0) pairs.push([ours, theirs]);
    }
    return [beside('panel in VS Code, all of 10,000 runs, ms: MLflow’s own page, the first 100 of 1,000', pairs, 1)];
  } finally {
    await editor.close();
    server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function firstRows(tab, address) {
  await tab.bringToFront();
  await tab.goto('about:blank');
  const began = performance.now();
  await tab.goto(`${address}/#/experiments/1/runs`);
  const rows = () => tab.evaluate(() => document.querySelectorAll('.ag-center-cols-container .ag-row').length);
  await until(async () => (await rows()) >= FIRST_ROWS, 'MLflow’s first rows');
  return performance.now() - began;
}

async function allRows(page) {
  const { frame, seenMs } = await openPanel(page);
  const rows = await frame.evaluate(() => Number(document.querySelector('.grid').getAttribute('aria-rowcount')));
  if (rows !== ALL_ROWS + 1) throw new Error(`the panel has ${rows - 1} rows`);
  return seenMs;
}

async function startServer(database) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const args = ['server', '--backend-store-uri', `sqlite:///${database}`, '--host', '127.0.0.1', '--port', String(port), '--workers', '1'];
  const env = { ...process.env, MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true' };
  // Its own group, so that its workers end with it.
  const child = spawn(MLFLOW, args, { env, stdio: 'ignore', detached: true });
  const stop = () => {
    process.off('exit', stop);
    if (child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
  };
  process.on('exit', stop);
  const deadline = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    const isUp = await fetch(`${address}/health`).then(({ ok }) => ok, () => false);
    if (isUp) return { address, stop };
    if (Date.now() > deadline) {
      stop();
      throw new Error('MLflow’s server did not start');
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
