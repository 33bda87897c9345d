import { describe, expect, test } from 'vitest';
import { press, texts, usePanelPages } from './support/panel.ts';

const open = usePanelPages();

describe('the filter', () => {
  test('is written with what it proposes, by keys alone', async () => {
    const { page } = await open();
    const field = page.getByRole('combobox', { name: 'Filter' });
    await field.focus();
    await page.keyboard.type('mod');
    const list = page.getByRole('listbox', { name: 'How the filter can go on' });
    await list.getByRole('option', { name: /params\.model/ }).waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await press(page, 'Enter');
    await list.getByRole('option', { name: /^~/ }).waitFor();
    await page.keyboard.type('= ');
    await list.getByRole('option', { name: 'forest' }).waitFor();
    await press(page, 'ArrowDown', 'ArrowDown', 'Tab');
    expect(await field.inputValue()).toBe('params.model = "lgbm" ');
    await page.keyboard.type('and sta');
    await press(page, 'Tab');
    await page.keyboard.type('= fai');
    await press(page, 'Enter', 'Escape');
    expect(await field.inputValue()).toBe('params.model = "lgbm" and status = failed ');
    expect(new Set(await texts(page, 'status'))).toEqual(new Set(['failed']));
    await press(page, 'Enter');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('grid');
    expect(await page.locator('footer').innerText()).toMatch(/^\d of 40 shown/);
  });

  test('marks where it is wrong, and the rows stay as they were', async () => {
    const { page, grid } = await open();
    const field = page.getByRole('combobox', { name: 'Filter' });
    await field.fill('status = failed');
    const before = await texts(page, 'name');
    await field.fill('status = failed and spnt < 2 or has name');
    await grid.focus();
    expect(await page.locator('.squiggle').textContent()).toBe('spnt');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`).innerText()).toBe('unknown field spnt');
    expect(await texts(page, 'name')).toEqual(before);
  });

  test('that nothing passes says so, with the way out; one that names what is not here says what', async () => {
    const { page } = await open();
    const field = page.getByRole('combobox', { name: 'Filter' });
    await field.fill('metrics.nowhere > 1');
    await page.getByText('No runs pass the filter. No run has metrics.nowhere.').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await field.inputValue()).toBe('');
    expect((await texts(page, 'name')).length).toBeGreaterThan(20);
  });

  test('is saved under a name, applied, deleted and brought back', async () => {
    const { page } = await open();
    const field = page.getByRole('combobox', { name: 'Filter' });
    const saved = () => page.getByRole('button', { name: 'Saved' }).click();
    await field.fill('status = failed');
    await press(page, 'Escape');
    await saved();
    await press(page, 'Enter');
    await page.getByRole('textbox', { name: 'Name of the filter' }).fill('<b>what failed</b>');
    await press(page, 'Enter');
    await page.getByText('Saved filter “<b>what failed</b>”').waitFor();
    await field.fill('');
    await saved();
    await page.getByRole('option', { name: '<b>what failed</b>' }).click();
    expect(await field.inputValue()).toBe('status = failed');
    await saved();
    await press(page, 'ArrowDown', 'Delete');
    await page.getByText('Deleted filter').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone: Deleted filter').waitFor();
    await saved();
    await page.getByRole('option', { name: '<b>what failed</b>' }).waitFor();
  });
});
