import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PanelTheme } from '../support/panel/themes.ts';
import { chartOn, middle } from './support/chart.ts';
import { axeViolations, focused, press, row, texts, told, usePanelPages } from './support/panel.ts';

const open = usePanelPages();
mkdirSync('test-results', { recursive: true });

const openChart = async (options: Parameters<typeof open>[0] = {}) => {
  const opened = await open({ charts: 'both', width: 1400, ...options });
  return { ...opened, chart: await chartOn(opened.page) };
};

describe('the Pareto chart', () => {
  test('says in one sentence what it shows, and draws quality against cost', async () => {
    const { page, chart, wrongs } = await openChart();
    await expect
      .poll(chart.sentence)
      .toBe('mlp-d2 has auc 0.84 for $0.026; the next step up, lgbm-d4, adds 14 points (13 to 15) for $0.019 more.');
    expect(await page.getByLabel('Up', { exact: true }).inputValue()).toBe('metrics.auc');
    expect(await page.getByLabel('Across').inputValue()).toBe('spent');
    await page.getByText('25 of 40 runs lack spent or auc').waitFor();
    expect(wrongs).toEqual([]);
  });

  test('reads the best within a budget out while its line is dragged', async () => {
    const { page, chart } = await openChart();
    const before = await chart.sentence();
    const [x, y] = await middle(page.locator('.handle.x'));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 200, y + 60);
    const during = await chart.sentence();
    await page.mouse.move(...(await chart.at(0.28, 0.5)));
    await page.mouse.up();
    const after = await chart.sentence();
    expect(new Set([before, during, after]).size).toBe(3);
    expect(during).toMatch(/^Within \$0\.\d+ the best of \d+ is lgbm-d4: auc 0\.98 for \$0\.044/);
    expect(after).toMatch(/^Within \$0\.01\d* the best of 1 is forest-d0/);
    expect(await page.getByLabel('spent at most').inputValue()).toMatch(/^0\.01/);
  });

  test('takes limits that are typed, and says when nothing keeps them', async () => {
    const { page, chart } = await openChart();
    await page.getByLabel('auc at least').fill('0.9');
    await expect.poll(chart.sentence).toMatch(/^With auc of at least 0\.9 the best of \d+ is lgbm-d4/);
    await page.getByLabel('spent at most').fill('$0.01');
    await expect.poll(chart.sentence).toBe('Nothing is within $0.010 and with auc of at least 0.9: the best is auc 0.98, of lgbm-d4.');
    await page.getByLabel('spent at most').fill('a lot');
    expect(await page.getByLabel('spent at most').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('spent at most').fill('');
    await page.getByLabel('auc at least').fill('');
    await expect.poll(chart.sentence).toMatch(/^mlp-d2 has/);
  });

  test('filters the table to a rectangle, until Escape', async () => {
    const { page, chart } = await openChart();
    await chart.drag(await chart.at(0.15, 0.12), await chart.at(0.55, 0.55));
    await expect.poll(() => texts(page, 'name')).toEqual(['mlp-d2', 'lgbm-d4', 'mlp-d8']);
    expect(await page.locator('footer').innerText()).toContain('3 of 40 shown');
    await press(page, 'Escape');
    await expect.poll(async () => (await texts(page, 'name')).length).toBeGreaterThan(10);
  });

  test('selects what a line is drawn round, with Shift', async () => {
    const { page, chart } = await openChart();
    await page.keyboard.down('Shift');
    await chart.drag(await chart.at(0.15, 0.3), await chart.at(0.4, 0.3), await chart.at(0.4, 0.95), await chart.at(0.1, 0.95));
    await page.keyboard.up('Shift');
    await expect.poll(() => page.locator('footer').innerText()).toContain('2 selected');
    expect(await page.locator('.ring.selected').count()).toBe(1);
    expect(await page.locator('.grid-row.selected').count()).toBe(2);
  });

  test('brings the row of a point that is clicked into focus', async () => {
    const { page, chart } = await openChart();
    const label = page.locator('.chart-overlay .labels text', { hasText: 'best: lgbm-d4' });
    await label.waitFor();
    const knee = await middle(page.locator('.ring.knee'));
    await page.mouse.click(...(knee as [number, number]));
    const { row, column } = await focused(page);
    expect([row, column]).toEqual([2, 0]);
    expect((await chart.sentence()).length).toBeGreaterThan(10);
  });

  test('says what is under the pointer', async () => {
    const { page } = await openChart();
    await page.mouse.move(...((await middle(page.locator('.ring.knee'))) as [number, number]));
    expect(await page.locator('.tip:visible').innerText()).toBe(
      'mlp-d2\nauc 0.840 (0.833–0.847)\nspent $0.026\nmodel mlp\non the front (in 100 % of draws)',
    );
  });

  test('is walked along with the keyboard alone, and tells where one is', async () => {
    const { page, chart } = await openChart();
    await chart.overlay.focus();
    await press(page, 'Home', 'ArrowRight');
    const live = page.locator('[aria-live]').last();
    expect(await live.textContent()).toBe('mlp-d2: auc 0.84, spent $0.026, on the front (in 100 % of draws), 2 of 3');
    await press(page, ' ');
    await expect.poll(() => page.locator('footer').innerText()).toContain('1 selected');
    await press(page, 'Enter');
    expect((await focused(page)).row).toBe(2);
  });

  test('zooms with Ctrl and the wheel, and shows the whole again', async () => {
    const { page, chart } = await openChart();
    const knee = () => page.locator('.ring.knee').getAttribute('d');
    const before = await knee();
    await page.mouse.move(...((await chart.at(0.8, 0.8)) as [number, number]));
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await expect.poll(knee).not.toBe(before);
    await page.getByRole('button', { name: 'Whole' }).click();
    await expect.poll(knee).toBe(before);
  });

  test('marks what a person adds from the table or from a tree, also after a reload', async () => {
    const { page, chart } = await openChart();
    await row(page, 'forest-d12').locator('.grid-cell').nth(1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Add to Chart' }).click();
    const labels = () => page.locator('.chart-overlay .labels text').allTextContents();
    await expect.poll(labels).toContain('added: forest-d12');
    await page.evaluate(() => window.panelHost.addToChart(['mlflow-sqlite:mlflow.db:run8', 'mlflow-sqlite:mlflow.db:run1']));
    await expect.poll(labels).toContain('added: mlp-d8');
    await page.getByText('1 of those added has no place here').waitFor();
    await page.reload();
    await chartOn(page);
    await expect.poll(labels).toEqual(expect.arrayContaining(['added: forest-d12', 'added: mlp-d8']));
    await row(page, 'forest-d12').locator('.grid-cell').nth(1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Take Off the Chart' }).click();
    await expect.poll(labels).not.toContain('added: forest-d12');
    expect((await chart.sentence()).length).toBeGreaterThan(10);
  });

  test('keeps what a person arranged over a reload: columns, limits, the rectangle', async () => {
    const { page, chart } = await openChart();
    await page.getByLabel('Across').selectOption('durationSeconds');
    await page.getByRole('button', { name: 'Look' }).click();
    await page.getByLabel('Colour').selectOption('params.depth');
    await press(page, 'Escape');
    await page.getByLabel('auc at least').fill('0.8');
    await press(page, 'Tab');
    await expect.poll(chart.sentence).toMatch(/^With auc of at least 0\.8/);
    await chart.drag(await chart.at(0.5, 0.2), await chart.at(0.9, 0.6));
    await expect.poll(() => page.locator('footer').innerText()).toMatch(/of 40 shown/);
    const before = [await chart.sentence(), await texts(page, 'name'), await page.locator('footer').innerText()];
    await page.reload();
    await page.locator('.grid-row').first().waitFor();
    const again = await chartOn(page);
    expect(await page.getByLabel('Across').inputValue()).toBe('durationSeconds');
    await page.getByRole('button', { name: 'Look' }).click();
    expect(await page.getByLabel('Colour').inputValue()).toBe('params.depth');
    await press(page, 'Escape');
    await expect
      .poll(async () => [await again.sentence(), await texts(page, 'name'), await page.locator('footer').innerText()])
      .toEqual(before);
  });

  test('takes hostile names for texts', async () => {
    const { page, chart, wrongs } = await openChart();
    await page.getByLabel('Across').selectOption('durationSeconds');
    await page.getByRole('button', { name: 'Look' }).click();
    await page.getByLabel('Colour').selectOption('name');
    await press(page, 'Escape');
    await chart.overlay.focus();
    for (let i = 0; i < 5; i++) await press(page, 'ArrowRight');
    await page.getByRole('button', { name: 'Chart actions' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Show as Table' }).click();
    await page.getByRole('rowheader', { name: '<img src=x onerror="window.pwned=1">' }).waitFor();
    expect(await page.evaluate(() => window.pwned)).toBeUndefined();
    expect(wrongs).toEqual([]);
  });
});

describe('a chart', () => {
  const exportAs = async (item: string) => {
    const { page } = await openChart();
    await page.getByLabel('spent at most').fill('0.05');
    await press(page, 'Tab');
    await page.getByRole('button', { name: 'Chart actions' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByText('Saved the chart to').waitFor();
    return page;
  };

  test('is exported as an SVG that stands alone', async () => {
    const page = await exportAs('Export SVG');
    const [{ name, content }] = (await told(page, 'save')) as [{ name: string; content: string }];
    expect(name).toBe('pareto.svg');
    const found = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return [parsed.querySelector('parsererror') === null, [...parsed.querySelectorAll('text')].map((one) => one.textContent)] as const;
    }, content);
    expect(found[0]).toBe(true);
    expect(found[1]).toEqual(expect.arrayContaining(['knee: mlp-d2', 'spent at most $0.050']));
    expect(content).not.toContain('var(');
  });

  test('is exported as a PNG of twice the size', async () => {
    const page = await exportAs('Export PNG');
    const size = await page.evaluate(async () => {
      const saved = window.panelHost.told.find(({ type }) => type === 'save')!.value as { content: Uint8Array<ArrayBuffer> };
      const picture = await createImageBitmap(new Blob([saved.content], { type: 'image/png' }));
      return [picture.width, picture.height];
    });
    expect(size).toEqual([1520, 860]);
  });

  test('is exported as Vega-Lite', async () => {
    const page = await exportAs('Export Vega-Lite');
    const [{ name, content }] = (await told(page, 'save')) as [{ name: string; content: string }];
    expect(name).toBe('pareto.vl.json');
    const spec = JSON.parse(content) as { layer: { name?: string; data: { values: object[] } }[] };
    expect(spec.layer.find((layer) => layer.name === 'front')!.data.values).toHaveLength(3);
  });

  test('is a table for who wants to read it', async () => {
    const { page } = await openChart();
    await page.getByRole('button', { name: 'Chart actions' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Show as Table' }).click();
    const line = page.getByRole('row', { name: /^mlp-d2 / }).last();
    expect(await line.getByRole('cell').allTextContents()).toEqual([
      '0.840 (0.833–0.847)',
      '$0.026',
      'on the front (in 100 % of draws)',
      'mlp',
    ]);
    expect(await page.locator('.chart-table tbody tr').count()).toBe(15);
  });

  test('lies below the table in a narrow window, and 400 pixels are enough', async () => {
    const { page } = await openChart({ width: 400 });
    const [table, chart] = [(await page.locator('.table-place').boundingBox())!, (await page.locator('.charts').boundingBox())!];
    expect(chart.y).toBeGreaterThanOrEqual(table.y + table.height);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
    await page.screenshot({ path: 'test-results/charts-narrow.png' });
    expect(await axeViolations(page)).toEqual([]);
  });

  test('gives room to the table by the line between them, and goes away', async () => {
    const { page } = await openChart();
    const width = async () => (await page.locator('.charts').boundingBox())!.width;
    const before = await width();
    await page.getByRole('separator', { name: 'Table and charts' }).focus();
    await press(page, 'ArrowRight', 'ArrowRight');
    expect(await width()).toBeLessThan(before - 30);
    await page.getByRole('button', { name: 'Charts' }).click();
    expect(await page.locator('.charts').isVisible()).toBe(false);
    await page.reload();
    await page.locator('.grid-row').first().waitFor();
    expect(await page.locator('.charts').isVisible()).toBe(false);
  });

  test('of 5,000 rows and more shows all of the front, and says how many it shows', async () => {
    const { page, wrongs } = await openChart({ large: '12000x20' });
    await page.getByText(/showing 5,000 of [\d,]+, all of the front among them/).waitFor();
    expect(wrongs).toEqual([]);
  });
});

describe.each(['light', 'dark', 'high-contrast'] satisfies PanelTheme[])('in %s', (theme) => {
  test('charts are within reach of assistive technology', async () => {
    const { page, chart } = await openChart({ theme });
    await page.getByLabel('spent at most').fill('0.3');
    await press(page, 'Tab');
    await chart.drag(await chart.at(0.15, 0.12), await chart.at(0.6, 0.6));
    await page.locator('footer', { hasText: 'shown' }).waitFor();
    await page.screenshot({ path: `test-results/charts-${theme}.png` });
    expect(await axeViolations(page)).toEqual([]);
  });

  test('and so is the table behind them', async () => {
    const { page } = await openChart({ theme });
    await page.getByRole('button', { name: 'Chart actions' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Show as Table' }).click();
    await page.locator('.chart-table').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});
