import { writeSync } from 'node:fs';
import { seeded } from '../../support/storage-machine.ts';
import { storagePorts } from '../../../src/node/storage-ports.ts';
import { openUserData } from '../../../src/storage/user-data.ts';

// A process that writes to a project's own data and says on its standard output what was kept, at once and without a buffer.
//
//   program.mjs rewrite <project> <name> <seed>    rewrites ten notes for ever, folding and reading now and then
//   program.mjs fill <project> <name> <count>      writes so many notes, each about a run of its own, and ends

const [, , task, project = '', name = '', number = ''] = process.argv;
const data = openUserData(project, storagePorts());
const say = (text: string) => writeSync(1, `${text}\n`);

async function rewrite(seed: number): Promise<never> {
  const random = seeded(seed);
  for (let i = 0; ; i++) {
    const subject = `${name}:${i % 10}`;
    const written = await data.write({ kind: 'note', subject, value: String(i) });
    say(written.kept ? `${subject} ${i}` : `failed ${written.failure}`);
    const chance = random();
    if (chance < 0.03) await data.fold();
    else if (chance < 0.08) data.refresh();
  }
}

async function fill(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const written = await data.write({ kind: 'note', subject: `${name}:${i}`, value: String(Date.now()) });
    if (!written.kept) say(`failed ${written.failure}`);
    if (i % 500 === 0) data.refresh();
  }
  await data.close();
  for (const { code } of data.diagnostics()) say(`diagnostic ${code}`);
}

say('ready');
await (task === 'rewrite' ? rewrite(Number(number)) : fill(Number(number)));
