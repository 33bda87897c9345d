import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** npm and vitest run in the root of the repository; this file itself runs from wherever it was bundled to. */
const root = process.cwd();

/** A folder of its own below .bench, with the program built in it and an empty project; removed afterwards. */
export async function withProgram<T>(use: (program: string, project: string) => Promise<T>): Promise<T> {
  const bench = join(root, '.bench');
  mkdirSync(bench, { recursive: true });
  const folder = mkdtempSync(join(bench, 'own-data-'));
  try {
    const program = join(folder, 'program.mjs');
    const entry = join(root, 'test/soak/own-data/program.ts');
    await build({
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['sql.js'],
      outfile: program,
      logLevel: 'error',
    });
    const project = join(folder, 'project');
    mkdirSync(project);
    return await use(program, project);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Writer {
  /** Complete lines that it has said. */
  readonly said: string[];
  readonly ready: Promise<void>;
  /** Resolves when it has ended and all that it said has been read. */
  readonly ended: Promise<void>;
  kill(): void;
}

export function startWriter(program: string, ...args: readonly string[]): Writer {
  const child: ChildProcess = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  let rest = '';
  let isReady = () => {};
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  child.stdout?.on('data', (chunk) => {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines);
    isReady();
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL' ? resolve() : reject(new Error(`the writer ended with ${code ?? signal}`)),
    );
  });
  return { said, ready: Promise.race([ready, ended]), ended, kill: () => void child.kill('SIGKILL') };
}
