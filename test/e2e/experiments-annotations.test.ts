import { describe, expect, test } from 'vitest';
import { focused, press, row, texts, told, usePanelPages } from './support/panel.ts';

const open = usePanelPages();
const id = (run: number) => `mlflow-sqlite:mlflow.db:run${run}`;

describe('what people write about runs', () => {
  test('a star by a click and by keys, taken back by keys and done again', async () => {
    const { page, grid } = await open();
    const stars = () => page.locator('.grid-body [data-icon="star"]').count();
    await row(page, 'mlp-d2').locator('.grid-cell').first().click();
    await page.getByText('Starred “mlp-d2”').waitFor();
    expect(await stars()).toBe(1);
    await grid.focus();
    await press(page, 'ArrowDown', 'Enter');
    await expect.poll(stars).toBe(2);
    await press(page, 'Control+z');
    await expect.poll(stars).toBe(1);
    await press(page, 'Control+z');
    await expect.poll(stars).toBe(0);
    await press(page, 'Control+Shift+z');
    await expect.poll(stars).toBe(1);
    expect(await told(page, 'annotate')).toEqual([
      [{ kind: 'star', subject: id(2), value: true }],
      [{ kind: 'star', subject: id(3), value: true }],
    ]);
  });

  test('a note and a label on several rows, from the menu', async () => {
    const { page, grid } = await open();
    await grid.focus();
    await press(page, 'Control+Home', ' ', 'Shift+ArrowDown', 'F2');
    await page.getByRole('textbox', { name: 'Note on 2 runs' }).fill('both are good');
    await press(page, 'Control+Enter');
    await page.getByText('Noted on 2 runs').waitFor();
    await press(page, 'Shift+F10');
    await page.getByRole('menuitem', { name: 'Labels …' }).click();
    await page.keyboard.type('keep');
    await press(page, 'Enter');
    await page.getByText('Labelled 2 runs').waitFor();
    expect(await told(page, 'annotate')).toEqual([
      [0, 1].map((run) => ({ kind: 'note', subject: id(run), text: 'both are good' })),
      [0, 1].map((run) => ({ kind: 'label', subject: id(run), label: 'keep', value: true })),
    ]);
    await page.getByRole('combobox', { name: 'Filter' }).fill('labels = "keep" and note ~ "good"');
    expect(await texts(page, 'name')).toEqual(['forest-d0', 'lgbm-d1']);
  });

  test('hidden rows leave the table, are counted, and come back', async () => {
    const { page } = await open();
    await row(page, 'mlp-d2').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Hide' }).click();
    await expect.poll(() => texts(page, 'name')).not.toContain('mlp-d2');
    expect(await page.locator('footer').innerText()).toContain('1 hidden');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Show Hidden' }).click();
    expect(await row(page, 'mlp-d2').getAttribute('class')).toContain('hidden-row');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => row(page, 'mlp-d2').getAttribute('class')).not.toContain('hidden-row');
  });

  test('is seen when another window writes it, and nothing moves', async () => {
    const { page, grid } = await open();
    await grid.focus();
    await press(page, 'PageDown', 'ArrowDown');
    const before = [await focused(page), await grid.evaluate((one) => one.scrollTop)];
    await page.evaluate((subject) => window.panelHost.wrote([{ kind: 'star', subject, value: true }]), id(20));
    await expect.poll(() => page.locator('.grid-body [data-icon="star"]').count()).toBe(1);
    expect([await focused(page), await grid.evaluate((one) => one.scrollTop)]).toEqual(before);
  });

  test('cannot be written where nothing may be written, which says why', async () => {
    const { page } = await open();
    await page.evaluate(() => window.panelHost.lock('This workspace is in Restricted Mode.'));
    await row(page, 'mlp-d2').click({ button: 'right' });
    const item = page.getByRole('menuitem', { name: /^Star/ });
    await item.waitFor();
    expect(await item.getAttribute('aria-disabled')).toBe('true');
    expect(await item.innerText()).toContain('Restricted Mode');
    await press(page, 'Escape');
    await row(page, 'mlp-d2').locator('.grid-cell').first().click();
    await page.getByText('This workspace is in Restricted Mode.').waitFor();
    expect(await told(page, 'annotate')).toEqual([]);
  });
});

describe('runs side by side', () => {
  test('show what differs first, and come back to the table', async () => {
    const { page, grid } = await open();
    await grid.focus();
    await press(page, 'Control+Home', ' ', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+F10');
    await page.getByRole('menuitem', { name: 'Compare 3 Rows' }).click();
    const compare = page.getByRole('treegrid', { name: 'Comparison' });
    await compare.getByText(/^Differs \(\d+\)/).waitFor();
    await page.getByText(/^3 side by side, \d+ fields differ/).waitFor();
    const fields = await compare.locator('[aria-colindex="1"]').allTextContents();
    expect(fields.findIndex((text) => text.startsWith('Differs'))).toBeLessThan(fields.indexOf('model'));
    expect(fields.indexOf('model')).toBeLessThan(fields.findIndex((text) => text.startsWith('Same in all')));
    expect(fields.indexOf('seed')).toBeGreaterThan(fields.findIndex((text) => text.startsWith('Same in all')));
    await page.locator('.compare').getByRole('button', { name: 'Only What Differs' }).click();
    expect(await compare.getByText(/^Same in all/).count()).toBe(0);
    await compare.focus();
    await press(page, 'Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Experiments');
  });
});
