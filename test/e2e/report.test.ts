import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureChromium } from '../../scripts/host/chromium.mjs';
import { createScope } from '../../scripts/host/scope.mjs';
import { pageScript } from '../../src/cli/report/page-script.ts';
import { chartSvg } from '../../src/cli/report/chart-svg.ts';
import { filePage } from '../../src/cli/report/file-page.ts';
import { openProject } from '../../src/app/project/project.ts';
import { projectReport } from '../../src/app/report/project-report.ts';
import { bundledPrices } from '../../src/core/prices/table/table.ts';
import { nodePorts } from '../../src/node/ports.ts';
import { editorPage, THEMES } from '../support/editor-page.ts';
import { exampleModel } from '../support/example-page.ts';
import { hostileAsked } from '../support/hostile-asked.ts';

const RESULTS = 'test-results';
const EXAMPLE = fileURLToPath(new URL('../../examples/flights', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const scope = createScope();
const folder = scope.tempDir('pages');
const model = exampleModel();
let browser: Browser;

/** An opened page, with everything that it must not do. */
interface Opened {
  readonly page: Page;
  readonly wrongs: string[];
}

beforeAll(async () => {
  mkdirSync(RESULTS, { recursive: true });
  browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--disable-gpu'] });
  writeFileSync(join(folder, 'report.html'), filePage(model, pageScript(), await chartSvg(model.chart!.spec)));
  const hostile = exampleModel(hostileAsked());
  writeFileSync(join(folder, 'hostile.html'), filePage(hostile, pageScript(), await chartSvg(hostile.chart!.spec)));
  for (const theme of Object.keys(THEMES))
    writeFileSync(join(folder, `${theme}.html`), editorPage(model, pageScript(), theme as keyof typeof THEMES));
}, 120_000);

afterAll(async () => {
  await browser.close();
  await scope.close();
});

async function open(name: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1180, height: 900 }, offline: true, ...options });
  const page = await context.newPage();
  const wrongs: string[] = [];
  const address = pathToFileURL(join(folder, name)).href;
  // Reading the canvas back is the tests' own doing.
  page.on(
    'console',
    (message) => message.text().startsWith('Canvas2D: Multiple readback') || wrongs.push(`console ${message.type()}: ${message.text()}`),
  );
  page.on('pageerror', (error) => wrongs.push(`error: ${error.message}`));
  page.on('request', (request) => request.url() !== address && wrongs.push(`request: ${request.url()}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  await page.goto(address);
  return { page, wrongs };
}

async function opened(name: string, options?: BrowserContextOptions): Promise<Opened> {
  const found = await open(name, options);
  await found.page.locator('#chart-live canvas').waitFor();
  await found.page.locator('#chart-tools').waitFor();
  return found;
}

/** Axe runs in the page, so it comes last. */
async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } }
    ).axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  });
}

/** The middle, in the page, of what differs on the canvas after doing something. */
async function changedPlace(page: Page, act: () => Promise<void>): Promise<{ x: number; y: number }> {
  await page.evaluate(() => {
    const { width, height } = document.querySelector('canvas')!;
    const pixels = () => new Uint32Array(document.querySelector('canvas')!.getContext('2d')!.getImageData(0, 0, width, height).data.buffer);
    const before = pixels();
    Object.assign(window, { changed: () => [...pixels()].flatMap((pixel, at) => (pixel === before[at] ? [] : [at])) });
  });
  const changed = () => page.evaluate(() => (window as unknown as { changed(): number[] }).changed());
  await act();
  await expect.poll(async () => (await changed()).length).toBeGreaterThan(0);
  return page.evaluate(
    (places) => {
      const canvas = document.querySelector('canvas')!;
      const box = canvas.getBoundingClientRect();
      // Redrawing may change a pixel's last bit elsewhere, so the median and not the extent.
      const middle = (all: number[]) => [...all].sort((a, b) => a - b)[all.length >> 1]! + 0.5;
      const [x, y] = [middle(places.map((at) => at % canvas.width)), middle(places.map((at) => Math.floor(at / canvas.width)))];
      return { x: box.x + (x * box.width) / canvas.width, y: box.y + (y * box.height) / canvas.height };
    },
    await changed(),
  );
}

describe.each(['light', 'dark'] as const)('the report opened from a disk, %s', (colorScheme) => {
  test('asks for nothing, breaks no policy, draws its chart and is accessible', async () => {
    const { page, wrongs } = await opened('report.html', { colorScheme });
    const colours = await page.evaluate(() => {
      const canvas = document.querySelector('canvas')!;
      return new Set(new Uint32Array(canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
    });
    expect(colours).toBeGreaterThan(50);
    await page.screenshot({ path: join(RESULTS, `report-${colorScheme}.png`), fullPage: true });
    expect(wrongs).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
  });
});

describe('the report’s tables and chart', () => {
  test('a click on a header sorts by it, a second one the other way', async () => {
    const { page, wrongs } = await opened('report.html');
    const names = () => page.locator('#candidates-table tbody tr > :first-child').allTextContents();
    const before = await names();
    const head = page.locator('#candidates-table thead th', { hasText: 'forward cost' });
    await head.locator('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    const costs = (
      await page
        .locator('#candidates-table tbody tr')
        .evaluateAll(
          (rows, at) => rows.map((row) => (row as HTMLTableRowElement).cells[at]!.dataset['value']),
          await head.evaluate((cell) => (cell as HTMLTableCellElement).cellIndex),
        )
    ).flatMap((text) => (text === undefined ? [] : [Number(text)]));
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect([...(await names())].sort()).toEqual([...before].sort());
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await page.locator('#candidates-table thead th', { hasText: 'Standing' }).locator('button').click();
    expect(await names()).toEqual(before);
    expect(wrongs).toEqual([]);
  });

  test('a row lights its point, and a click on a point marks its row and shows it', async () => {
    const { page, wrongs } = await opened('report.html', { reducedMotion: 'reduce', viewport: { width: 1180, height: 2400 } });
    const row = page.locator('#front-table tbody tr').last();
    const id = await row.getAttribute('data-id');
    const place = await changedPlace(page, () => row.hover());
    await page.mouse.move(place.x, place.y);
    await page.locator('.tip').waitFor();
    expect(await page.locator('.tip').textContent()).toContain((await row.locator('.name').textContent())!);
    await page.screenshot({ path: join(RESULTS, 'report-hover.png') });
    await page.mouse.click(place.x, place.y);
    const marked = page.locator('#candidates-table tr.marked');
    expect(await marked.getAttribute('data-id')).toBe(id);
    await expect
      .poll(() =>
        marked.evaluate((element) => {
          const box = element.getBoundingClientRect();
          return box.top >= 0 && box.bottom <= innerHeight;
        }),
      )
      .toBe(true);
    expect(wrongs).toEqual([]);
  });

  test('buttons, Ctrl and the wheel zoom; the wheel alone scrolls the page', async () => {
    const { page, wrongs } = await opened('report.html');
    const canvas = page.locator('canvas');
    const picture = async () => (await canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL())).length;
    const whole = await picture();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(picture).not.toBe(whole);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(picture).toBe(whole);
    await canvas.hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -240);
    await page.keyboard.up('Control');
    await expect.poll(picture).not.toBe(whole);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.mouse.wheel(0, 240);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect(wrongs).toEqual([]);
  });

  test('without scripts the page is whole: the drawn chart, the tables, no tools that do nothing', async () => {
    const { page } = await open('report.html', { javaScriptEnabled: false });
    expect(await page.locator('#chart-static svg').isVisible()).toBe(true);
    expect(await page.locator('#chart-tools').isVisible()).toBe(false);
    await page.screenshot({ path: join(RESULTS, 'report-static.png'), fullPage: true });
  });

  test('a narrow window shows everything without scrolling sideways', async () => {
    const { page, wrongs } = await opened('report.html', { viewport: { width: 400, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    await page.screenshot({ path: join(RESULTS, 'report-narrow.png'), fullPage: true });
    expect(wrongs).toEqual([]);
  });

  test('names from a hostile store stay text, in the tables, the chart and its tips', async () => {
    const { page, wrongs } = await opened('hostile.html', { viewport: { width: 1180, height: 2400 } });
    page.on('dialog', (dialog) => wrongs.push(`dialog: ${dialog.message()}`));
    expect(await page.locator('body img, body iframe, main script, main a').count()).toBe(0);
    const row = page.locator('#front-table tbody tr').first();
    const place = await changedPlace(page, () => row.hover());
    await page.mouse.move(place.x, place.y);
    await page.locator('.tip').waitFor();
    expect(await page.locator('.tip > div > *').count()).toBe(0);
    await page.locator('#candidates-table thead button').first().click();
    expect(wrongs).toEqual([]);
  });

  test('it prints on two pages', async () => {
    const { page } = await opened('report.html', { colorScheme: 'dark' });
    const pdf = await page.pdf({ path: join(RESULTS, 'report.pdf'), preferCSSPageSize: true, printBackground: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  });
});

test('the report of the example is small, opens as it should and prints on two pages', async () => {
  const ports = nodePorts();
  const example = projectReport(await openProject(EXAMPLE, bundledPrices, ports).refresh(), {}, ports);
  if ('fault' in example) throw new Error(example.fault);
  const html = filePage(example, pageScript(), await chartSvg(example.chart!.spec));
  expect(html.length).toBeLessThan(2e6);
  writeFileSync(join(folder, 'example.html'), html);
  const { page, wrongs } = await opened('example.html');
  await page.screenshot({ path: join(RESULTS, 'report-example.png'), fullPage: true });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  expect(wrongs).toEqual([]);
});

describe.each(Object.keys(THEMES) as (keyof typeof THEMES)[])('the report in a webview, %s', (theme) => {
  test('takes the editor’s colours, breaks no policy, and is accessible', async () => {
    const { page, wrongs } = await opened(`${theme}.html`);
    const corner = await page.evaluate(() =>
      [...document.querySelector('canvas')!.getContext('2d')!.getImageData(0, 0, 1, 1).data].slice(0, 3).join(),
    );
    expect(corner).toBe(THEMES[theme].corner);
    await page.screenshot({ path: join(RESULTS, `report-editor-${theme}.png`) });
    expect(wrongs).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
  });
});

test('a webview draws the chart anew when the editor’s theme changes', async () => {
  const { page, wrongs } = await opened('light.html');
  const corner = () =>
    page.evaluate(() => [...document.querySelector('canvas')!.getContext('2d')!.getImageData(0, 0, 1, 1).data].slice(0, 3).join());
  expect(await corner()).toBe(THEMES.light.corner);
  await page.evaluate((dark) => {
    for (const [name, value] of Object.entries(dark)) document.documentElement.style.setProperty(name, value);
    document.body.className = 'vscode-dark';
  }, THEMES.dark.variables);
  await expect.poll(corner).toBe(THEMES.dark.corner);
  expect(await page.locator('canvas').count()).toBe(1);
  expect(wrongs).toEqual([]);
});
