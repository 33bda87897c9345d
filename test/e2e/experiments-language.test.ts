import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { press, row, usePanelPages } from './support/panel.ts';

const open = usePanelPages();

/** What a person reads or hears that is not of the runs: texts, labels, hints, outside of cells and of names. */
function untranslated(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isOfRuns = (one: Element) =>
      one.closest('.grid-body, [role=columnheader], .options [role=option] .label, .tip, .breakdown') !== null;
    const seen: string[] = [];
    for (const one of document.querySelectorAll<HTMLElement>('body *')) {
      if (['SCRIPT', 'STYLE'].includes(one.tagName) || isOfRuns(one) || !one.checkVisibility()) continue;
      const own = [...one.childNodes].flatMap((child) => (child.nodeType === Node.TEXT_NODE ? [child.textContent ?? ''] : []));
      const said = ['aria-label', 'title', 'placeholder'].flatMap((name) => one.getAttribute(name) ?? []);
      seen.push(...own, ...said);
    }
    return [...new Set(seen.filter((text) => /[a-z]{2}/i.test(text) && !text.includes('⟦')))];
  });
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
