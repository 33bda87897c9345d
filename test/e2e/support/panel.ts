// The page of the experiments panel in a browser, with a stand-in for the extension host.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { ensureChromium } from '../../../scripts/host/chromium.mjs';
import { createScope } from '../../../scripts/host/scope.mjs';
import { panelPages } from '../../support/panel/page.ts';
import type { PanelTheme } from '../../support/panel/themes.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface PanelPage {
  readonly page: Page;
  /** Everything that the page must not do. */
  readonly wrongs: string[];
  readonly grid: Locator;
}

export interface PanelPageOptions {
  /** `pseudo`: dark, in a language of brackets. */
  readonly theme?: PanelTheme | 'pseudo';
  readonly width?: number;
  /** `100000x60`: a table of made-up runs. */
  readonly large?: string;
  /** What of table and charts is shown at first; the table alone where a test does not say. */
  readonly charts?: 'table' | 'both' | 'charts';
  /** Runs with curves and costs that add up, and their candidates. */
  readonly charted?: boolean;
}

/** Bundles the page once for the tests of a file. */
export function usePanelPages(): (options?: PanelPageOptions) => Promise<PanelPage> {
  const scope = createScope();
  let browser: Browser;
  let address: (theme: PanelTheme | 'pseudo') => string;
  beforeAll(async () => {
    address = await panelPages(scope.tempDir('panel'));
    browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--disable-gpu'] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await scope.close();
  });
  return async ({ theme = 'dark', width = 1200, large, charts = 'table', charted = false } = {}) => {
    const context = await browser.newContext({ viewport: { width, height: 700 }, offline: true });
    const page = await context.newPage();
    const wrongs: string[] = [];
    page.on('console', (message) => wrongs.push(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => wrongs.push(`error: ${error.message}`));
    page.on(
      'request',
      (request) => request.url().startsWith('file:') || request.url().startsWith('data:') || wrongs.push(`request: ${request.url()}`),
    );
    await page.goto(`${address(theme)}?charts=${charts}${large === undefined ? '' : `&large=${large}`}${charted ? '&charted' : ''}`);
    await (charts === 'charts' ? page.locator('.chart-panel') : page.locator('.grid-row')).first().waitFor();
    return { page, wrongs, grid: page.locator('.grid').first() };
  };
}

/** What a stand-in host was told: what was copied, saved, opened, written. */
export function told(page: Page, type: string): Promise<unknown[]> {
  return page.evaluate((wanted) => window.panelHost.told.filter((one) => one.type === wanted).map(({ value }) => value), type);
}

/** The texts of a column, of the rows that are in the page. */
export async function texts(page: Page, title: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    const grid = [...document.querySelectorAll('.grid')].find((one) => (one as HTMLElement).offsetParent !== null)!;
    const head = [...grid.querySelectorAll('[role=columnheader]')].find((one) => one.querySelector('.grid-title')!.textContent === wanted);
    const index = head?.getAttribute('aria-colindex');
    return [...grid.querySelectorAll(`.grid-body [aria-colindex="${index}"]`)].map((cell) => cell.textContent ?? '');
  }, title);
}

export function headings(page: Page): Promise<string[]> {
  return page.locator('.grid >> visible=true >> [role=columnheader] .grid-title').allTextContents();
}

/** The row whose name begins so. */
export function row(page: Page, name: string): Locator {
  return page
    .locator('.grid-row')
    .filter({ has: page.locator('.grid-cell', { hasText: new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) }) })
    .first();
}

export function head(page: Page, title: string): Locator {
  return page
    .getByRole('columnheader')
    .filter({ has: page.locator('.grid-title', { hasText: new RegExp(`^${title.replace('$', '\\$')}$`) }) });
}

/** What the grid says has the focus. */
export async function focused(page: Page): Promise<{ readonly row: number; readonly column: number; readonly text: string }> {
  return page.evaluate(() => {
    const grid = document.activeElement;
    const cell = document.getElementById(grid?.getAttribute('aria-activedescendant') ?? '');
    const row = Number(cell?.closest('[role=row]')?.getAttribute('aria-rowindex') ?? Number.NaN) - 2;
    return { row, column: Number(cell?.getAttribute('aria-colindex')) - 1, text: cell?.textContent ?? '' };
  });
}

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Axe runs in the page, so it comes last. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  });
}

interface Told {
  readonly type: string;
  readonly value: unknown;
}

declare global {
  interface Window {
    panelHost: {
      readonly told: readonly Told[];
      readonly asked: readonly Told[];
      state(): unknown;
      addRun(name: string): void;
      addCandidates(): void;
      addToChart(ids: readonly string[]): void;
      goOn(): void;
      clear(reason: string): void;
      lock(reason: string): void;
      wrote(edits: readonly unknown[]): void;
      post(message: unknown): void;
    };
    axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    pwned?: number;
  }
}
