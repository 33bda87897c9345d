#!/usr/bin/env node
// Stands in for the desktop VS Code on a machine without a display.
import { spawn } from 'node:child_process';

const child = spawn('xvfb-run', ['--auto-servernum', process.env.KNEEPOINT_DESKTOP ?? 'code', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`editor host: ${error.message}`);
  process.exit(2);
});
child.on('exit', (code) => process.exit(code ?? 2));
