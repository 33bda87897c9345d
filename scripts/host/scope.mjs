// Owns child processes and temporary folders: they end with the scope, or with this process however it dies.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TETHER = fileURLToPath(new URL('tether.mjs', import.meta.url));
/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @typedef {ReturnType<typeof createScope>} Scope */

export function createScope() {
  const folder = mkdtempSync(join(tmpdir(), 'kneepoint-'));
  /** @type {(() => Promise<unknown>)[]} */
  const deferred = [];
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  process.on('exit', removeFolder);
  for (const signal of SIGNALS) process.on(signal, exitOnSignal);

  return {
    /** @param {string} name unique in the scope */
    tempDir(name) {
      const path = join(folder, name);
      mkdirSync(path);
      return path;
    },

    /**
     * Starts a program whose whole process group is killed when the scope closes or this process dies.
     * @param {string} command
     * @param {string[]} args
     * @param {NodeJS.ProcessEnv} env
     */
    spawn(command, args, env) {
      const child = spawn(process.execPath, [TETHER, folder, command, ...args], {
        env,
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      const ended = new Promise((resolve) => child.once('close', resolve));
      deferred.push(async () => {
        child.stdin.destroy();
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
      removeFolder();
      process.off('exit', removeFolder);
      for (const signal of SIGNALS) process.off(signal, exitOnSignal);
    },
  };
}

/**
 * Without a listener a signal ends the process and no exit listener runs.
 * @param {string} _signal
 * @param {number} number
 */
function exitOnSignal(_signal, number) {
  process.exit(128 + number);
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
