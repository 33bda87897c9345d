import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import initSqlJs from 'sql.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Theme } from '../../scripts/host/open-editor.mjs';
import { runCommand, setTheme, takeScreenshot, webviewFrame, workbenchReady } from '../../scripts/host/workbench.mjs';
import { openAnnotations } from '../../src/app/annotations/annotations.ts';
import { storagePorts } from '../../src/node/storage-ports.ts';
import { HOSTILE_NAME } from '../support/panel/some-runs.ts';
import { useEditor } from './support/editor.ts';

mkdirSync('test-results', { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const picture = (page: Page, name: string) => takeScreenshot(page, join('test-results', `experiments-${name}.png`));

async function openPanel(page: Page): Promise<FrameLocator> {
  await runCommand(page, 'Kneepoint: Open Experiments');
  return panelOf(page);
}

async function panelOf(page: Page): Promise<FrameLocator> {
  const panel = await webviewFrame(page, { containing: '#panel .bar' });
  await panel.locator('.grid-row').first().waitFor();
  return panel;
}

function rowOf(panel: FrameLocator, name: string) {
  return panel.locator('.grid-row').filter({ has: panel.locator('.grid-cell', { hasText: new RegExp(`^${name}$`) }) });
}

function folderOf(page: Page): string {
  return new URL(page.url()).searchParams.get('folder')!;
}

/** Whether the workbench has written a text to its database in the browser. */
function isRemembered(page: Page, text: string): Promise<boolean> {
  return page.evaluate(async (wanted) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        const values = await answer(database.transaction(table).objectStore(table).getAll());
        if (JSON.stringify(values).includes(wanted)) return true;
      }
      database.close();
    }
    return false;
  }, text);
}

/** The page's policy lets no script in; the browser's own tools are not subject to it. */
async function axeViolations(panel: FrameLocator): Promise<string[]> {
  const frame = (await (await panel.locator('body').elementHandle())!.ownerFrame()) as Frame;
  await frame.evaluate(axe);
  return frame.evaluate(async () => {
    const { violations } = await window.axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`));
  });
}

function isResource(url: string): boolean {
  return /^https:\/\/vscode-remote[^/]*\.vscode-resource\.vscode-cdn\.net\//.test(url);
}

describe('the experiments of the example', () => {
  const editor = useEditor('examples/flights', { theme: 'dark', size: { width: 1500, height: 950 } });
  const wrongs: string[] = [];
  const requested = new Set<string>();
  let panel: FrameLocator;
  beforeAll(async () => {
    const { page } = editor();
    // The workbench around the panel may look for updates of its own.
    page.on('request', (request) => request.frame() !== page.mainFrame() && requested.add(request.url()));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    page.on('console', (message) => {
      if (/Content Security Policy|violates the following|\bkneepoint\b/i.test(message.text())) wrongs.push(message.text());
    });
    page.on('pageerror', (error) => wrongs.push(String(error)));
    panel = await openPanel(page);
  });

  test('are filtered by keys alone, with what the filter proposes', async () => {
    const { page } = editor();
    await panel.getByRole('combobox', { name: 'Filter' }).click();
    await page.keyboard.type('metrics.roc_a');
    await panel
      .getByRole('option', { name: /^metrics\.roc_auc\b/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('> 0.72 and spent < 0.0001');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expect.poll(() => panel.locator('footer').innerText()).toMatch(/^\d+ of 217 shown/);
    await picture(page, 'filtered');
  });

  test('carry a star that another program sees, and show what it wrote within a second', async () => {
    const { page } = editor();
    const other = openAnnotations(folderOf(page), storagePorts());
    for (const key of ['ArrowDown', 'Home', 'Enter']) await page.keyboard.press(key);
    await panel.getByText(/^Starred “/).waitFor();
    await expect.poll(() => other.read().stars.size).toBe(1);
    const [starred] = other.read().stars;
    await other.change([{ kind: 'star', subject: starred!, value: null }]);
    await expect.poll(() => panel.locator('.grid-body [data-icon="star"]').count(), { timeout: 1000, interval: 20 }).toBe(0);
    await page.keyboard.press('Enter');
    await panel.locator('.grid-body [data-icon="star"]').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => panel.locator('.grid-body [data-icon="star"]').count()).toBe(0);
    expect(readFileSync(join(folderOf(page), '.kneepoint/.gitignore'), 'utf8')).toBe('*\n');
  });

  test('are copied as a table, and saved to a file that the person names', async () => {
    const { page } = editor();
    await panel.locator('.grid').first().focus();
    for (const key of ['Control+Home', ' ', 'Shift+ArrowDown', 'Control+c']) await page.keyboard.press(key);
    await panel.getByText('Copied 2 rows.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n').map((line) => line.split('\t')[1])).toEqual(['name', expect.any(String), expect.any(String)]);
    await panel.getByRole('button', { name: 'More actions' }).click();
    await panel.getByRole('menuitem', { name: 'Export CSV …', exact: true }).click();
    await expect.poll(() => page.locator('.quick-input-widget input').first().inputValue()).toMatch(/runs\.csv$/);
    await picture(page, 'save-dialog');
    await page.keyboard.press('Enter');
    const file = join(folderOf(page), 'runs.csv');
    await expect.poll(() => existsSync(file)).toBe(true);
    await expect.poll(() => readFileSync(file, 'utf8').split('\r\n').length).toBe(4);
  });

  test('show a run that ends meanwhile within a second, and nothing moves', async () => {
    const { page } = editor();
    await panel.getByRole('combobox', { name: 'Filter' }).fill('');
    await panel.locator('.grid').first().focus();
    for (const key of ['Control+Home', 'PageDown', 'ArrowDown']) await page.keyboard.press(key);
    const focused = panel.locator('.grid-cell.focused');
    const before = [await focused.getAttribute('title'), (await focused.boundingBox())!.y];
    const file = join(folderOf(page), 'mlflow.db');
    const { Database } = await initSqlJs({ wasmBinary: new Uint8Array(readFileSync('dist/sql-wasm.wasm')).buffer });
    const database = new Database(readFileSync(file));
    database.exec(`INSERT INTO runs (run_uuid, name, status, start_time, end_time, experiment_id, lifecycle_stage)
      SELECT 'f${'0'.repeat(31)}', 'ended just now', 'FINISHED', max(start_time) + 1, max(start_time) + 9000, max(experiment_id), 'active' FROM runs
      UNION SELECT 'f${'1'.repeat(31)}', '${HOSTILE_NAME}', 'FINISHED', max(start_time) + 2, max(start_time) + 9000, max(experiment_id), 'active' FROM runs;
      INSERT INTO latest_metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES ('__proto__', 7.25, 0, 0, 0, 'f${'1'.repeat(31)}')`);
    writeFileSync(file, database.export());
    await expect.poll(() => panel.locator('footer').innerText(), { timeout: 1500, interval: 20 }).toContain('219 runs');
    expect([await focused.getAttribute('title'), (await focused.boundingBox())!.y]).toEqual(before);
    await page.keyboard.press('Control+Home');
    await rowOf(panel, 'ended just now').waitFor();
  });

  test('are text, whatever their names and notes are', async () => {
    const { page } = editor();
    const note = '[x](command:kneepoint.openReport) <b>x</b>';
    await openAnnotations(folderOf(page), storagePorts()).change([
      { kind: 'note', subject: `mlflow-sqlite:mlflow.db:f${'1'.repeat(31)}`, value: note },
    ]);
    await panel.getByRole('button', { name: 'Columns' }).click();
    for (const column of ['__proto__', 'note']) {
      await panel.getByRole('textbox', { name: 'Search columns' }).fill(column);
      await panel.getByRole('button', { name: 'Show Found' }).click();
    }
    await page.keyboard.press('Escape');
    const hostile = panel.locator('.grid-row').filter({ hasText: '<img src=x' });
    await panel.locator('.grid').first().focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await expect.poll(() => hostile.innerText()).toContain(note);
    expect(await hostile.innerText()).toContain('7.25');
    await picture(page, 'hostile');
    expect(await panel.locator('.grid img, .grid a, .grid b').count()).toBe(0);
    expect(await panel.locator('body').evaluate(() => window.pwned)).toBeUndefined();
  });

  test('lead to the program that made a run', async () => {
    const { page } = editor();
    await rowOf(panel, 'svm-rbf-c1-s3').locator('.grid-cell').nth(1).click({ button: 'right' });
    await panel.getByRole('menuitem', { name: /Open Source/ }).click();
    await page.getByRole('tab', { name: 'train.py' }).waitFor();
    await page.getByRole('tab', { name: /Experiments/ }).click();
    panel = await panelOf(page);
    await rowOf(panel, 'svm-rbf-c1-s3').locator('.grid-cell').nth(1).click({ button: 'right' });
    await panel.getByRole('menuitem', { name: /Open Artifacts/ }).click();
    const dialog = page.getByRole('dialog').filter({ hasText: 'The artifacts are not in this folder.' });
    await dialog.getByText(/^\.\/mlruns\/[0-9a-f]+\/artifacts$/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Open in Browser' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('are candidates too', async () => {
    const { page } = editor();
    await panel.getByRole('button', { name: 'Candidates' }).click();
    await expect.poll(() => panel.locator('footer').innerText()).toContain('268 candidates of 219 runs');
    await panel.locator('.grid').first().focus();
    for (const key of ['Control+Home', 'Shift+F10']) await page.keyboard.press(key);
    await panel.getByRole('menuitem', { name: /^Show Its Runs/ }).click();
    await expect.poll(() => panel.locator('footer').innerText()).toContain('3 selected');
  });

  test.each(['light', 'dark', 'highContrast'] satisfies Theme[])('are open to assistive technology in %s', async (theme) => {
    const { page } = editor();
    await setTheme(page, theme);
    await panel.locator('.grid').first().focus();
    await picture(page, theme);
    expect(await axeViolations(panel)).toEqual([]);
  });

  test('come back as they were arranged after a reload', async () => {
    const { page } = editor();
    // The table has the whole panel, so that the columns before those that were added are in view.
    await panel.getByRole('button', { name: 'Charts' }).click();
    const grid = panel.locator('.grid').first();
    await grid.evaluate((element) => element.scrollTo({ left: 0 }));
    await expect.poll(() => grid.evaluate((element) => element.scrollLeft)).toBe(0);
    const spent = panel.getByRole('columnheader', { name: /spent/ });
    await spent.hover();
    await spent.click();
    await expect.poll(() => panel.getByRole('columnheader', { name: /spent/ }).getAttribute('aria-sort')).toBe('ascending');
    // Last, for that it is remembered says that the rest is.
    await panel.getByRole('combobox', { name: 'Filter' }).fill('status = finished');
    await expect.poll(() => panel.locator('footer').innerText()).toMatch(/^2\d\d of 219 shown/);
    const before = await panel.locator('.grid-body .grid-row').first().innerText();
    await panel.locator('.grid').first().focus();
    // VS Code writes what it remembers when the browser is idle, which a headless one is not while nothing changes after a key.
    const nudged = async () => {
      await page
        .locator('.statusbar')
        .first()
        .evaluate((bar) => bar.classList.toggle('nudged'));
      return isRemembered(page, 'status = finished');
    };
    await expect.poll(nudged, { timeout: 50_000, interval: 1000 }).toBe(true);
    await page.reload();
    await workbenchReady(page);
    panel = await panelOf(page);
    expect(await panel.getByRole('combobox', { name: 'Filter' }).inputValue()).toBe('status = finished');
    expect(await panel.locator('.grid-body .grid-row').first().innerText()).toBe(before);
    expect(await panel.getByRole('columnheader', { name: /spent/ }).getAttribute('aria-sort')).toBe('ascending');
  });

  test('stand under a policy that lets in our script and style alone', async () => {
    const policy = await panel.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).toMatch(/script-src 'nonce-[\w+/=]+';/);
    expect(policy).not.toMatch(/unsafe|\*(?!\.)|connect-src/);
  });

  test('asked for nothing that a policy refused, nor for anything of another machine', () => {
    expect(wrongs).toEqual([]);
    const own = new URL(editor().page.url()).host;
    // VS Code's own service worker answers for what it calls its resources, from the folders that it was told.
    const elsewhere = [...requested].filter((url) => /^(https?|wss?):/.test(url) && new URL(url).host !== own && !isResource(url));
    expect(elsewhere).toEqual([]);
    expect([...requested].filter(isResource).map((url) => new URL(url).pathname.split('/').slice(-3, -1).join('/'))).toEqual(
      expect.arrayContaining(['dist/webview']),
    );
  });
});

describe('in Restricted Mode', () => {
  const editor = useEditor('test/fixtures/workspace', { theme: 'light', restricted: true });

  test('runs are read, nothing is written, and it says why', async () => {
    const { page } = editor();
    const panel = await openPanel(page);
    await panel.locator('.grid-row').nth(1).locator('.grid-cell').first().click();
    await panel.getByText('This workspace is in Restricted Mode: nothing is written before you trust it.').waitFor();
    await panel.locator('.grid-row').nth(1).locator('.grid-cell').nth(1).click({ button: 'right' });
    await panel.getByRole('menuitem', { name: /^Star/ }).waitFor();
    await picture(page, 'restricted');
    expect(existsSync(join(folderOf(page), '.kneepoint'))).toBe(false);
  });
});
