import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { PanelTheme } from '../support/panel/themes.ts';
import { axeViolations, press, row, told, usePanelPages, type PanelPageOptions } from './support/panel.ts';

const open = usePanelPages();
mkdirSync('test-results', { recursive: true });

/** With the table of candidates. */
async function candidates(options?: PanelPageOptions) {
  const panel = await open(options);
  await panel.page.evaluate(() => window.panelHost.addCandidates());
  await panel.page.getByRole('button', { name: 'Candidates' }).click();
  await panel.grid.focus();
  return panel;
}
const chips = (page: Page) =>
  page
    .locator('.chip')
    .evaluateAll((all) => all.map((one) => [one.querySelector('.chip-name')!.textContent, one.querySelector('select')!.value].join(' ')));
const tray = (page: Page) => page.getByRole('region', { name: 'Picked for a selection' });

describe('the tray of the picked', () => {
  test('is not there before somebody is picked', async () => {
    const { page } = await candidates();
    expect(await tray(page).isHidden()).toBe(true);
  });

  test('takes candidates by keys, gives them roles, and hands them on', async () => {
    const { page, wrongs } = await candidates();
    await press(page, 'Control+Enter', 'ArrowDown', 'Control+Enter', 'ArrowDown', 'Control+Enter');
    await expect.poll(() => chips(page)).toEqual(['forest-d0 primary', 'lgbm-d1 alternative', 'mlp-d2 alternative']);
    await page.getByLabel('Role of mlp-d2').focus();
    await page.keyboard.type('p');
    await expect.poll(() => chips(page)).toEqual(['forest-d0 alternative', 'lgbm-d1 alternative', 'mlp-d2 primary']);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Role of mlp-d2');
    await page.getByLabel('Role of lgbm-d1').selectOption('fallback');
    await page.getByRole('button', { name: 'Take forest-d0 out' }).press('Enter');
    await expect.poll(() => chips(page)).toEqual(['lgbm-d1 fallback', 'mlp-d2 primary']);
    await page.getByRole('button', { name: 'Select Model…' }).press('Enter');
    await expect
      .poll(() => told(page, 'select'))
      .toEqual([
        {
          picks: [
            { id: 'mlflow-sqlite:mlflow.db:run1', role: 'fallback' },
            { id: 'mlflow-sqlite:mlflow.db:run2', role: 'primary' },
          ],
        },
      ]);
    expect(wrongs).toEqual([]);
  });

  test('says all of a candidate in lines when one points at it', async () => {
    const { page } = await candidates();
    await press(page, 'Control+Enter');
    await expect.poll(() => page.locator('.chip').getAttribute('title')).toBe('forest-d0\nauc 0.81\n$412/mo\ndepth=0');
  });

  test('takes a candidate from its menu, and lets it go the same way', async () => {
    const { page } = await candidates();
    await row(page, 'lgbm-d1').locator('.grid-cell').nth(2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Pick for Selection/ }).click();
    await expect.poll(() => chips(page)).toEqual(['lgbm-d1 primary']);
    await row(page, 'lgbm-d1').locator('.grid-cell').nth(2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Take Out of Selection/ }).click();
    expect(await tray(page).isHidden()).toBe(true);
  });

  test('says of runs that candidates are picked', async () => {
    const { page, grid } = await open();
    await grid.focus();
    await press(page, 'ArrowDown', 'Control+Enter');
    await page.getByText('A selection is made of candidates: switch to Candidates to pick them.').waitFor();
    await row(page, 'lgbm-d1').locator('.grid-cell').nth(2).click({ button: 'right' });
    expect(await page.getByRole('menuitem', { name: /^Pick for Selection/ }).getAttribute('aria-disabled')).toBe('true');
  });

  test('survives a reload, and puts those who are picked side by side', async () => {
    const { page } = await candidates();
    await press(page, 'Control+Enter', 'ArrowDown', 'Control+Enter');
    await page.reload();
    await page.evaluate(() => window.panelHost.addCandidates());
    await page.getByRole('button', { name: 'Runs' }).click();
    await expect.poll(() => chips(page)).toEqual(['forest-d0 primary', 'lgbm-d1 alternative']);
    await tray(page).getByRole('button', { name: 'Compare' }).click();
    await page.getByText('2 side by side').waitFor();
  });

  test('in Restricted Mode says why nothing is made of it', async () => {
    const { page } = await candidates();
    await press(page, 'ArrowDown', 'Control+Enter');
    await page.evaluate(() => window.panelHost.lock('This workspace is in Restricted Mode.'));
    const select = page.getByRole('button', { name: 'Select Model…' });
    await expect.poll(() => select.getAttribute('aria-disabled')).toBe('true');
    await select.click({ force: true });
    await page.locator('.toast').getByText('This workspace is in Restricted Mode.').waitFor();
    expect(await told(page, 'select')).toEqual([]);
  });

  test.each<PanelTheme>(['light', 'dark', 'high-contrast'])('has no fault that axe sees in %s', async (theme) => {
    const { page } = await candidates({ theme });
    await press(page, ...Array.from({ length: 4 }, () => ['ArrowDown', 'Control+Enter']).flat());
    await expect.poll(() => chips(page)).toHaveLength(4);
    await page.screenshot({ path: `test-results/tray-${theme}.png` });
    await page.setViewportSize({ width: 400, height: 700 });
    await page.screenshot({ path: `test-results/tray-${theme}-narrow.png` });
    expect(await axeViolations(page)).toEqual([]);
  });
});
