// The extension as a user meets it: code-server as people run it, with our VSIX installed.
import { join } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { ensureServerHost } from './install-server.mjs';
import { runCommand } from './run-command.mjs';
import { createScope } from './scope.mjs';
import { cleanEnvironment, waitForLine } from './server.mjs';
import { hostSettings, THEMES, writeSettings } from './settings.mjs';
import { workbenchReady } from './workbench.mjs';

/** @type {import('./packaged-editor.d.mts').packagedEditor} */
export async function packagedEditor({ vsix, workspace, theme = 'dark', size, settings = {}, env = {} }) {
  const scope = createScope();
  try {
    const { node, codeServer } = await ensureServerHost();
    const home = scope.tempDir('code-server');
    const places = [
      ...['--user-data-dir', join(home, 'data')],
      ...['--extensions-dir', join(home, 'extensions')],
      ...['--config', join(home, 'config.yaml')],
    ];
    // Its own log and its sockets go to the data folder of the user otherwise.
    const environment = { ...cleanEnvironment(), ...env, XDG_DATA_HOME: join(home, 'share') };
    writeSettings(join(home, 'data', 'User', 'settings.json'), hostSettings({ 'workbench.colorTheme': THEMES[theme].id, ...settings }));
    await runCommand(node, [codeServer, ...places, '--install-extension', vsix], { env: environment });

    const quiet = ['--auth', 'none', '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'];
    const listen = ['--bind-addr', '127.0.0.1:0'];
    const child = scope.spawn(node, [codeServer, ...quiet, ...listen, ...places, workspace], environment);
    const { match } = await waitForLine(child, /listening on (http:\/\/127\.0\.0\.1:\d+)/, 'code-server');

    const context = await launchChromium(scope, size);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${match[1]}/?${new URLSearchParams({ folder: workspace })}`);
    await workbenchReady(page);
    return { page, close: scope.close };
  } catch (error) {
    await scope.close();
    throw error;
  }
}
