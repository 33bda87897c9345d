// A VS Code in a browser page, with the extension under development loaded, for tests and pictures of the interface.
import { readFileSync } from 'node:fs';
import { launchChromium } from './chromium.mjs';
import { createScope } from './scope.mjs';
import { editorUrl, startServer } from './server.mjs';
import { THEMES, writeSettings } from './settings.mjs';
import { workbenchReady } from './workbench.mjs';

/** @type {import('./open-editor.d.mts').openEditor} */
export async function openEditor({
  workspace,
  extensionPath,
  theme = 'dark',
  restricted = false,
  size,
  settings = {},
  env = {},
  testsPath,
}) {
  const scope = createScope();
  try {
    const server = await startServer(scope, { settings: { 'workbench.colorTheme': THEMES[theme].id, ...settings }, restricted, env });
    const context = await launchChromium(scope, size);
    const page = context.pages()[0] ?? (await context.newPage());
    // What the workbench tells whoever drives a suite in its extension host.
    for (const name of testsPath === undefined ? [] : ['codeAutomationLog', 'codeAutomationExit'])
      await page.exposeFunction(name, () => {});
    await page.goto(editorUrl(server, { workspace, extensionPath, testsPath }));
    await workbenchReady(page);
    return {
      page,
      close: scope.close,
      // The server build reads the file at start only.
      reloadWith: async (changed) => {
        const current = JSON.parse(readFileSync(server.settingsFile, 'utf8'));
        writeSettings(server.settingsFile, { ...current, ...changed });
        await page.reload();
        await workbenchReady(page);
      },
    };
  } catch (error) {
    await scope.close();
    throw error;
  }
}
