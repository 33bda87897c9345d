import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Theme } from '../../scripts/host/open-editor.mjs';
import { runCommand, setTheme, takeScreenshot, webviewFrame, workbenchReady } from '../../scripts/host/workbench.mjs';
import { useEditor } from './support/editor.ts';

const RESULTS = 'test-results';
mkdirSync(RESULTS, { recursive: true });

const picture = (page: Page, name: string) => takeScreenshot(page, join(RESULTS, `editor-${name}.png`));

async function openContainer(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Kneepoint' }).locator('a').click();
  await view(page, 'Runs').waitFor();
}

function view(page: Page, name: string): Locator {
  return page.locator('.pane').filter({ has: page.getByRole('button', { name: `${name} Section` }) });
}

function row(page: Page, text: string | RegExp): Locator {
  return page.locator('.pane .monaco-list-row').filter({ hasText: text }).first();
}

/** What a page's policy or VS Code's refused, and what our own scripts complained about. */
function watchConsole(page: Page): string[] {
  const wrongs: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy|violates the following|\bkneepoint\b.*(error|fail)/i.test(text)) wrongs.push(text);
  });
  page.on('pageerror', (error) => wrongs.push(String(error)));
  return wrongs;
}

function colours(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    return new Set(new Uint32Array((element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height).data.buffer)).size;
  });
}

describe('the example, with its real runs', () => {
  const editor = useEditor('examples/flights', { theme: 'light', size: { width: 1400, height: 900 } });
  let wrongs: string[] = [];
  beforeAll(async () => {
    wrongs = watchConsole(editor().page);
    await openContainer(editor().page);
  });

  test('shows store, experiment and runs with what they cost', async () => {
    const { page } = editor();
    await row(page, 'mlflow.db').waitFor();
    expect(await row(page, 'mlflow.db').innerText()).toMatch(/mlflow\.db\s*\d+ runs · \$[\d.]+/);
    const search = row(page, 'search-lightgbm');
    expect(await search.innerText()).toMatch(/search-lightgbm\s*\$[\d.]+ · (\d+ \w+ ago|just now)/);
    await search.click();
    const run = row(page, 'lgbm-d8-n600-s3');
    await run.waitFor();
    expect(await run.innerText()).toMatch(/lgbm-d8-n600-s3\s*0\.7\d+ · \$[\d.]+ · /);
    expect(await run.getAttribute('aria-label')).toMatch(/lgbm-d8-n600-s3, finished, roc_auc 0\.7\d+, \$[\d.]+, /);
    await picture(page, 'runs');
  });

  test('explains a cost when the pointer rests on it', async () => {
    const { page } = editor();
    await row(page, 'lgbm-d8-n600-s3').hover();
    const hover = page.locator('.workbench-hover').filter({ hasText: 'computed' });
    await hover.waitFor();
    const text = await hover.innerText();
    expect(text).toMatch(/h × 1 instance × \$[\d.]+\/instance·h = \$[\d.]+/);
    expect(text).toMatch(/aws:m8a\.medium.*\(20\d\d-\d\d-\d\d\)/s);
    await picture(page, 'hover');
    await page.mouse.move(900, 880);
    await hover.waitFor({ state: 'hidden' });
  });

  test('opens the report by the palette, drawn under the strict policy', async () => {
    const { page } = editor();
    await runCommand(page, 'Kneepoint: Open Report');
    const report = await webviewFrame(page, { containing: '#front-table' });
    const canvas = report.locator('#chart-live canvas');
    await canvas.waitFor();
    await expect.poll(() => colours(canvas)).toBeGreaterThan(20);
    expect(await report.locator('h1').innerText()).toContain('which model is worth its money');
    expect(await report.locator('#front-table tbody tr').count()).toBeGreaterThan(1);
  });

  test.each(['light', 'dark', 'highContrast', 'highContrastLight'] satisfies Theme[])('follows the theme: %s', async (theme) => {
    const { page } = editor();
    await setTheme(page, theme);
    const report = await webviewFrame(page, { containing: '#front-table' });
    const [page1, editor1] = await Promise.all([
      report.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor),
      page
        .locator('.part.editor .editor-container')
        .first()
        .evaluate((part) => getComputedStyle(part).getPropertyValue('--vscode-editor-background').trim()),
    ]);
    expect(rgb(page1)).toEqual(rgb(editor1));
    await expect.poll(() => colours(report.locator('#chart-live canvas'))).toBeGreaterThan(20);
    await picture(page, theme);
  });

  test('comes back with its report after a reload', async () => {
    const { page } = editor();
    await page.reload();
    await workbenchReady(page);
    const report = await webviewFrame(page, { containing: '#front-table' });
    await report.locator('#chart-live canvas').waitFor();
  });

  test('asked for nothing that a policy refused, which would have been seen', async () => {
    expect(wrongs).toEqual([]);
    const report = await webviewFrame(editor().page, { containing: '#front-table' });
    await report.locator('body').evaluate((body) => {
      body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "run"' }));
    });
    await expect.poll(() => wrongs.join()).toContain('Content Security Policy');
  });
});

describe('a folder with selections', () => {
  const editor = useEditor('test/fixtures/workspace', { theme: 'dark' });

  test('says which selection holds and which was changed by hand, and opens it', async () => {
    const { page } = editor();
    await openContainer(page);
    await row(page, /digitsholds/).waitFor();
    const folder = folderOf(page);
    const text = readFileSync(join(folder, 'model-selection.yaml'), 'utf8');
    writeFileSync(join(folder, 'model-selection.yaml'), text.replace('value: 0.957812', 'value: 0.99'));
    const tampered = row(page, /digitstampered/);
    await tampered.waitFor();
    await tampered.click();
    await page.getByRole('tab', { name: 'model-selection.yaml' }).waitFor();
    await tampered.locator('.monaco-tl-twistie').click();
    await row(page, 'chosen.0.quality.value is 0.99').waitFor();
    await picture(page, 'selections');
  });

  test('shows where kneepoint.yaml is wrong, and no cost until it is mended', async () => {
    const { page } = editor();
    const file = join(folderOf(page), 'kneepoint.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('sku: aws:g6.xlarge', 'sku: 7'));
    await row(page, 'mlflow.db20 runs · cost unknown').waitFor();
    await row(page, '1 problem while reading').click();
    await row(page, 'hardware.rules.0.sku').click();
    await page.getByRole('tab', { name: 'kneepoint.yaml' }).waitFor();
    await page.locator('.squiggly-error').waitFor();
    await picture(page, 'broken-configuration');
  });
});

describe('a folder without runs', () => {
  const editor = useEditor('media', { theme: 'light' });

  test('says what was looked for and where, and what to do next', async () => {
    const { page } = editor();
    await openContainer(page);
    const welcome = view(page, 'Runs').locator('.welcome-view-content');
    await welcome.getByText('No runs found').waitFor();
    expect(await welcome.innerText()).toMatch(/\*\.db, .*8 folders deep, and .*kneepoint\.yaml/s);
    await picture(page, 'nothing');
  });

  test('drafts a configuration, which exists once it is saved', async () => {
    const { page } = editor();
    await view(page, 'Runs').getByRole('button', { name: 'Open Configuration' }).click();
    const dialog = page.getByRole('dialog').filter({ hasText: 'has no kneepoint.yaml yet' });
    await dialog.waitFor();
    await picture(page, 'draft-dialog');
    await dialog.getByRole('button', { name: 'Draft One' }).click();
    await page.getByRole('tab', { name: 'kneepoint.yaml' }).waitFor();
    await page.locator('.view-line').filter({ hasText: 'Every key is optional' }).waitFor();
    await picture(page, 'draft');
    expect(existsSync(join(folderOf(page), 'kneepoint.yaml'))).toBe(false);
  });

  test('leads to the introduction', async () => {
    const { page } = editor();
    await view(page, 'Runs').getByText('read the introduction').click();
    const preview = await webviewFrame(page, { containing: 'h1' });
    expect(await preview.locator('h1').first().innerText()).toContain('Kneepoint');
    await picture(page, 'introduction');
  });
});

describe('Restricted Mode', () => {
  const editor = useEditor('test/fixtures/workspace', { theme: 'light', restricted: true });

  test('reads runs, checks selections and makes the report, and creates nothing', async () => {
    const { page } = editor();
    await openContainer(page);
    await row(page, 'mlflow.db20 runs · ≥ $1.48').waitFor();
    await row(page, /digitsholds/).waitFor();
    await runCommand(page, 'Kneepoint: Open Report');
    await webviewFrame(page, { containing: '#candidates-table' });
    await picture(page, 'restricted');
    await page.keyboard.press('F1');
    const palette = page.locator('.quick-input-widget');
    await palette.locator('input').first().fill('>Kneepoint: Open');
    await palette.getByText('Kneepoint: Open Report').waitFor();
    expect(await palette.getByText('Kneepoint: Open Configuration').count()).toBe(0);
  });
});

/** The folder that the editor has open, by its address. */
function folderOf(page: Page): string {
  return new URL(page.url()).searchParams.get('folder')!;
}

/** Of a computed colour or of a theme's. */
function rgb(colour: string): number[] {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  return hex === null ? (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number) : hex.slice(1).map((part) => Number.parseInt(part, 16));
}
