import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { press, row, usePanelPages } from './support/panel.ts';

const open = usePanelPages();

/** What a person reads or hears that is not of the runs: texts, labels, hints, outside of cells and of names; of each what is in no brackets. */
async function untranslated(page: Page): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const isOfRuns = (one: Element) =>
      one.closest(
        '.grid-body, [role=columnheader], .options [role=option] .label, .breakdown, .legend-entry, .chart-table td, .chart-table th, .chart-overlay text, .axis-tick, .chip-name',
      ) !== null;
    return [...document.querySelectorAll<HTMLElement>('body *')].flatMap((one) => {
      if (['SCRIPT', 'STYLE'].includes(one.tagName) || isOfRuns(one) || !one.checkVisibility()) return [];
      const own = [...one.childNodes].flatMap((child) => (child.nodeType === Node.TEXT_NODE ? [child.textContent ?? ''] : []));
      return [...own, ...['aria-label', 'title', 'placeholder'].flatMap((name) => one.getAttribute(name) ?? [])];
    });
  });
  return [...new Set(seen.flatMap(outsideBrackets).filter((text) => /[a-z]{2}/i.test(text)))];
}

function outsideBrackets(text: string): readonly string[] {
  const bare = text.replace(/⟦[^⟦⟧]*⟧/g, '\u0000');
  return bare === text ? text.split('\u0000') : outsideBrackets(bare);
}

/** Names, keys, file names, the language of the filter, what the host says in its own words. */
const NO_SENTENCES = [
  /^(Alt|Shift|Ctrl|⌘|Enter|Escape|F\d|Delete|Space)/,
  /prices as of/,
  /^(metrics|params|tags)\./,
  /^[a-z_][\w.]*$/,
  /^https:/,
  // The names of columns are the same in all languages: filters say them.
  /^replacement cost$/,
  /^(duration|spent|one training|forward cost), (s|\$(\/mo)?)$/,
  // What runs are called, alone or with values; values alone; parts of a cost, which the host names.
  /^(\d[\d.]* {2})?(lgbm|mlp|forest|resnet|ft-transformer)-\w+(-s\d)?([,:\n] ?(\S+: |auc |depth=)?[$\d.]+k?(\/mo)?)*[,:]?$/,
  /^(auc|depth|test:box|serving, (off-)?peak|retraining|labelling)(: |=| )[$\d.]+k?(\/mo)?( · \$\d+\/mo)?$/,
  /^\$[\d.]+k?(\/mo)?$/,
  /^(not has )?\w+ (=|and) /,
  /Größe|<img|[0-9a-f]{8}/,
];

async function expectTranslated(page: Page): Promise<void> {
  const left = (await untranslated(page)).filter((text) => !NO_SENTENCES.some((known) => known.test(text.trim())));
  expect(left).toEqual([]);
}

test('every sentence of the panel comes out of the bundle', async () => {
  const { page, grid } = await open({ theme: 'pseudo' });
  await expectTranslated(page);
  await row(page, 'lgbm-d1').locator('.grid-cell').nth(1).click();
  await press(page, 'Shift+ArrowDown', 'Shift+F10');
  await page.getByRole('menu').waitFor();
  await expectTranslated(page);
  await press(page, 'Escape');
  for (const name of [/Columns/, /Group/, /Saved/, /More actions/]) {
    await page.getByRole('button', { name }).first().click();
    await page.locator('.popover, [role=menu]').first().waitFor();
    await expectTranslated(page);
    await press(page, 'Escape');
  }
  await page.getByRole('columnheader').nth(2).click({ button: 'right' });
  await page.getByRole('menu').waitFor();
  await expectTranslated(page);
  await press(page, 'Escape');
  await page.getByRole('textbox', { name: /Search/ }).fill('nobody is called so');
  await expectTranslated(page);
  await page.getByRole('textbox', { name: /Search/ }).fill('');
  await grid.focus();
  await press(page, 'Control+Home', 'Enter');
  await page.getByText('⟦Starred').waitFor();
  await expectTranslated(page);
});

const CHARTS = ['Pareto', 'Regimes', 'Parallel', 'Parameters', 'Curves', 'Cost'] as const;

async function chartActions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Chart actions' }).click();
  await page.getByRole('menu').waitFor();
}

async function asTable(page: Page, isTable: boolean): Promise<void> {
  await chartActions(page);
  await page.getByRole('menuitemcheckbox', { name: 'Show as Table' }).click();
  await page
    .locator(isTable ? '.chart-table tbody tr' : '.chart-canvas canvas')
    .first()
    .waitFor();
}

describe.each(CHARTS)('every sentence of the chart %s comes out of the bundle', (name) => {
  test.each(['Runs', 'Candidates'])('over %s', async (mode) => {
    const { page, wrongs } = await open({ theme: 'pseudo', charts: 'both', charted: true, width: 1400 });
    await page.getByRole('button', { name: mode }).click();
    await page.getByRole('tab', { name }).click();
    await page.locator('.chart-canvas canvas').first().waitFor();
    await expectTranslated(page);
    await chartActions(page);
    await expectTranslated(page);
    await press(page, 'Escape');
    await asTable(page, true);
    await expectTranslated(page);
    await asTable(page, false);
    const place = page.locator('.chart [role=application]').first();
    if ((await place.count()) > 0) {
      await place.focus();
      await press(page, 'End', 'ArrowLeft', 'ArrowUp');
      await expectTranslated(page);
    }
    expect(wrongs).toEqual([]);
  });
});

test('every sentence beside the drawing of a front comes out of the bundle', async () => {
  const { page } = await open({ theme: 'pseudo', charts: 'both', charted: true, width: 1400 });
  await page.locator('.chart-canvas canvas').first().waitFor();
  await page.getByRole('button', { name: 'Look' }).click();
  await page.getByRole('dialog', { name: 'Look of the chart' }).waitFor();
  await expectTranslated(page);
  await press(page, 'Escape');
  for (const [label, value] of [
    [/at most/, '1'],
    [/at least/, '0.999999'],
  ] as const) {
    await page.getByRole('textbox', { name: label }).fill(value);
    await press(page, 'Tab');
    await expectTranslated(page);
  }
});

test('every sentence of an axis and its filter comes out of the bundle', async () => {
  const { page } = await open({ theme: 'pseudo', charts: 'both', charted: true, width: 1400 });
  await page.getByRole('tab', { name: 'Parallel' }).click();
  await page.locator('.axis-head').first().click();
  await page.getByRole('menu').waitFor();
  await expectTranslated(page);
  await page.getByRole('menuitem', { name: /Filter by Numbers/ }).click();
  await page.getByRole('dialog').waitFor();
  await expectTranslated(page);
});

test('every sentence of the tray comes out of the bundle', async () => {
  const { page, grid } = await open({ theme: 'pseudo' });
  await page.evaluate(() => window.panelHost.addCandidates());
  await page.getByRole('button', { name: 'Candidates' }).click();
  await grid.focus();
  await press(page, 'Control+Enter', 'ArrowDown', 'Control+Enter');
  await page.locator('.chip').nth(1).waitFor();
  await expectTranslated(page);
});
