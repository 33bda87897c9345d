// What a test does with an open workbench: wait for it, run a command, look into a webview, take its picture.
import { THEMES } from './settings.mjs';

/** @typedef {import('playwright-core').Page} Page */

const TIMEOUT = 60_000;
const PALETTE_TIMEOUT = 20_000;

/**
 * Resolves once the workbench is laid out and its extension host answers.
 * @param {Page} page
 */
export async function workbenchReady(page) {
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: TIMEOUT });
  await page.locator('.monaco-workbench .part.activitybar').waitFor({ timeout: TIMEOUT });
  // Before its settings are read the workbench shows a stand-in without a theme extension.
  await page.locator('.monaco-workbench[class*="vscode-theme-"]').waitFor({ timeout: TIMEOUT });
  // Only there with the smoke-test driver, which the packaged editor runs without.
  await page.evaluate(() => /** @type {any} */ (globalThis).driver?.whenWorkbenchRestored());
}

/**
 * Runs a command by its title in the palette, as a person would.
 * @param {Page} page
 * @param {string} title with its category: `Kneepoint: Open Report`
 */
export async function runCommand(page, title) {
  const palette = page.locator('.quick-input-widget');
  const whole = new RegExp(`^\\s*${escape(title)}\\s*$`);
  const row = palette.locator('.monaco-list-row .label-name').filter({ hasText: whole }).first();
  const deadline = Date.now() + PALETTE_TIMEOUT;
  let listed = ['nothing'];
  // Asked again and again: a command is listed only once its extension is known, and a view that opens late takes the
  // focus from the palette, which closes it.
  while (Date.now() < deadline) {
    await page.keyboard.press('F1');
    if ((await type(palette, `>${title}`)) && (await appears(row, 2000))) {
      await row.click({ timeout: TIMEOUT });
      // Out of the way of tooltips.
      await page.mouse.move(0, 0);
      return;
    }
    if (await palette.isVisible()) listed = await palette.locator('.monaco-list-row').allInnerTexts();
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'hidden', timeout: TIMEOUT });
  }
  throw new Error(`No command "${title}" in the palette; it lists: ${listed.join(' | ')}`);
}

/**
 * @param {import('playwright-core').Locator} palette
 * @param {string} text
 */
async function type(palette, text) {
  return settles(palette.locator('input').first().fill(text, { timeout: 3000 }));
}

/**
 * Changes the theme without a reload, through VS Code's own picker.
 * @param {Page} page
 * @param {keyof typeof THEMES} theme
 */
export async function setTheme(page, theme) {
  const { label, className } = THEMES[theme];
  await runCommand(page, 'Preferences: Color Theme');
  const picker = page.locator('.quick-input-widget');
  await picker.locator('input[placeholder*="Color Theme"]').fill(label);
  await picker.locator('.monaco-list-row.focused .label-name').getByText(label, { exact: true }).waitFor({ timeout: TIMEOUT });
  await page.keyboard.press('Enter');
  await picker.waitFor({ state: 'hidden', timeout: TIMEOUT });
  await page.locator(`.monaco-workbench.${className}`).waitFor({ timeout: TIMEOUT });
}

/**
 * The document inside a webview.
 * @param {Page} page
 * @param {{ containing?: string }} [options] a CSS selector that tells one of several webviews
 * @returns {Promise<import('playwright-core').FrameLocator>}
 */
export async function webviewFrame(page, { containing = 'body' } = {}) {
  const deadline = Date.now() + TIMEOUT;
  const webviews = page.locator('iframe.webview');
  do {
    for (const webview of await webviews.all()) {
      const frame = webview.contentFrame().frameLocator('#active-frame');
      if ((await webview.isVisible()) && (await appears(frame.locator(containing).first(), 500, 'attached'))) return frame;
    }
    if (Date.now() > deadline) throw new Error(`No visible webview contains ${containing}; there are ${await webviews.count()}`);
    await page.waitForTimeout(100);
  } while (true);
}

/**
 * Closes notifications and waits for fonts, so that pictures of the same state are alike.
 * @param {Page} page
 * @param {string} path
 */
export async function takeScreenshot(page, path) {
  if (await page.locator('.notification-toast').count()) await runCommand(page, 'Notifications: Clear All Notifications');
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}

/**
 * @param {import('playwright-core').Locator} locator
 * @param {number} timeout
 * @param {'visible' | 'attached'} [state]
 */
async function appears(locator, timeout, state = 'visible') {
  return settles(locator.waitFor({ timeout, state }));
}

/** @param {Promise<unknown>} action of Playwright, which throws when its time is over */
async function settles(action) {
  return action.then(
    () => true,
    (error) => {
      if (error.name === 'TimeoutError') return false;
      throw error;
    },
  );
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
