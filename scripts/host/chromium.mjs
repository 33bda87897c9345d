// Which browser the tests drive, and how it is started.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findProgram, installPackages, isExecutable } from './debian.mjs';

/** @returns {Promise<string>} the executable, installed first where that is possible */
export async function ensureChromium() {
  const chosen = process.env.KNEEPOINT_CHROMIUM;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`KNEEPOINT_CHROMIUM names ${chosen}, which is not an executable. Mend it with: unset KNEEPOINT_CHROMIUM`);
  }
  const found = findChromium();
  if (found) return found;
  await installPackages(['chromium'], 'No Chromium or Chrome found', 'npx playwright-core install --with-deps chromium');
  const installed = findChromium();
  if (installed) return installed;
  throw new Error('chromium was installed but is not on PATH. Mend it with: export KNEEPOINT_CHROMIUM=/path/to/chromium');
}

/** @returns {string | undefined} */
export function findChromium() {
  for (const program of ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'chrome']) {
    const path = findProgram(program);
    if (path) return path;
  }
  return usualPaths().find(isExecutable);
}

function usualPaths() {
  const windows = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((root) => root !== undefined)
    .map((root) => join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...windows,
    chromium.executablePath(),
  ];
}

/** Playwright adds `--no-sandbox` (needed as root) and talks over a pipe, so nothing listens. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // What is not on this machine is never reached: a test sees the same world with and without a network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/**
 * @param {import('./scope.mjs').Scope} scope
 * @param {{ width: number, height: number }} [size]
 * @returns {Promise<import('playwright-core').BrowserContext>} a fresh profile that ends with the scope
 */
export async function launchChromium(scope, size = { width: 1280, height: 800 }) {
  const context = await chromium.launchPersistentContext(scope.tempDir('chromium'), {
    executablePath: await ensureChromium(),
    args: FLAGS,
    viewport: size,
    acceptDownloads: true,
  });
  scope.defer(() => context.close());
  return context;
}
