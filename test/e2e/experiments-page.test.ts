import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PanelTheme } from '../support/panel/themes.ts';
import { axeViolations, focused, head, headings, press, row, texts, usePanelPages } from './support/panel.ts';

const open = usePanelPages();
mkdirSync('test-results', { recursive: true });

describe('a refresh', () => {
  test('that brings a run moves nothing that a person looks at', async () => {
    const { page, grid } = await open();
    await grid.focus();
    await press(page, 'PageDown', 'ArrowDown', ' ');
    const looked = await focused(page);
    const top = () => page.locator('.grid-cell.focused').evaluate((cell) => cell.getBoundingClientRect().top);
    const before = await top();
    await page.evaluate(() => window.panelHost.addRun('brand-new'));
    await expect.poll(() => page.locator('footer').innerText()).toContain('41 runs');
    expect(await focused(page)).toEqual({ ...looked, row: looked.row + 1 });
    expect(await top()).toBe(before);
    expect(await row(page, looked.text === '' ? 'mlp' : looked.text).count()).toBe(1);
    await press(page, 'Control+Home');
    expect((await texts(page, 'name'))[0]).toBe('brand-new');
  });

  test('that finds nothing any more says why', async () => {
    const { page } = await open();
    await page.evaluate(() => window.panelHost.clear('No runs to compare: the Runs view says what was looked for and where.'));
    await page.getByText('No runs to compare').waitFor();
    await page.getByRole('button', { name: 'Candidates' }).click();
    await page.getByText('No candidates here.').waitFor();
  });
});

test('what a person arranged survives a reload: columns, filter, sort, groups, selection, focus, and what can be undone', async () => {
  const { page, grid } = await open();
  await page.getByRole('combobox', { name: 'Filter' }).fill('status = finished');
  await head(page, 'auc').click();
  await page.getByRole('button', { name: 'Group' }).click();
  await page.keyboard.type('experiment');
  await press(page, 'Enter');
  await grid.focus();
  await press(page, 'Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowRight', ' ', 'Shift+ArrowDown');
  await page
    .locator('.grid-row')
    .nth(3)
    .locator('.grid-cell')
    .first()
    .click({ modifiers: ['Control'] });
  const looked = await focused(page);
  const before = [await headings(page), await texts(page, 'name')];
  await page.reload();
  await page.locator('.grid-row').first().waitFor();
  expect([await headings(page), await texts(page, 'name')]).toEqual(before);
  expect(await page.getByRole('combobox', { name: 'Filter' }).inputValue()).toBe('status = finished');
  expect(await page.locator('footer').innerText()).toMatch(/\d selected/);
  await grid.focus();
  expect(await focused(page)).toEqual(looked);
});

test('a table of 100,000 rows and 60 columns has only what can be seen in the page', async () => {
  const { page, grid, wrongs } = await open({ large: '100000x60' });
  expect(await grid.getAttribute('aria-rowcount')).toBe('100001');
  await grid.focus();
  await press(page, 'Control+End');
  expect((await focused(page)).row).toBe(99_999);
  expect(await page.locator('.grid-row').count()).toBeLessThan(60);
  expect(await page.locator('.grid-cell').count()).toBeLessThan(1000);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Show Found' }).click();
  await press(page, 'Escape');
  await grid.focus();
  await press(page, 'End');
  await expect.poll(async () => (await focused(page)).text).not.toBe('…');
  expect(await grid.getAttribute('aria-colcount')).toBe('63');
  expect(wrongs).toEqual([]);
});

test('messages that nobody should send are dropped, and the panel goes on', async () => {
  const { page, wrongs } = await open();
  const strange = [
    null,
    7,
    'x',
    [],
    {},
    { kind: 'news', type: 'changed', value: 3 },
    { kind: 'news', type: '__proto__', value: {} },
    { kind: 'answer', id: 1e9 },
  ];
  const more = [
    { kind: 'answer', id: 1, value: { mode: 'runs' } },
    { kind: 'failure', id: -1 },
    { kind: 'ask', id: 1, type: 'table', value: {} },
  ];
  await page.evaluate((messages) => messages.forEach((message) => window.panelHost.post(message)), [...strange, ...more] as unknown[]);
  await row(page, 'mlp-d2').locator('.grid-cell').first().click();
  await page.getByText('Starred “mlp-d2”').waitFor();
  expect(wrongs.every((text) => text.startsWith('console warning: kneepoint: dropped'))).toBe(true);
  expect(wrongs.length).toBeGreaterThan(4);
});

describe.each(['light', 'dark', 'high-contrast'] satisfies PanelTheme[])('in %s', (theme) => {
  test('nothing is out of reach of assistive technology', async () => {
    const { page, grid } = await open({ theme });
    await page.getByRole('button', { name: 'Group' }).click();
    await page.keyboard.type('model');
    await press(page, 'Enter');
    await page.getByRole('combobox', { name: 'Filter' }).fill('spent > 0 and nonsense');
    await grid.focus();
    await press(page, 'Control+Home', 'ArrowDown', ' ', 'Shift+ArrowDown');
    await page.screenshot({ path: `test-results/panel-${theme}.png` });
    expect(await axeViolations(page)).toEqual([]);
  });

  test('nor in its boxes', async () => {
    const { page, grid } = await open({ theme });
    await page.getByRole('button', { name: 'Columns' }).click();
    expect(await axeViolations(page)).toEqual([]);
    await press(page, 'Escape');
    await page.getByRole('button', { name: 'Group' }).click();
    expect(await axeViolations(page)).toEqual([]);
    await press(page, 'Escape');
    await page.getByRole('combobox', { name: 'Filter' }).click();
    await page.keyboard.type('s');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Filter' }).fill('');
    await grid.focus();
    await press(page, 'Control+Home', 'ArrowRight', ' ', 'Shift+ArrowDown', 'Shift+F10');
    await page.getByRole('menu').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Compare 2 Rows' }).click();
    await page.getByText(/^Differs/).waitFor();
    await page.screenshot({ path: `test-results/panel-compare-${theme}.png` });
    expect(await axeViolations(page)).toEqual([]);
  });
});

test('400 pixels are enough', async () => {
  const { page, grid } = await open({ width: 400 });
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  await grid.focus();
  await press(page, 'Control+Home', 'End');
  const cell = (await page.locator('.grid-cell.focused').boundingBox())!;
  expect(cell.x).toBeGreaterThan(150);
  expect(cell.x + cell.width).toBeLessThanOrEqual(401);
  await page.getByRole('button', { name: 'Columns' }).click();
  const box = (await page.locator('.popover').boundingBox())!;
  expect([box.x >= 0, box.x + box.width <= 400, box.y >= 0, box.y + box.height <= 700]).toEqual([true, true, true, true]);
  await page.screenshot({ path: 'test-results/panel-narrow.png' });
  expect(await axeViolations(page)).toEqual([]);
});
