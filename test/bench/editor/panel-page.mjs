// The experiments panel in a real VS Code, as a benchmark drives it.
import { runCommand } from '../../../scripts/host/workbench.mjs';

const PATIENCE_MS = 180_000;

/** Shows the view of runs, and waits until everything was read. */
export async function readRuns(page) {
  const view = page.locator('.activitybar a[aria-label^="Kneepoint"]').first();
  await view.click();
  await page.locator('.sidebar .monaco-list-row').filter({ hasText: /\d run/ }).first().waitFor({ timeout: PATIENCE_MS });
}

/** By its keys. Answers what the panel's frame is, milliseconds until rows are seen, and until a key was answered. */
export async function openPanel(page) {
  await page.keyboard.press('Control+Alt+k');
  const began = performance.now();
  await page.keyboard.press('e');
  const frame = await frameWithRows(page);
  const seenMs = performance.now() - began;
  await frame.evaluate(() => document.querySelector('.grid').focus());
  const before = await activeCell(frame);
  await page.keyboard.press('ArrowDown');
  while ((await activeCell(frame)) === before) await tick();
  return { frame, seenMs, answeredMs: performance.now() - began };
}

export async function closePanel(page) {
  await runCommand(page, 'View: Close Editor');
  await page.locator('iframe.webview').first().waitFor({ state: 'detached' });
}

/** Waits until a question to the page has another answer than nothing. */
export async function until(ask, what) {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`${what} did not come within ${PATIENCE_MS / 1000} s`);
    await tick();
  }
}

function frameWithRows(page) {
  return until(async () => {
    for (const frame of page.frames()) {
      const hasRows = frame.evaluate(() => (document.querySelector('#panel .grid-row .grid-cell:nth-child(2)')?.textContent ?? '') !== '');
      // A frame may go away while it is asked.
      if (await hasRows.catch(() => false)) return frame;
    }
    return undefined;
  }, 'a row');
}

function activeCell(frame) {
  return frame.evaluate(() => {
    const cell = document.getElementById(document.querySelector('.grid').getAttribute('aria-activedescendant') ?? '');
    return cell?.closest('[role=row]')?.getAttribute('aria-rowindex') ?? '';
  });
}

function tick() {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
