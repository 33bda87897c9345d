import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { setTheme, webviewFrame } from '../../scripts/host/workbench.mjs';
import { useEditor } from './support/editor.ts';

mkdirSync('test-results', { recursive: true });
const picture = (page: Page, name: string) => page.screenshot({ path: `test-results/select-${name}.png` });
const folderOf = (page: Page) => new URL(page.url()).searchParams.get('folder')!;
const git = (page: Page, ...args: readonly string[]) => execFileSync('git', args, { cwd: folderOf(page), encoding: 'utf8' });

/** The step of the flow that is shown: its title, and what can be chosen. */
const step = (page: Page, title: string) =>
  page.locator('.quick-input-widget .quick-input-title').filter({ hasText: new RegExp(`^Select Model: ${title}( \\(\\d/\\d\\))?$`) });
const active = (page: Page) => page.locator('.quick-input-widget .monaco-list-row.focused');

async function keys(page: Page, ...all: readonly string[]): Promise<void> {
  for (const key of all) await page.keyboard.press(key);
}

/** Waits for a step, then takes what it proposes. */
async function goOn(page: Page, title: string): Promise<void> {
  await step(page, title).waitFor();
  await active(page).first().waitFor();
  await page.keyboard.press('Enter');
}

async function write(page: Page, title: string, text: string): Promise<void> {
  await step(page, title).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

describe('by keys alone', () => {
  const editor = useEditor('examples/flights', { theme: 'dark', size: { width: 1500, height: 950 } });

  beforeAll(() => {
    const { page } = editor();
    writeFileSync(join(folderOf(page), '.gitignore'), '.kneepoint/\n');
    git(page, 'init', '-q', '-b', 'main');
    git(page, 'config', 'user.name', 'Ada Example');
    git(page, 'config', 'user.email', 'ada@example.org');
    git(page, 'add', '.');
    git(page, 'commit', '-q', '-m', 'runs');
    writeFileSync(join(folderOf(page), 'notes.txt'), 'staged by somebody else\n');
    git(page, 'add', 'notes.txt');
  });

  test('the experiments are opened, filtered, picked, made a decision of, and exactly its files are committed', async () => {
    const { page } = editor();
    await keys(page, 'Control+Alt+k', 'e');
    const panel = await webviewFrame(page, { containing: '#panel .bar' });
    await panel.locator('.grid-row').first().waitFor();
    await keys(page, 'Control+f', 'Shift+Tab', 'Enter');
    await panel.getByText(/candidates of/).waitFor();
    await keys(page, 'Tab', 'Tab');
    await page.keyboard.type('forwardCost < 3000');
    await keys(page, 'Escape', 'Enter');
    await panel.locator('footer').getByText('199 of 268 shown').waitFor();
    await keys(page, 'Control+Enter', 'ArrowDown', 'Control+Enter');
    await panel.locator('.chip-facts').nth(1).waitFor();
    await keys(page, 'Control+Alt+k', 's');

    await step(page, 'Roles').waitFor();
    await active(page).getByText('Continue').waitFor();
    await picture(page, 'roles');
    await goOn(page, 'Roles');
    await goOn(page, 'Decision');
    await step(page, 'Rule').waitFor();
    await active(page).first().waitFor();
    await picture(page, 'rule');
    await goOn(page, 'Rule');
    await goOn(page, 'Workload');
    await step(page, 'Constraints').waitFor();
    await active(page).first().waitFor();
    await picture(page, 'constraints');
    await goOn(page, 'Constraints');
    await step(page, 'Against the Rule').waitFor();
    await active(page).first().waitFor();
    await picture(page, 'against');
    await goOn(page, 'Against the Rule');
    await step(page, 'Owner').waitFor();
    await picture(page, 'owner');
    await page.keyboard.press('Enter');
    await write(page, 'Rationale', 'earns its keep');

    const before = readFileSync(join(folderOf(page), 'model-selection.yaml'), 'utf8');
    await page.locator('.monaco-diff-editor').waitFor();
    expect(readFileSync(join(folderOf(page), 'model-selection.yaml'), 'utf8')).toBe(before);
    await page.locator('.monaco-diff-editor .modified .monaco-editor').first().waitFor();
    await keys(page, 'Control+Alt+k', 'Enter');

    await step(page, 'Commit').waitFor();
    await active(page).first().waitFor();
    await picture(page, 'commit');
    await page.keyboard.press('Enter');
    await expect.poll(() => git(page, 'log', '-1', '--format=%s'), { timeout: 30_000 }).toMatch(/^Select /);
    await picture(page, 'committed');
    expect(git(page, 'log', '-1', '--name-only', '--format=').trim().split('\n').sort()).toEqual([
      'model-selection.evidence.jsonl',
      'model-selection.yaml',
    ]);
    expect(git(page, 'log', '-1', '--format=%B')).toMatch(/^Select .* for .*\n\nprimary: .*\nalternative: /);
    expect(git(page, 'diff', '--cached', '--name-only')).toBe('notes.txt\n');
    const text = readFileSync(join(folderOf(page), 'model-selection.yaml'), 'utf8');
    expect(text).toContain('rationale: earns its keep');
    expect(text).toContain('role: alternative');
  }, 180_000);

  test('leaving the preview writes nothing', async () => {
    const { page } = editor();
    const before = git(page, 'status', '--porcelain');
    await keys(page, 'Escape', 'Control+Alt+k', 's');
    for (const title of ['Roles', 'Decision', 'Rule', 'Workload', 'Constraints']) await goOn(page, title);
    await goOn(page, 'Against the Rule');
    await step(page, 'Owner').waitFor();
    await page.keyboard.press('Enter');
    await write(page, 'Rationale', 'another word');
    await page.locator('.monaco-diff-editor').waitFor();
    for (const theme of ['light', 'highContrast', 'dark'] as const) {
      await setTheme(page, theme);
      await picture(page, `preview-${theme}`);
    }
    await page.locator('.editor-actions [aria-label^="Cancel the Selection"]').click();
    await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
    for (const theme of ['light', 'highContrast', 'dark'] as const) {
      await setTheme(page, theme);
      await picture(page, `tray-${theme}`);
    }
    expect(git(page, 'status', '--porcelain')).toBe(before);
  }, 180_000);
});
