import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCommand, takeScreenshot, webviewFrame } from '../../scripts/host/workbench.mjs';
import { useEditor } from './support/editor.ts';

mkdirSync('test-results', { recursive: true });

describe('charts of a real MLflow store', () => {
  const editor = useEditor('test/fixtures/workspace', { theme: 'dark', size: { width: 1700, height: 950 } });
  let panel: FrameLocator;
  beforeAll(async () => {
    const { page } = editor();
    await runCommand(page, 'Kneepoint: Open Experiments');
    panel = await webviewFrame(page, { containing: '#panel .bar' });
    await panel.locator('.grid-row').first().waitFor();
  });
  const tab = async (name: string) => {
    await panel.getByRole('tab', { name }).click();
    await panel.locator('.chart-canvas canvas').first().waitFor();
  };
  const search = (text: string) => panel.getByLabel('Search').first().fill(text);

  test('have the learning curve of a run over the money that it spent until then', async () => {
    await search('baseline');
    await tab('Curves');
    await panel.locator('.chart').getByRole('combobox', { name: 'Over' }).selectOption('money');
    await panel.getByRole('button', { name: 'Chart actions' }).click();
    await panel.getByRole('menuitemcheckbox', { name: 'Show as Table' }).click();
    const cells = panel
      .locator('.chart-table')
      .getByRole('row', { name: /^baseline/ })
      .getByRole('cell');
    await expect.poll(() => cells.last().innerText()).toBe('$0.80 for an hour of its work');
    expect(await cells.first().innerText()).toBe('0.71 at $0.013');
    await panel.getByRole('button', { name: 'Chart actions' }).click();
    await panel.getByRole('menuitemcheckbox', { name: 'Show as Table' }).click();
    await takeScreenshot(editor().page, join('test-results', 'charts-curves-editor.png'));
  });

  test('say who wins among the runs that pass a filter', async () => {
    await search('mlp');
    await tab('Regimes');
    await expect.poll(() => panel.locator('.chart-sentence').innerText()).toMatch(/^Of 3, /);
    await search('');
  });

  test('tell what costs add up from', async () => {
    await search('gbm');
    await tab('Cost');
    await expect.poll(() => panel.locator('.chart-note').first().innerText()).toMatch(/^What spent adds up from/);
    await search('');
  });
});
