import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtFile } from '../../scripts/built.mjs';

// Hostile input by the thousand, in a process of its own: a crash, an endless loop and a growing memory are seen from outside.

const root = fileURLToPath(new URL('../..', import.meta.url));
/** An input that has not come back by then never will. */
const PATIENCE_MS = 60_000;
/** A process that leaked would hide behind a short life; one this long shows it. */
const BATCH = 5000;

export async function run({ inputs = 50_000, first = 0 } = {}) {
  mkdirSync(join(root, '.bench'), { recursive: true });
  // Beside node_modules, where the bundle finds what it leaves out.
  const folder = mkdtempSync(join(root, '.bench', 'fuzz-'));
  try {
    const child = await builtFile('test/soak/fuzz/child.ts', folder);
    const total = { inputs: 0, failed: [], bySeed: {}, mostMegabytes: 0 };
    for (let from = first; from < first + inputs; from += BATCH) await batch(child, from, Math.min(BATCH, first + inputs - from), total);
    const seeds = Object.keys(total.bySeed).length;
    return { ok: total.failed.length === 0 && total.inputs === inputs && seeds > 4, ...total, failed: total.failed.slice(0, 20) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Goes on behind an input that killed the process. */
async function batch(child, from, count, total) {
  let next = from;
  while (next < from + count) next = await attempt(child, next, from + count - next, total);
}

function attempt(child, from, count, total) {
  return new Promise((resolve, reject) => {
    const worker = fork(child, [root, String(from), String(count)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], cwd: root });
    let trying = from - 1;
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => worker.kill('SIGKILL'), PATIENCE_MS);
    };
    wait();
    worker.on('message', (message) => {
      wait();
      if ('trying' in message) trying = message.trying;
      else if ('failed' in message) total.failed.push(message);
      else {
        total.bySeed[message.tried] = (total.bySeed[message.tried] ?? 0) + 1;
        total.mostMegabytes = Math.max(total.mostMegabytes, Math.round(message.rss / 1e6));
      }
      if (!('trying' in message)) total.inputs++;
    });
    worker.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return resolve(from + count);
      if (trying < from) return reject(new Error(`the process ended with ${signal ?? code} before it tried anything`));
      total.failed.push({ failed: trying, message: `the process ended with ${signal ?? code}` });
      total.inputs++;
      resolve(trying + 1);
    });
  });
}
