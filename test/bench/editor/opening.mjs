import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEditor } from '../../../scripts/host/open-editor.mjs';
import { REPO } from '../../../scripts/host/pins.mjs';
import { within } from '../figures.mjs';
import { writeLargeProject } from './large-table.mjs';
import { closePanel, openPanel, readRuns } from './panel-page.mjs';

// The experiments panel on 100,000 runs with 60 columns in a real VS Code: from the keys of the command until rows are seen, and until the first key in
// the table was answered.

const [ROWS, COLUMNS] = [100_000, 60];
const LIMIT_MS = 1500;

export async function run({ quick = false } = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'kneepoint-bench-'));
  await writeLargeProject(scratch, ROWS, COLUMNS);
  const editor = await openEditor({ workspace: scratch, extensionPath: REPO, size: { width: 1500, height: 950 } });
  try {
    await readRuns(editor.page);
    const turns = [];
    for (let turn = 0; turn < (quick ? 2 : 5); turn++) {
      const { seenMs, answeredMs } = await openPanel(editor.page);
      turns.push({ seenMs, answeredMs });
      await closePanel(editor.page);
    }
    const name = 'panel of 100,000 × 60 in VS Code, ms from the command';
    const [first] = turns;
    return [
      within(`${name} until rows are seen, the first time`, [first.seenMs], LIMIT_MS),
      within(`${name} until a key is answered, the first time`, [first.answeredMs], LIMIT_MS),
      within(`${name} until a key is answered`, turns.map(({ answeredMs }) => answeredMs), LIMIT_MS),
    ];
  } finally {
    await editor.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}
