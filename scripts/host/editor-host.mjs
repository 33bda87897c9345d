// Which VS Code runs the integration suite: the desktop build where it can be downloaded, the server build elsewhere.
import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import { ensureDesktop } from './desktop.mjs';
import { ensureServerHost } from './install-server.mjs';

const CODE_HOST = fileURLToPath(new URL('code-host.mjs', import.meta.url));

/**
 * `KNEEPOINT_HOST=desktop|server` forces one of the two.
 * @typedef {{ kind: 'desktop' | 'server', executable: string, env: Record<string, string> }} EditorHost
 * @returns {Promise<EditorHost>} what `runTests` of @vscode/test-electron takes as executable and environment
 */
export async function ensureEditorHost() {
  const forced = process.env.KNEEPOINT_HOST;
  if (forced !== 'server') {
    const desktop = await ensureDesktop();
    if (desktop) return { kind: 'desktop', ...desktop };
    if (forced === 'desktop') {
      throw new Error('The desktop VS Code cannot be downloaded here. Mend it with: unset KNEEPOINT_HOST');
    }
  }
  await ensureServerHost();
  await ensureChromium();
  // The executable bit is lost in zip archives.
  chmodSync(CODE_HOST, 0o755);
  return { kind: 'server', executable: CODE_HOST, env: {} };
}
