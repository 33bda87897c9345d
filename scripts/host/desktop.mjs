// The desktop VS Code that @vscode/test-electron downloads, where Microsoft's update server can be reached.
import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { ensureChromium } from './chromium.mjs';
import { ensurePrograms } from './debian.mjs';
import { CACHE, VSCODE_VERSION } from './pins.mjs';

const PROBE = `https://update.code.visualstudio.com/api/releases/stable`;
const UNDER_XVFB = fileURLToPath(new URL('desktop-host.mjs', import.meta.url));

/**
 * @typedef {{ executable: string, env: Record<string, string> }} Desktop
 * @returns {Promise<Desktop | undefined>} undefined where it cannot be downloaded
 */
export async function ensureDesktop() {
  if (!(await reachable())) return undefined;
  let executable;
  try {
    executable = await downloadAndUnzipVSCode({ version: VSCODE_VERSION, cachePath: CACHE, timeout: 15_000 });
  } catch (error) {
    process.stderr.write(`set-up: VS Code ${VSCODE_VERSION} could not be downloaded (${error}); using the server build\n`);
    return undefined;
  }
  if (process.platform !== 'linux' || process.env.DISPLAY) return { executable, env: {} };
  // Chromium's packages bring the libraries that the desktop build needs.
  await ensureChromium();
  await ensurePrograms(['xvfb-run', 'xauth'], ['xvfb', 'xauth'], 'xvfb and xauth (Fedora: dnf install xorg-x11-server-Xvfb)');
  chmodSync(UNDER_XVFB, 0o755);
  return { executable: UNDER_XVFB, env: { KNEEPOINT_DESKTOP: executable } };
}

/** A plain request first: the downloader itself waits and retries far longer where there is no network. */
async function reachable() {
  if (process.env.HTTPS_PROXY ?? process.env.https_proxy) return true; // the downloader knows proxies, fetch does not
  try {
    return (await fetch(PROBE, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}
