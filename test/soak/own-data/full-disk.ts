import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { storagePorts } from '../../../src/node/storage-ports.ts';
import { openUserData, type UserData } from '../../../src/storage/user-data.ts';
import { seeded } from '../../support/storage-machine.ts';

// A small file system in memory fills up again and again while notes are written and folded, and becomes read-only at the end. What was kept stays, what was not is
// said, and writing goes on as soon as there is room.

const MOUNT = resolve('.bench/full-disk');
const SIZE = '8m';

export async function run({ rounds = 60, seed = 1 } = {}) {
  const isOurs = mounted();
  try {
    return await fillAgainAndAgain(rounds, seed, isOurs);
  } finally {
    // Lazily: a round that failed left a journal open.
    if (isOurs) mount('umount', '--lazy', MOUNT);
  }
}

async function fillAgainAndAgain(rounds: number, seed: number, isOurs: boolean) {
  const project = join(MOUNT, 'project');
  const ballast = join(MOUNT, 'ballast');
  for (const path of [project, ballast]) rmSync(path, { recursive: true, force: true });
  mkdirSync(project);
  const random = seeded(seed);
  const kept = new Map<string, string>();
  const seen = { rounds, kept: 0, full: 0, foldsFailed: 0, folded: 0, readOnly: 'not tried: the mount is not ours' };
  for (let round = 0; round < rounds; round++) {
    const data = openUserData(project, storagePorts());
    const { bavail, bsize } = statfsSync(MOUNT);
    writeFileSync(ballast, Buffer.alloc(Math.max(0, Math.floor(bavail * bsize - random() * 200_000))));
    for (let full = 0; full < 3; ) {
      const [subject, text] = [`run ${Math.floor(random() * 50)}`, `${round} ${'x'.repeat(random() * 1500)}`];
      const written = await data.write({ kind: 'note', subject, value: text });
      if (written.kept) {
        kept.set(subject, text);
        seen.kept++;
      } else if (written.failure === 'full') full++;
      else throw new Error(`a write failed: ${written.failure}`);
      if (random() < 0.02) await fold(data, seen);
    }
    seen.full++;
    if (!data.diagnostics().some(({ code }) => code === 'own-write-full')) throw new Error('a full disk was not said');
    await fold(data, seen);
    verify(project, kept, 'on the full disk');
    rmSync(ballast);
    if (!(await data.write({ kind: 'note', subject: 'room', value: String(round) })).kept)
      throw new Error('a write failed although there is room');
    kept.set('room', String(round));
    if ((await data.fold()) !== 'folded') throw new Error(`a fold failed although there is room: ${JSON.stringify(data.diagnostics())}`);
    if (data.diagnostics().length > 0) throw new Error(`what is over is still said: ${JSON.stringify(data.diagnostics())}`);
    verify(project, kept, 'when there was room again');
    await data.close();
  }
  if (isOurs) seen.readOnly = await writtenReadOnly(project, kept);
  return { ok: seen.full === rounds && seen.foldsFailed > 0 && (!isOurs || seen.readOnly === 'read-only'), ...seen };
}

async function fold(data: UserData, seen: { foldsFailed: number; folded: number }): Promise<void> {
  const outcome = await data.fold();
  if (outcome === 'failed') seen.foldsFailed++;
  else if (outcome === 'folded') seen.folded++;
}

function verify(project: string, kept: ReadonlyMap<string, string>, when: string): void {
  const { notes } = openUserData(project, storagePorts()).state();
  for (const [subject, text] of kept) {
    if (notes.get(subject)?.text !== text) throw new Error(`${subject} is ${notes.get(subject)?.text.slice(0, 20)} ${when}`);
  }
}

async function writtenReadOnly(project: string, kept: ReadonlyMap<string, string>): Promise<string> {
  mount('mount', '-o', 'remount,ro', MOUNT);
  const data = openUserData(project, storagePorts());
  const written = await data.write({ kind: 'star', subject: 'a', value: true });
  verify(project, kept, 'on a read-only disk');
  if (!data.diagnostics().some(({ code }) => code === 'own-not-writable')) throw new Error('a read-only disk was not said');
  return written.kept ? 'kept' : written.failure;
}

/** True when we mounted it, so that we take it away again. */
function mounted(): boolean {
  mkdirSync(MOUNT, { recursive: true });
  if (readFileSync('/proc/mounts', 'utf8').includes(` ${MOUNT} tmpfs `)) return false;
  mount('mount', '-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', MOUNT);
  return true;
}

function mount(command: string, ...args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  const remedy = `sudo mount -t tmpfs -o size=${SIZE},uid=$(id -u) tmpfs ${MOUNT}`;
  throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr.trim()}. A small disk is needed. Mend it with: ${remedy}`);
}
