// Owns child processes and temporary folders: they end with the scope, or with this process however it dies.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TETHER = fileURLToPath(new URL('tether.mjs', import.meta.url));

/** @typedef {ReturnType<typeof createScope>} Scope */

export function createScope() {
  /** @type {string[]} */
  const folders = [];
  /** @type {(() => Promise<unknown>)[]} */
  const deferred = [];
  const removeFolders = () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  process.on('exit', removeFolders);

  return {
    /** @param {string} name */
    tempDir(name) {
      const folder = mkdtempSync(join(tmpdir(), `kneepoint-${name}-`));
      folders.push(folder);
      return folder;
    },

    /**
     * Starts a program whose whole process group is killed when the scope closes or this process dies.
     * @param {string} command
     * @param {string[]} args
     * @param {NodeJS.ProcessEnv} env
     */
    spawn(command, args, env) {
      const child = spawn(process.execPath, [TETHER, JSON.stringify(folders), command, ...args], {
        env,
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      child.stdin.on('error', () => child.kill());
      const ended = new Promise((resolve) => child.once('close', resolve));
      deferred.push(async () => {
        child.stdin.end();
        await ended;
      });
      return child;
    },

    /** @param {() => Promise<unknown>} work runs at close, last one first */
    defer(work) {
      deferred.push(work);
    },

    async close() {
      for (const work of deferred.splice(0).reverse()) await within(10_000, work());
      removeFolders();
      process.off('exit', removeFolders);
    },
  };
}

/**
 * @param {number} milliseconds
 * @param {Promise<unknown>} work
 */
async function within(milliseconds, work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work.catch((error) => console.error(`clean-up: ${error}`)), limit]);
  clearTimeout(timer);
}
