import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEditor } from '../../../scripts/host/open-editor.mjs';
import { REPO } from '../../../scripts/host/pins.mjs';
import { runCommand, workbenchReady } from '../../../scripts/host/workbench.mjs';
import { p95, within } from '../figures.mjs';

// How long the extension takes to activate: loading its code and its `activate`, as VS Code itself measures it in each start of an extension host.
// `startup`: with everything else that a window does at its start. `command`: afterwards, by the command that somebody runs.

const LIMIT_MS = 50;
/** The list of running extensions draws only what is seen of it. */
const TALL = { width: 1280, height: 2000 };

export async function run({ quick = false } = {}) {
  const starts = quick ? 3 : 9;
  const atStart = await activations(starts, async () => {});
  const byCommand = await activations(starts, (page) => runCommand(page, 'Kneepoint: Refresh'), ['kneepoint.yaml', 'model-selection.yaml']);
  return [
    within('activation by a command, ms', byCommand, LIMIT_MS),
    within('activation by a command, ms, 95 % of them', byCommand, LIMIT_MS, p95),
    within('activation while the window starts, ms', atStart, LIMIT_MS),
    within('activation while the window starts, ms, 95 % of them', atStart, LIMIT_MS, p95),
  ];
}

async function activations(starts, act, without = []) {
  const scratch = mkdtempSync(join(tmpdir(), 'kneepoint-bench-'));
  const workspace = join(scratch, 'workspace');
  cpSync(join(REPO, 'test/fixtures/workspace'), workspace, { recursive: true });
  for (const name of without) rmSync(join(workspace, name));
  const editor = await openEditor({ workspace, extensionPath: REPO, size: TALL });
  try {
    const took = [];
    // The first start fills what VS Code caches of the code.
    for (let start = -1; start < starts; start++) {
      await act(editor.page);
      const ms = await activationOf(editor.page);
      if (start >= 0) took.push(ms);
      await editor.page.reload();
      await workbenchReady(editor.page);
    }
    return took;
  } finally {
    await editor.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What VS Code says in its own list of running extensions. */
async function activationOf(page) {
  await runCommand(page, 'Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .extension').filter({ hasText: 'kneepoint' });
  const text = await row.locator('.activation-time').innerText({ timeout: 60_000 });
  const ms = /(\d+)ms/.exec(text)?.[1];
  if (ms === undefined) throw new Error(`VS Code says of the activation: ${text}`);
  return Number(ms);
}
