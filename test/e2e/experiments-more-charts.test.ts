import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { PanelTheme } from '../support/panel/themes.ts';
import { axeViolations, focused, press, row, texts, told, usePanelPages } from './support/panel.ts';

const open = usePanelPages();
mkdirSync('test-results', { recursive: true });

const CHARTS = ['Regimes', 'Parallel', 'Parameters', 'Curves', 'Cost'] as const;
type ChartName = (typeof CHARTS)[number];

const openChart = async (name: ChartName, options: Parameters<typeof open>[0] = {}) => {
  const opened = await open({ charts: 'both', charted: true, width: 1400, ...options });
  await opened.page.getByRole('tab', { name }).click();
  await drawn(opened.page);
  return opened;
};
const drawn = (page: Page) => page.locator('.chart-canvas canvas').first().waitFor();
const choose = (page: Page, label: string, option: string) =>
  page.locator('.chart').getByRole('combobox', { name: label, exact: true }).selectOption(option);
const candidates = async (page: Page) => {
  await page.getByRole('button', { name: 'Candidates' }).click();
  await row(page, 'lgbm-1').waitFor();
  await drawn(page);
};
const note = (page: Page) => page.locator('.chart-note').first().innerText();
const asTable = async (page: Page) => {
  await page.getByRole('button', { name: 'Chart actions' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Show as Table' }).click();
  await page.locator('.chart-table tbody tr').first().waitFor();
};
const cells = (page: Page, name: RegExp) =>
  page.locator('.chart-table').getByRole('row', { name }).first().getByRole('cell').allTextContents();
const tip = (page: Page) => page.locator('.tip:visible').innerText();
const announced = (page: Page) => page.locator('[aria-live]').last().textContent();

describe('learning curves', () => {
  test('of the first rows stand there while nothing is selected, and the chart says so', async () => {
    const { page, wrongs } = await openChart('Curves');
    await expect.poll(() => note(page)).toBe('The first 10 runs of the table; select rows to choose others.');
    expect(await page.locator('.legend-entry').count()).toBe(10);
    expect(wrongs).toEqual([]);
  });

  test('of two selected runs stand over the money that was spent until then', async () => {
    const { page } = await openChart('Curves');
    await row(page, 'lgbm-1-s0').click();
    await row(page, 'resnet-9-s0').click({ modifiers: ['Control'] });
    await choose(page, 'Over', 'money');
    await expect.poll(() => note(page)).toBe('2 selected runs.');
    expect(await page.locator('.legend-entry').allTextContents()).toEqual(['lgbm-1-s0', 'resnet-9-s0']);
    await asTable(page);
    const [start, , , , end, values, why] = await cells(page, /^resnet-9-s0/);
    expect(start).toMatch(/^0\.58\d+ at \$0\.028$/);
    expect([end, values, why]).toEqual(['0.888 at $3.33', '120', '$1.00 for an hour of its work']);
  });

  test('leave out a run whose cost is unknown, and lead to what mends it', async () => {
    const { page } = await openChart('Curves');
    await choose(page, 'Over', 'money');
    await page.getByText('ft-transformer-5-s0 has no curve: the cost is unknown: hardware not recorded.').waitFor();
    await page.locator('.chart').getByRole('button', { name: 'Set hardware or prices' }).click();
    expect(await told(page, 'act')).toEqual([{ action: 'openConfiguration' }]);
  });

  test('say what all runs have at the pointer, the best first', async () => {
    const { page } = await openChart('Curves');
    const box = (await page.locator('.chart-live').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const [place, best] = (await tip(page)).split('\n');
    expect(place).toMatch(/^step \d+$/);
    expect(best).toMatch(/resnet-9-s0$/);
  });

  test('are read along with the arrow keys', async () => {
    const { page } = await openChart('Curves');
    await page.locator('.chart-live').focus();
    await press(page, 'Home', 'End');
    expect(await announced(page)).toMatch(/^step 119, 0\.888\s+resnet-9-s0, 0\.8774\s+mlp-8-s0/);
    await press(page, 'Escape');
    expect(await page.locator('.tip:visible').count()).toBe(0);
  });

  test('lead to the row of a name that is clicked', async () => {
    const { page } = await openChart('Curves');
    await page.locator('.legend-entry', { hasText: 'mlp-2-s0' }).click();
    expect((await focused(page)).row).toBe(2);
  });

  test('of candidates are those of their runs', async () => {
    const { page } = await openChart('Curves');
    await candidates(page);
    await expect.poll(() => page.locator('.legend-entry').first().textContent()).toBe('forest-0 (3 runs)');
    expect(await note(page)).toMatch(/^The first 10 candidates of the table/);
  });

  test('of a run under way are read again when it has gone on, and the others are not', async () => {
    const { page } = await openChart('Curves');
    await row(page, 'forest-0-s0').click();
    await page.locator('.grid').first().press('End');
    await page.locator('.grid').first().press('Control+End');
    await row(page, 'ft-transformer-11-s2').click({ modifiers: ['Control'] });
    await expect.poll(() => note(page)).toBe('2 selected runs.');
    const asked = () => page.evaluate(() => window.panelHost.asked.filter(({ type }) => type === 'series').length);
    const before = await asked();
    await page.evaluate(() => window.panelHost.goOn());
    await expect.poll(asked).toBe(before + 1);
  });

  test('are smoothed with what was logged behind them, and stay so over a reload', async () => {
    const { page } = await openChart('Curves');
    await page.getByLabel('Smoothing').fill('0.9');
    await choose(page, 'Over', 'time');
    const smooth = () =>
      page.evaluate(() =>
        window.panelHost.asked.filter(({ type }) => type === 'series').map(({ value }) => (value as { smoothing: number }).smoothing),
      );
    await expect.poll(async () => (await smooth()).at(-1)).toBe(0.9);
    await page.reload();
    await page.locator('.grid-row').first().waitFor();
    await drawn(page);
    expect(await page.locator('.chart').getByRole('combobox', { name: 'Over' }).inputValue()).toBe('time');
    expect(await page.getByLabel('Smoothing').inputValue()).toBe('0.9');
  });
});

describe('the regimes', () => {
  test('say who wins from which budget on', async () => {
    const { page, wrongs } = await openChart('Regimes');
    await candidates(page);
    await expect
      .poll(() => page.locator('.chart-sentence').innerText())
      .toMatch(/^Of 10, 7 win somewhere: forest-0 from \$851\/mo, lgbm-1 from \$853\/mo/);
    expect(wrongs).toEqual([]);
  });

  test('are read out at a budget that is typed, with how sure that is', async () => {
    const { page } = await openChart('Regimes');
    await candidates(page);
    await page.getByLabel('With $').fill('1000');
    await expect
      .poll(() => page.locator('.chart-sentence').innerText())
      .toMatch(/^Within \$1k\/mo, mlp-2 wins: auc 0\.838 \(.*\), \$860\/mo\?; it is the best in 9\d(\.\d)? % of the draws\./);
    await page.getByLabel('With $').fill('10');
    await expect
      .poll(() => page.locator('.chart-sentence').innerText())
      .toMatch(/^\$10\.0\/mo pays for none: the cheapest, forest-0, costs/);
  });

  test('go by what a point is worth, and warn where the turn is uncertain', async () => {
    const { page } = await openChart('Regimes');
    await candidates(page);
    await choose(page, 'Along', 'value');
    await page.getByLabel('A point worth $').fill('95');
    await expect
      .poll(() => page.locator('.chart-sentence').innerText())
      .toMatch(
        /^Where one point of auc \(0\.01\) is worth \$95\.0\/mo, mlp-8 wins: .* That hangs on little: where mlp-8 takes over lies between/,
      );
  });

  test('among runs go by what they spent, and only those that pass the filter take part', async () => {
    const { page } = await openChart('Regimes');
    await expect.poll(() => page.locator('.chart-sentence').innerText()).toMatch(/^Of 33, /);
    await page.getByLabel('Search').first().fill('forest');
    await expect.poll(() => page.locator('.chart-sentence').innerText()).toMatch(/^Of 6, .*forest/);
  });

  test('lead from a winner to its row', async () => {
    const { page } = await openChart('Regimes');
    await candidates(page);
    await page.locator('.legend-entry', { hasText: 'mlp-2 from' }).click();
    expect((await focused(page)).row).toBe(2);
  });
});

describe('what costs add up from', () => {
  test('is told for each candidate, with what is not known', async () => {
    const { page, wrongs } = await openChart('Cost');
    await candidates(page);
    await asTable(page);
    expect(await cells(page, /^forest-0/)).toEqual(['$851/mo', '$365/mo', '$365/mo', '$1.33/mo', '$120/mo']);
    expect((await cells(page, /^ft-transformer-5/))[3]).toBe('unknown: hardware not recorded');
    expect((await cells(page, /^lgbm-7/))[1]).toBe('≥ $365/mo: throughput not measured');
    expect(wrongs).toEqual([]);
  });

  test('is another sum for one training: a host and its accelerator', async () => {
    const { page } = await openChart('Cost');
    await candidates(page);
    await choose(page, 'Cost', 'replacement');
    await asTable(page);
    const heads = await page.locator('.chart-table thead th').allTextContents();
    expect(heads.join(' ')).toMatch(/test:box .*test:host .*test:gpu/);
  });

  test('is walked along with the arrow keys, and Enter goes to the row', async () => {
    const { page } = await openChart('Cost');
    await candidates(page);
    await page.locator('.chart-live').focus();
    await press(page, 'ArrowDown', 'ArrowDown');
    expect(await announced(page)).toMatch(/^lgbm-1: \$853\/mo, serving, peak: \$365\/mo/);
    await press(page, 'Enter');
    expect((await focused(page)).row).toBe(1);
  });

  test('of selected rows leaves the others out', async () => {
    const { page } = await openChart('Cost');
    await candidates(page);
    await row(page, 'mlp-8').click();
    await expect.poll(() => note(page)).toMatch(/of the selected candidate/);
  });
});

describe('parallel coordinates', () => {
  const thumb = (page: Page, title: string, end: 'upper' | 'lower') =>
    page.getByRole('slider', { name: `${title}: ${end} end of what is shown`, exact: true });

  test('filter the table by what is dragged along an axis, until Escape', async () => {
    const { page, wrongs } = await openChart('Parallel');
    const axis = page.getByRole('group', { name: 'auc', exact: true }).locator('.axis-track');
    const box = (await axis.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.1);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y - 5, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => note(page)).toBe('9 of 36 runs pass.');
    const best = (await texts(page, 'auc')).map(Number);
    expect(best).toHaveLength(9);
    expect(Math.min(...best)).toBeGreaterThan(0.876);
    await press(page, 'Escape');
    await expect.poll(async () => (await texts(page, 'auc')).length).toBeGreaterThan(20);
    expect(wrongs).toEqual([]);
  });

  test('are brushed with the keyboard, and say what passes', async () => {
    const { page } = await openChart('Parallel');
    await thumb(page, 'depth', 'upper').focus();
    await press(page, 'PageDown', 'PageDown', 'PageDown', 'PageDown', 'PageDown');
    expect(await thumb(page, 'depth', 'upper').getAttribute('aria-valuetext')).toBe('7.5');
    await expect.poll(() => note(page)).toBe('18 of 36 runs pass.');
    await press(page, 'Escape');
    await expect.poll(() => note(page)).toMatch(/^Drag along an axis/);
  });

  test('take bounds that are typed', async () => {
    const { page } = await openChart('Parallel');
    await page.getByRole('button', { name: /^auc ?higher/ }).click();
    await page.getByRole('menuitem', { name: 'Filter by Numbers …' }).click();
    await page.getByLabel('At least').fill('0.88');
    await press(page, 'Enter');
    await expect.poll(() => note(page)).toMatch(/^\d of 36 runs pass\.$/);
    for (const auc of await texts(page, 'auc')) expect(Number(auc)).toBeGreaterThanOrEqual(0.88);
  });

  test('are added, moved and taken away by keys, and stay so over a reload', async () => {
    const { page } = await openChart('Parallel');
    const axes = () => page.locator('.axis-title').allTextContents();
    expect(await axes()).toEqual(['depth', 'lr', 'model', 'seed', 'duration, s', 'spent, $', 'auc']);
    await choose(page, 'Add', 'metrics.train_loss');
    await expect.poll(async () => (await axes()).at(-1)).toBe('train_loss');
    await page.locator('.axis-head').last().focus();
    await press(page, 'Alt+ArrowLeft');
    await expect.poll(async () => (await axes()).slice(-2)).toEqual(['train_loss', 'auc']);
    await page.locator('.axis-head').first().focus();
    await press(page, 'Delete');
    await expect.poll(async () => (await axes())[0]).toBe('lr');
    const before = await axes();
    await page.reload();
    await page.locator('.axis-title').first().waitFor();
    expect(await axes()).toEqual(before);
    await page.getByRole('button', { name: 'Usual Axes' }).click();
    await expect.poll(axes).toEqual(['depth', 'lr', 'model', 'seed', 'duration, s', 'spent, $', 'auc']);
  });

  test('are moved by dragging their titles', async () => {
    const { page } = await openChart('Parallel');
    const box = (await page.locator('.axis-head').first().boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 3.5 * box.width, box.y + 10, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => (await page.locator('.axis-title').allTextContents())[0]).toBe('lr');
    expect(await page.locator('[role=menu]').count()).toBe(0);
  });

  test('keep their brush over a reload, and give the table back when the chart is left', async () => {
    const { page } = await openChart('Parallel');
    await thumb(page, 'depth', 'upper').focus();
    await press(page, 'PageDown', 'PageDown');
    await expect.poll(() => page.locator('footer').innerText()).toMatch(/of 36 shown/);
    const before = await texts(page, 'name');
    await page.reload();
    await expect.poll(() => texts(page, 'name')).toEqual(before);
    await page.getByRole('tab', { name: 'Cost' }).click();
    await expect.poll(() => page.locator('footer').innerText()).not.toMatch(/of 36 shown/);
  });

  test('of more rows than can be told apart show 5,000, and say so', async () => {
    const { page, wrongs } = await openChart('Parallel', { large: '12000x20', charted: false });
    await page.getByText('Showing 5,000 of 12,000 lines.').waitFor();
    expect(wrongs).toEqual([]);
  });
});

describe('a metric against a parameter', () => {
  test('has points for numbers, and strips with medians for texts', async () => {
    const { page, wrongs } = await openChart('Parameters');
    await expect.poll(() => note(page)).toBe('36 runs.');
    expect(await page.locator('.chart').getByRole('combobox', { name: 'Across' }).inputValue()).toBe('params.depth');
    await choose(page, 'Across', 'params.model');
    await expect.poll(() => note(page)).toBe('36 runs. The lines are medians.');
    expect(wrongs).toEqual([]);
  });

  test('says how many have no place, and what has both', async () => {
    const { page } = await openChart('Parameters');
    await choose(page, 'Across', 'spent');
    await expect.poll(() => note(page)).toBe('33 of 36 runs have both auc and spent.');
  });

  test('is walked along with the arrow keys, and Enter goes to the row', async () => {
    const { page } = await openChart('Parameters');
    await page.locator('.chart-live').focus();
    await press(page, 'Home');
    expect(await announced(page)).toMatch(/^forest-0-s\d, auc: 0\.72\d+, depth: 2/);
    await press(page, 'Enter');
    expect((await focused(page)).text).toBeDefined();
    expect(await page.evaluate(() => document.activeElement?.classList.contains('grid'))).toBe(true);
  });

  test('is coloured by any column, and says what the colours mean', async () => {
    const { page } = await openChart('Parameters');
    await choose(page, 'Colour', 'params.model');
    expect(await page.locator('.colour-name').count()).toBe(6);
    await choose(page, 'Colour', 'spent');
    await expect.poll(() => page.locator('.colour-key').innerText()).toMatch(/\$10\.0 \(worse\)[\s\S]*\$0\.33 \(better\)/);
  });
});

describe.each(CHARTS)('the chart %s', (name) => {
  test('takes hostile names for texts', async () => {
    const { page, wrongs } = await openChart(name);
    await candidates(page);
    await asTable(page);
    const hostile = '<img src=x onerror="window.pwned=1">';
    await expect.poll(() => page.locator('.chart-table').innerText()).toContain(hostile);
    expect(await page.evaluate(() => window.pwned)).toBeUndefined();
    expect(wrongs).toEqual([]);
  });

  test('is exported as an SVG and as Vega-Lite', async () => {
    const { page } = await openChart(name);
    for (const item of ['Export SVG', 'Export Vega-Lite']) {
      await page.getByRole('button', { name: 'Chart actions' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      await expect.poll(async () => (await told(page, 'save')).length).toBe(item === 'Export SVG' ? 1 : 2);
    }
    const [svg, spec] = (await told(page, 'save')) as { content: string }[];
    expect(svg!.content).toMatch(/^<svg/);
    expect(svg!.content).not.toContain('var(');
    expect(JSON.parse(spec!.content)).toHaveProperty('layer');
  });

  test('says what to do when nothing passes the filter', async () => {
    const { page, wrongs } = await openChart(name);
    await page.getByLabel('Search').first().fill('no such run');
    await expect.poll(() => page.locator('.charts').innerText()).toMatch(/No runs pass the filter|[Tt]ake the filter away/);
    expect(wrongs).toEqual([]);
  });
});

describe.each(['light', 'dark', 'high-contrast'] satisfies PanelTheme[])('in %s', (theme) => {
  test.each(CHARTS)('the chart %s is within reach of assistive technology', async (name) => {
    const { page } = await openChart(name, { theme });
    await candidates(page);
    await page.screenshot({ path: `test-results/charts-${name.toLowerCase()}-${theme}.png` });
    expect(await axeViolations(page)).toEqual([]);
  });
});
