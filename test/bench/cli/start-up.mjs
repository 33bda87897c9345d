import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { row } from '../front/rows.mjs';

// How long a person waits for the command line: whole processes, beside a bare `node -e 0` in turns. Limits in milliseconds.

const CLI = 'dist/cli/kneepoint.mjs';
const TURNS = 9;

export async function run() {
  if (!existsSync(CLI)) throw new Error(`${CLI} is missing: run "npm run build"`);
  return [measure('kneepoint --version', ['--version'], 120), measure('kneepoint scan examples/flights', ['scan', 'examples/flights'], 500)];
}

/** The "peer" is the limit itself, so the ratio tells how much of it is used; a bare start of Node is in the name. */
function measure(name, args, limitMs) {
  elapsed([CLI, ...args]);
  const turns = Array.from({ length: TURNS }, () => ({ bare: elapsed(['-e', '0']), ours: elapsed([CLI, ...args]) }));
  const bare = turns.map((turn) => turn.bare).sort((a, b) => a - b)[TURNS >>> 1];
  return row(`${name}: the limit (bare node ${bare.toFixed(0)} ms)`, turns.map((turn) => [turn.ours, limitMs]), 1);
}

function elapsed(args) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}
