import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storagePorts } from '../../../src/node/storage-ports.ts';
import { openUserData } from '../../../src/storage/user-data.ts';
import { seeded } from '../../support/storage-machine.ts';

// Cuts off and flips bits in every file of a project's own data. A damaged database takes nothing along, alone or with everything else that it is
// not needed for. What is whole in a damaged file is found, even when that file is all there is; and reading it, and mending it, never fails.

const LABELS = 12;
const RUNS = 400;

interface Seen {
  cuts: number;
  flips: number;
  alone: number;
  setAside: number;
}

/** `share` of the boundaries are tried, every one when it is 1. */
export async function run({ share = 1, flips = 600, seed = 1 } = {}) {
  mkdirSync('.bench', { recursive: true });
  const folder = mkdtempSync(join('.bench', 'own-data-'));
  try {
    const source = join(folder, 'source');
    await fill(source);
    const seen: Seen = { cuts: 0, flips: 0, alone: 0, setAside: 0 };
    const random = seeded(seed);
    const lines = linesIn(source, filesOf(source));
    if (lines.size < RUNS + LABELS) throw new Error(`only ${lines.size} lines were found`);
    const one = (name: string, damaged: Uint8Array) => check({ source, name, folder, damaged, lines, mend: random() < 0.2 }, seen);
    for (const name of filesOf(source)) {
      const bytes = readFileSync(join(source, name));
      for (let end = 0; end < bytes.length; end += 512) {
        if (random() >= share) continue;
        seen.cuts++;
        await one(name, bytes.subarray(0, end));
      }
      for (let flip = 0; flip < flips; flip++) {
        const damaged = Buffer.from(bytes);
        for (let bits = Math.ceil(random() * 8); bits > 0; bits--)
          damaged[Math.floor(random() * damaged.length)]! ^= 1 << Math.floor(random() * 8);
        seen.flips++;
        await one(name, damaged);
      }
    }
    return { ok: seen.setAside > 0 && seen.alone > 0, ...seen };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What both databases hold and no journal any more, what one database and a journal hold, and what only a journal holds. */
async function fill(project: string): Promise<void> {
  mkdirSync(project);
  const ports = storagePorts();
  const processes = { ...ports.processes, isAlive: () => false };
  for (let part = 0; part < 3; part++) {
    const data = openUserData(project, { ...ports, processes });
    for (let i = part; i < RUNS; i += 3)
      await data.write({ kind: 'note', subject: `run ${i}`, value: `note ${i} ${'größer '.repeat(i % 40)}` });
    for (let i = part; i < LABELS; i += 3) await data.write({ kind: 'label', subject: 'run 0', field: `label ${i}`, value: true });
    if (part < 2) await data.fold();
    await data.close();
  }
}

function filesOf(project: string): string[] {
  return readdirSync(join(project, '.kneepoint'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.gitignore')
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1));
}

interface Case {
  readonly source: string;
  readonly name: string;
  readonly folder: string;
  readonly damaged: Uint8Array;
  /** What each line says, by the line. */
  readonly lines: ReadonlyMap<string, string>;
  readonly mend: boolean;
}

async function check({ source, name, folder, damaged, lines, mend }: Case, seen: Seen): Promise<void> {
  const project = join(folder, 'case');
  rmSync(project, { recursive: true, force: true });
  cpSync(source, project, { recursive: true });
  writeFileSync(join(project, name), damaged);
  const whole = [...lines].filter(([line]) => Buffer.from(damaged).includes(line)).map(([, said]) => said);
  const elsewhere = linesIn(
    source,
    filesOf(source).filter((other) => other !== name),
  );
  if (name.includes('kneepoint.db') && elsewhere.size < lines.size)
    throw new Error(`${name} alone holds ${lines.size - elsewhere.size} lines`);
  await expectHeld(project, [...whole, ...elsewhere.values()], `${name} damaged`, mend);
  if (existsSync(join(project, '.kneepoint/damaged'))) seen.setAside++;
  rmSync(project, { recursive: true });
  mkdirSync(join(project, name, '..'), { recursive: true });
  writeFileSync(join(project, name), damaged);
  await expectHeld(project, whole, `${name} damaged and alone`, mend);
  seen.alone++;
}

/** Every line that is in one of the files, and what it says. */
function linesIn(project: string, names: readonly string[]): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const name of names) {
    for (const [line, text = ''] of readFileSync(join(project, name), 'latin1').matchAll(/\["[0-9a-f]{8}",\d+,(\{"v":1,"id".*?\})\]/g)) {
      const { kind, subject, field } = JSON.parse(text) as { kind: string; subject: string; field: string };
      lines.set(line, kind === 'label' ? field : subject);
    }
  }
  return lines;
}

async function expectHeld(project: string, said: readonly string[], what: string, mend: boolean): Promise<void> {
  const missing = () => {
    const { notes, labels } = openUserData(project, storagePorts()).state();
    const held = new Set([...notes.keys(), ...(labels.get('run 0') ?? [])]);
    return said.filter((one) => !held.has(one));
  };
  const fail = (when: string) => {
    throw new Error(`${what}: ${missing().length} of ${said.length} are missing ${when}, such as ${missing()[0]}`);
  };
  if (missing().length > 0) fail('when it is read');
  if (!mend) return;
  const data = openUserData(project, storagePorts());
  const outcome = await data.fold();
  await data.close();
  if (outcome !== 'folded' && outcome !== 'nothing-new') throw new Error(`${what}: ${outcome}: ${JSON.stringify(data.diagnostics())}`);
  if (missing().length > 0) fail('when it was mended');
}
