import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync, lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openProject, type ProjectState } from '../../../src/app/project/project.ts';
import { bundledPrices } from '../../../src/core/prices/table/table.ts';
import { nodePorts } from '../../../src/node/ports.ts';
import type { Draw } from './draw.ts';
import { demand, judge, zeros } from './judge.ts';
import { mutated, withoutNumbers } from './mutations.ts';
import type { SeedFolder } from './seeds.ts';

const ports = nodePorts();
const CONFIG = 'prices: {asOf: 2026-11-20}\nhardware: {default: {sku: "aws:g6.xlarge"}}\n';

/** A folder of a real store with some files mutated, opened as a project: values or diagnostics, and nothing touched. */
export async function fuzzFolder(seed: SeedFolder, draw: Draw, scratch: string): Promise<void> {
  const numbersAlone = draw.chance(0.2);
  const files = new Map(seed.files);
  for (let i = 1 + draw.below(2); i > 0; i--) {
    const name = draw.pick([...files.keys()]);
    // Tokens of a binary file are not numbers.
    files.set(name, numbersAlone && isText(name) ? withoutNumbers(files.get(name)!, draw) : mutated(files.get(name)!, draw));
  }
  await inFolder(scratch, files, async (folder) => {
    if (draw.chance(0.1)) addOddities(folder, draw);
    const before = fingerprint(folder);
    const project = openProject(folder, bundledPrices, ports);
    const state = await project.refresh();
    judge(state);
    if (numbersAlone && [...files.keys()].every(isText)) noZeroOutOfNothing(files, state);
    judge(await project.refresh({ changed: project.watch() }));
    demand(fingerprint(folder) === before, 'the folder is not what it was before it was read');
  });
}

function isText(name: string): boolean {
  return !/\.(db|wandb|sqlite)|tfevents/.test(name);
}

/** A zero that is nowhere in the text is a wrong one: what was a number became something else. */
function noZeroOutOfNothing(files: ReadonlyMap<string, Buffer>, state: ProjectState): void {
  const written = [...files.values()].reduce((sum, bytes) => sum + (bytes.toString('latin1').match(ZERO)?.length ?? 0), 0);
  const read = zeros(state);
  demand(read.size <= written, `${read.size} zeros of ${written}: ${[...read].slice(0, 3).join(', ')}`);
}
const ZERO = /(?<![\w.])[-+]?0+(\.0*)?(e[-+]?\d+)?(?![\w.])/gi;

/** Tables are stores only where the configuration names them. */
function configFor(files: ReadonlyMap<string, Buffer>): string {
  const tables = [...files.keys()].filter((name) => /^[^/]+\.(csv|tsv|jsonl?)$/.test(name) && !name.startsWith('emissions'));
  return `${CONFIG}${tables.length === 0 ? '' : `stores:\n${tables.map((name) => `  - {path: ${name}}\n`).join('')}`}`;
}

async function inFolder<T>(folder: string, files: ReadonlyMap<string, Buffer>, use: (folder: string) => Promise<T>): Promise<T> {
  try {
    for (const [name, bytes] of new Map([['kneepoint.yaml', Buffer.from(configFor(files))], ...files])) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    return await use(folder);
  } finally {
    openUp(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Links in circles, text that calls itself a database, folders that nobody may read, names that want to be elsewhere. */
function addOddities(folder: string, draw: Draw): void {
  const add = draw.pick<() => void>([
    () => symlinkSync('.', join(folder, 'loop')),
    () => symlinkSync('nowhere', join(folder, 'broken.db')),
    () => symlinkSync(join(folder, 'self.db'), join(folder, 'self.db')),
    () => writeFileSync(join(folder, 'notes.db'), 'not a database at all\n'.repeat(100)),
    () => writeFileSync(join(folder, 'empty.sqlite'), ''),
    () => mkdirSync(join(folder, 'closed', 'mlruns'), { recursive: true }),
    () => mkdirSync(join(folder, 'mlruns', '..x', 'meta.yaml'), { recursive: true }),
    () => mkdirSync(join(folder, 'folder.db')),
    () => writeFileSync(join(folder, '..metrics.csv'), 'step,__proto__\n1,2\n'),
    () => writeFileSync(join(folder, 'metrics.csv'), `step,${'a'.repeat(1 << 16)}\n${'1,'.repeat(1 << 12)}\n`),
    () => writeFileSync(join(folder, 'emissions.csv'), 'timestamp,run_id\n,,,,,,,\n'),
  ]);
  add();
  const closed = join(folder, 'closed');
  if (statSync(closed, { throwIfNoEntry: false })) chmodSync(closed, 0);
}

function openUp(folder: string): void {
  const closed = join(folder, 'closed');
  if (statSync(closed, { throwIfNoEntry: false })) chmodSync(closed, 0o700);
}

/** Names, sizes, times and contents of all that is there. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  const visit = (at: string) => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      const stat = lstatSync(path);
      hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\0${stat.mode}\0`);
      if (stat.isFile()) hash.update(readFileSync(path));
      else if (stat.isDirectory() && stat.mode & 0o400) visit(path);
    }
  };
  visit(folder);
  return hash.digest('hex');
}
