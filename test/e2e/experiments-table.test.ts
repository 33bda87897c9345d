import { describe, expect, test } from 'vitest';
import { HOSTILE_NAME } from '../support/panel/some-runs.ts';
import { axeViolations, focused, head, headings, press, row, texts, told, usePanelPages } from './support/panel.ts';

const open = usePanelPages();

describe('the table', () => {
  test('is a grid that says how large it is, where one is, how it is sorted and what is selected', async () => {
    const { page, grid, wrongs } = await open();
    await grid.focus();
    expect(await grid.getAttribute('role')).toBe('grid');
    expect([await grid.getAttribute('aria-rowcount'), await grid.getAttribute('aria-colcount')]).toEqual(['41', '9']);
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowRight', ' ');
    expect(await focused(page)).toEqual({ row: 2, column: 1, text: 'mlp-d2' });
    expect(await row(page, 'mlp-d2').getAttribute('aria-selected')).toBe('true');
    await head(page, 'auc').click();
    expect(await head(page, 'auc').getAttribute('aria-sort')).toBe('ascending');
    expect(wrongs).toEqual([]);
  });

  test('is walked through by keys alone', async () => {
    const { page, grid } = await open();
    await grid.focus();
    const at = async () => {
      const { row: place, column } = await focused(page);
      return [place, column];
    };
    const walk = async (key: string) => (await press(page, key), at());
    expect(await walk('End')).toEqual([0, 8]);
    expect(await walk('Home')).toEqual([0, 0]);
    const [page1] = await walk('PageDown');
    expect(page1).toBeGreaterThan(15);
    expect(await walk('Control+End')).toEqual([39, 8]);
    expect(await walk('Control+Home')).toEqual([0, 0]);
    expect(await walk('ArrowUp')).toEqual([-1, 0]);
    await press(page, 'ArrowDown', ...'mlp-d1');
    expect((await focused(page)).text).toBe('');
    expect((await focused(page)).row).toBe(11);
    await press(page, 'Escape', 'Control+Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
    expect(await page.locator('footer').innerText()).toContain('3 selected');
    await press(page, 'Control+a');
    expect(await page.locator('footer').innerText()).toContain('40 selected');
    await press(page, 'Escape');
    expect(await page.locator('footer').innerText()).not.toContain('selected');
  });

  test('is sorted by several keys, with their order, what is missing last', async () => {
    const { page } = await open();
    await head(page, 'status').click();
    await head(page, 'auc').click({ modifiers: ['Shift'] });
    await head(page, 'auc').click({ modifiers: ['Shift'] });
    expect(await page.locator('.grid-sort').allTextContents()).toEqual(expect.arrayContaining(['↑1', '↓2']));
    expect((await texts(page, 'status')).slice(0, 8)).toEqual(Array(8).fill('failed'));
    const auc = (await texts(page, 'auc')).slice(0, 8);
    const numbers = auc.map(Number.parseFloat).filter((value) => !Number.isNaN(value));
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(auc.slice(numbers.length).every((text) => text === 'NaN' || text === 'none')).toBe(true);
  });

  test('shows text as text, whoever chose it', async () => {
    const { page, grid, wrongs } = await open();
    const show = async (columns: string) => {
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.keyboard.type(columns);
      await page.getByRole('button', { name: 'Show Found' }).click();
      await press(page, 'Escape');
      await grid.evaluate((one) => one.scrollTo({ left: 10_000 }));
    };
    expect(await texts(page, 'name')).toContain(HOSTILE_NAME);
    await show('note');
    const note = '[x](command:kneepoint.openReport) <b onclick=1>';
    await page.evaluate((text) => window.panelHost.wrote([{ kind: 'note', subject: 'mlflow-sqlite:mlflow.db:run0', text }]), note);
    await expect.poll(() => texts(page, 'note')).toContain(note);
    await show('__proto__');
    await expect.poll(() => texts(page, '__proto__')).toContain('3');
    await show('remark');
    await expect.poll(() => texts(page, 'remark')).toContain('[click](command:kneepoint.openReport)');
    expect(await texts(page, 'remark')).toContain('turned\\u{202E}gpj.exe');
    await row(page, '<img').click({ button: 'right' });
    await page.getByRole('menu').waitFor();
    expect(await page.evaluate(() => window.pwned)).toBeUndefined();
    expect(await page.locator('.grid a, .grid img, .grid script, .grid b').count()).toBe(0);
    expect(wrongs).toEqual([]);
  });
});

describe('columns', () => {
  test('are found, shown, moved and pinned in the picker by keys', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.keyboard.type('depth');
    await press(page, 'ArrowDown', ' ');
    expect(await headings(page)).toContain('depth');
    await press(page, 'ArrowUp');
    await page.getByRole('textbox', { name: 'Search columns' }).fill('');
    const depth = page.getByRole('checkbox', { name: 'depth' });
    await depth.focus();
    await press(page, ...Array(8).fill('Alt+ArrowUp'));
    await page.getByRole('button', { name: 'Pin depth' }).click();
    await press(page, 'Escape');
    expect((await headings(page)).slice(0, 3)).toEqual(['★', 'depth', 'name']);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Columns');
  });

  test('are dragged by their headings, and go along with the keys', async () => {
    const { page, grid } = await open();
    const [status, spent] = [await head(page, 'status').boundingBox(), await head(page, 'spent $').boundingBox()];
    await page.mouse.move(status!.x + 20, status!.y + 10);
    await page.mouse.down();
    await page.mouse.move(spent!.x + 40, spent!.y + 10, { steps: 5 });
    await page.mouse.move(spent!.x + 5, spent!.y + 10);
    await page.mouse.up();
    expect((await headings(page)).slice(0, 5)).toEqual(['★', 'name', 'auc', 'status', 'spent $']);
    expect(await page.locator('.grid-sort').allTextContents()).not.toContain('↑');
    await grid.focus();
    await press(page, 'Control+Home', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'Alt+ArrowRight');
    expect((await headings(page)).slice(2, 4)).toEqual(['status', 'auc']);
    expect((await focused(page)).text).toContain('auc');
  });

  test('are resized by pointer and by keys', async () => {
    const { page, grid } = await open();
    const width = async (title: string) => (await head(page, title).boundingBox())!.width;
    const before = await width('name');
    const box = (await head(page, 'name').boundingBox())!;
    await page.mouse.move(box.x + box.width - 2, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 58, box.y + 8, { steps: 3 });
    await page.mouse.up();
    expect(await width('name')).toBe(before + 60);
    await grid.focus();
    await press(page, 'Control+Home', 'ArrowUp', 'ArrowRight', 'Shift+ArrowLeft');
    expect(await width('name')).toBe(before + 44);
  });

  test('that are the same in all rows can be left out', async () => {
    const { page } = await open();
    await page.getByRole('textbox', { name: 'Search' }).fill('lgbm');
    await page.getByRole('combobox', { name: 'Filter' }).fill('status = finished and hardware = "test:box"');
    await page.getByRole('button', { name: 'Only What Differs' }).click();
    await expect.poll(() => headings(page)).toEqual(['★', 'name', 'auc', 'spent $', 'duration', 'started', 'experiment']);
    expect(await page.locator('footer').innerText()).toContain('2 columns are the same in all rows');
  });
});

describe('groups', () => {
  test('stand for their rows with what these come to, and open and close by keys', async () => {
    const { page, grid } = await open();
    await page.getByRole('button', { name: 'Group' }).click();
    await page.keyboard.type('model');
    await press(page, 'Enter');
    expect(await grid.getAttribute('role')).toBe('treegrid');
    expect((await texts(page, 'name'))[0]).toBe('forest (14)');
    expect((await texts(page, 'spent $'))[0]).toMatch(/^≥ \$/);
    await grid.focus();
    await press(page, 'Control+Home', 'ArrowLeft');
    expect((await texts(page, 'name')).slice(0, 2)).toEqual(['forest (14)', 'lgbm (13)']);
    expect(await page.locator('[role=row][aria-level="1"]').first().getAttribute('aria-expanded')).toBe('false');
    await press(page, 'ArrowRight', ' ');
    expect(await page.locator('footer').innerText()).toContain('14 selected');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Close All Groups' }).click();
    expect(await texts(page, 'name')).toEqual(['forest (14)', 'lgbm (13)', 'mlp (13)']);
    await head(page, 'auc').click({ button: 'right' });
    await page.getByRole('menuitemcheckbox', { name: 'Most of Each Group' }).click();
    expect((await texts(page, 'auc'))[0]).toBe('0.98');
  });

  test('lie within groups, as deep as somebody wants, and are gone through by keys alone', async () => {
    const { page, grid } = await open();
    for (const column of ['experiment', 'model', 'spent']) {
      await page.getByRole('button', { name: /^Group/ }).click();
      await page.keyboard.type(column);
      await press(page, 'Enter');
    }
    await page.getByRole('button', { name: 'Group: experiment › model › spent' }).waitFor();
    await grid.focus();
    await press(page, 'Control+Home');
    const levels = () => page.locator('.grid-row').evaluateAll((rows) => rows.slice(0, 4).map((one) => one.getAttribute('aria-level')));
    expect(await levels()).toEqual(['1', '2', '3', '4']);
    expect((await texts(page, 'name'))[2]).toMatch(/^\$[\d.]+ to \$[\d.]+ \(\d+\)$/);
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowLeft');
    expect((await focused(page)).row).toBe(2);
    await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    expect((await focused(page)).row).toBe(1);
    expect(await levels()).not.toContain('4');
    await page.reload();
    await page.locator('.grid-row').first().waitFor();
    expect((await levels()).slice(0, 2)).toEqual(['1', '2']);
    expect(await page.locator('.grid-row').nth(1).getAttribute('aria-expanded')).toBe('false');
    await page.screenshot({ path: 'test-results/panel-groups.png' });
    expect(await axeViolations(page)).toEqual([]);
  });
});

describe('what leaves the table', () => {
  test('is copied as cells of a spreadsheet, with nothing to compute', async () => {
    const { page, grid } = await open();
    await grid.focus();
    await press(page, 'Control+Home', 'ArrowRight', 'Control+c');
    await expect.poll(() => told(page, 'copy')).toEqual([{ text: 'forest-d0' }]);
    await press(page, ' ', 'Shift+ArrowDown', 'Control+c');
    await expect.poll(() => told(page, 'copy')).toHaveLength(2);
    const { text } = (await told(page, 'copy'))[1] as { text: string };
    const lines = text.split('\n').map((line) => line.split('\t'));
    expect(lines[0]!.slice(0, 4)).toEqual(['star', 'name', 'metrics.auc', 'spent']);
    expect(lines.slice(1).map((cells) => [cells[1], cells[2], cells[3]])).toEqual([
      ['forest-d0', '0.7', expect.stringMatching(/^0\.0083/)],
      ['lgbm-d1', '0.77', 'unknown'],
    ]);
  });

  test.each([
    ['Export CSV …', 'runs.csv', /^id,star,name,metrics\.auc,spent,/],
    ['Export CSV with Intervals …', 'runs.csv', /^id,star,name,metrics\.auc,spent,spent\.low,spent\.high,spent\.basis,/],
    ['Export JSON with Intervals …', 'runs.json', /"spent":\{"value":0\.0083\d*,"low":/],
  ])('%s goes into a file', async (item, name, content) => {
    const { page } = await open();
    await page.getByRole('combobox', { name: 'Filter' }).fill('name = "forest-d0"');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
    await expect.poll(() => told(page, 'save')).toEqual([{ name, content: expect.stringMatching(content) }]);
    await page.getByText(`Saved 1 runs to somewhere/${name}.`).waitFor();
  });

  test('opens what a run comes from, and mends what is unknown, by the host', async () => {
    const { page, grid } = await open();
    await row(page, 'mlp-d2').locator('.grid-cell').nth(1).click();
    await press(page, 'Shift+F10');
    await page.getByRole('menuitem', { name: /Open Source/ }).waitFor();
    await press(page, 'End', 'Enter');
    expect(await told(page, 'openOrigin')).toEqual([{ mode: 'runs', id: 'mlflow-sqlite:mlflow.db:run2', what: 'artifact' }]);
    await grid.focus();
    await press(page, 'Control+Home', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect((await focused(page)).text).toBe('unknown');
    await press(page, 'Enter');
    await row(page, 'lgbm-d7').locator('.grid-link').first().click();
    expect(await told(page, 'act')).toEqual([{ action: 'openConfiguration' }, { action: 'openConfiguration' }]);
  });

  test('explains a cost where the pointer rests, and by keys', async () => {
    const { page, grid } = await open();
    await row(page, 'forest-d6').locator('.grid-cell', { hasText: '$' }).hover();
    const tip = page.locator('.tip.breakdown');
    await tip.getByText('10 min × 1 device × $1/device·h = $0.17').waitFor();
    await press(page, 'Escape');
    await tip.waitFor({ state: 'hidden' });
    await page.mouse.move(2, 2);
    await grid.focus();
    await press(page, 'Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    const dialog = page.locator('.popover').filter({ hasText: '$0.17 · derived, list price' });
    await dialog.waitFor();
    await press(page, 'Escape');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('grid');
  });
});
