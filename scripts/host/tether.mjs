// Runs a command for as long as its own stdin stays open. The pipe closes with the parent even when the parent is
// killed, so no server outlives a crashed test run: `tether.mjs <folder to remove then> <command> <args…>`.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [folder = '', command = '', ...args] = process.argv.slice(2);
// A group of its own, so that its helpers can be killed with it.
const child = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
let letGo = false;

child.on('error', (error) => {
  console.error(String(error));
  process.exit(127);
});
child.on('exit', (code) => {
  killGroup();
  if (letGo) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.exit(code ?? 1);
});
process.stdin.resume();
process.stdin.on('close', () => {
  letGo = true;
  killGroup();
});

function killGroup() {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
