import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const INSTALLED = 'node_modules/.package-lock.json';
const ARGS = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Said where an installation failed. */
export const MEND_MODULES = 'npm ci --ignore-scripts';

/**
 * Installs the Node packages of the lock file where they are missing or older than it; false when that failed. Nothing from node_modules may
 * be imported before this.
 */
export function ensureModules() {
  if (existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync('package-lock.json').mtimeMs) return true;
  const start = performance.now();
  process.stderr.write(`Installing dependencies: ${MEND_MODULES} …\n`);
  const { status } = spawnSync('npm', ARGS, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) return false;
  process.stderr.write(`Installed in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  return true;
}
