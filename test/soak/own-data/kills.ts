import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { storagePorts } from '../../../src/node/storage-ports.ts';
import { openUserData } from '../../../src/storage/user-data.ts';
import { seeded } from '../../support/storage-machine.ts';
import { startWriter, withProgram } from './processes.ts';

// Two processes at a time write and fold, and each is killed at a random moment. All that they said was kept has to be there afterwards, in what a new
// process reads, after every round; nothing may be reported as damaged.

export function run({ kills = 500, seed = 1 } = {}) {
  return withProgram(async (program, project) => {
    const random = seeded(seed);
    const kept = new Map<string, number>();
    const seen = { kills: 0, writes: 0, folds: 0, takenOver: 0, diagnostics: new Set<string>() };
    while (seen.kills < kills) {
      const writers = [0, 1].map((which) =>
        startWriter(program, 'rewrite', project, `${seen.kills}.${which}`, String(seed + seen.kills + which)),
      );
      await Promise.all(
        writers.map(async ({ ready, kill, ended }) => {
          await ready;
          await sleep(random() * 150);
          kill();
          await ended;
          seen.kills++;
        }),
      );
      for (const line of writers.flatMap(({ said }) => said.slice(1))) {
        const [subject = '', value] = line.split(' ');
        if (subject === 'failed') throw new Error(`a write failed: ${value}`);
        kept.set(subject, Number(value));
        seen.writes++;
      }
      await verify(project, kept, seen);
    }
    const left = leftOver(project);
    const ok = seen.diagnostics.size === 0 && seen.writes > 0 && left.beside.length === 0;
    return { ok, ...seen, diagnostics: [...seen.diagnostics], left };
  });
}

/** A value that is later than the last one that was said to be kept was written before the kill, too. */
async function verify(
  project: string,
  kept: ReadonlyMap<string, number>,
  seen: { folds: number; takenOver: number; diagnostics: Set<string> },
): Promise<void> {
  const data = openUserData(project, storagePorts());
  const { notes } = data.state();
  for (const [subject, value] of kept) {
    const found = Number(notes.get(subject)?.text ?? Number.NaN);
    if (!(found >= value)) throw new Error(`${subject} is ${found} although ${value} was kept`);
  }
  if ((await data.fold()) === 'folded') seen.folds++;
  for (const { code } of data.diagnostics()) {
    if (code === 'own-lock-taken-over') seen.takenOver++;
    else seen.diagnostics.add(code);
  }
  await data.close();
}

function leftOver(project: string): { journals: number; beside: readonly string[] } {
  const folder = join(project, '.kneepoint');
  const beside = readdirSync(folder).filter((name) => !['journal', 'kneepoint.db', 'kneepoint.db.1', '.gitignore'].includes(name));
  return { journals: readdirSync(join(folder, 'journal')).length, beside };
}
