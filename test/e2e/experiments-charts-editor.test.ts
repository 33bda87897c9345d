import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Theme } from '../../scripts/host/open-editor.mjs';
import { runCommand, setTheme, takeScreenshot, webviewFrame } from '../../scripts/host/workbench.mjs';
import { useEditor } from './support/editor.ts';

mkdirSync('test-results', { recursive: true });
const picture = (page: Page, name: string) => takeScreenshot(page, join('test-results', `charts-editor-${name}.png`));

async function openPanel(page: Page): Promise<FrameLocator> {
  await runCommand(page, 'Kneepoint: Open Experiments');
  const panel = await webviewFrame(page, { containing: '#panel .bar' });
  await panel.locator('.chart-overlay .labels text').first().waitFor();
  return panel;
}

describe('the charts of the example', () => {
  const editor = useEditor('examples/flights', { theme: 'dark', size: { width: 1500, height: 950 } });
  const wrongs: string[] = [];
  let panel: FrameLocator;
  beforeAll(async () => {
    const { page } = editor();
    page.on('console', (message) => {
      if (/Content Security Policy|violates the following|\bkneepoint\b/i.test(message.text())) wrongs.push(message.text());
    });
    page.on('pageerror', (error) => wrongs.push(String(error)));
    panel = await openPanel(page);
  });
  const sentence = () => panel.locator('.chart-sentence').innerText();

  test('show what runs did cost, and what candidates will cost, as the report says it', async () => {
    const { page } = editor();
    expect(await sentence()).toMatch(/ has roc_auc 0\.\d+ for \$0\.0\d+; the next step up, /);
    await panel.getByRole('button', { name: 'Candidates' }).click();
    const said =
      /^\S+, batch \d+ has roc_auc 0\.\d+ for \$[\d.]+\/mo; the next step up, \S+, batch \d+, adds [\d.]+ points \([\d.−]+ to [\d.]+\) for \$[\d.]+\/mo more/;
    await expect.poll(sentence, { timeout: 30_000 }).toMatch(said);
    await picture(page, 'candidates');
  });

  test('mark a run that is added from the Runs tree', async () => {
    const { page } = editor();
    await page.getByRole('tab', { name: 'Kneepoint', exact: true }).click();
    const search = page.getByRole('treeitem', { name: /^search-lightgbm/ });
    await search.click();
    await search.press('ArrowRight');
    await page
      .getByRole('treeitem', { name: /^lgbm-/ })
      .first()
      .click({ button: 'right' });
    // A click right after the menu has opened is not taken for one.
    await page.getByRole('menuitem', { name: 'Add to Chart' }).hover();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => panel.locator('.chart-overlay .labels text').allTextContents(), { timeout: 30_000 })
      .toContainEqual(expect.stringContaining('added'));
    await picture(page, 'added');
  });

  test.each(['light', 'highContrast'] satisfies Theme[])('follow the theme: %s', async (theme) => {
    const { page } = editor();
    await setTheme(page, theme);
    await panel.locator('.chart-canvas canvas').waitFor();
    await picture(page, theme);
    expect(wrongs).toEqual([]);
  });
});
