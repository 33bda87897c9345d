// Our own TypeScript, run by scripts and soak tests: bundled beside node_modules, where it finds the packages that it leaves out.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} entry relative to the repository
 * @param {string} folder in the repository
 * @returns {Promise<string>} the path of the bundle
 */
export async function builtFile(entry, folder) {
  const outfile = join(folder, 'built.mjs');
  await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

/** @param {string} entry relative to the repository */
export async function builtModule(entry) {
  const folder = mkdtempSync(join(root, 'node_modules', '.built-'));
  try {
    return await import(pathToFileURL(await builtFile(entry, folder)).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
