import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Starts peers.py in `.bench/venv`, which is made from requirements.txt where it is missing. */
export function startPeers() {
  mkdirSync(join(root, '.bench'), { recursive: true });
  const folder = mkdtempSync(join(root, '.bench', 'front-')); // not the system's: others may sweep that during minutes
  const child = spawn(ensurePython(), [join(here, 'peers.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (request) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`peers.py ended at ${JSON.stringify(request)}`);
    return JSON.parse(value);
  };
  return {
    load: (columns) => {
      const path = join(folder, 'points.bin');
      writeFileSync(path, rowMajor(columns));
      return ask({ load: path, points: columns[0].length, objectives: columns.length });
    },
    /** Milliseconds of one run. */
    time: async (task, reference) => (await ask({ time: task, reference })).ms,
    /** One run and its result as the given typed array. */
    result: async (task, reference, Numbers) => {
      const path = join(folder, 'result.bin');
      const { ms } = await ask({ time: task, reference, write: path });
      const bytes = readFileSync(path);
      return { ms, numbers: new Numbers(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)) };
    },
    stop: () => {
      child.stdin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ensurePython() {
  const venv = join(root, '.bench', 'venv');
  const python = process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');
  if (!existsSync(python)) {
    execute(process.env.PYTHON ?? 'python3', ['-m', 'venv', venv]);
    execute(python, ['-m', 'pip', 'install', '--quiet', '-r', join(here, 'requirements.txt')]);
  }
  return python;
}

function execute(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined || status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? status}`);
}

function rowMajor(columns) {
  const rows = new Float64Array(columns[0].length * columns.length);
  columns.forEach((column, j) => column.forEach((value, i) => (rows[i * columns.length + j] = value)));
  return Buffer.from(rows.buffer);
}
