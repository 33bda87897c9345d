import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storagePorts } from '../../src/node/storage-ports.ts';
import { VERSION } from '../../src/storage/records/versions.ts';
import { openUserData } from '../../src/storage/user-data.ts';
import { plainState } from './plain-state.ts';

/** Fills `<folder>/v<version>`: a database, and a journal of which it holds a part. Ids, clock and process are made up, so that the bytes are the same. */
export async function writeFixture(folder: string): Promise<string> {
  const target = join(folder, `v${VERSION}`);
  const project = join(folder, 'draft');
  for (const path of [target, project]) rmSync(path, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  let now = 1_767_225_600_000;
  let ids = 0;
  const self = { pid: 4711, host: 'example', startedAt: now, token: '' };
  const ports = {
    ...storagePorts(),
    clock: () => now++,
    pause: () => Promise.resolve(),
    newId: () => (++ids).toString(16).padStart(16, '0'),
    processes: { self, isAlive: () => undefined },
  };
  const run = (id: number): string => `mlflow-sqlite:mlflow.db:${id}`;
  const first = openUserData(project, ports);
  await first.write({ kind: 'note', subject: run(1), value: 'a note, größer 🎉\n"quoted"' });
  await first.write({ kind: 'star', subject: run(2), value: true });
  await first.write({ kind: 'label', subject: run(1), field: 'baseline', value: true });
  const undone = await first.write({ kind: 'hidden', subject: run(3), value: true });
  await first.fold();
  if (undone.kept) await first.undo(undone.id);
  await first.write({ kind: 'merge', subject: run(2), field: run(1), value: 'different' });
  await first.fold();
  await first.write({ kind: 'filter', subject: 'cheap', value: { text: 'forwardCost < 100' } });
  await first.write({ kind: 'hidden', subject: run(4), value: true });
  await first.close();
  renameSync(join(project, '.kneepoint'), target);
  for (const name of ['.gitignore', 'kneepoint.db.1']) rmSync(join(target, name));
  rmSync(project, { recursive: true });
  writeFileSync(join(target, 'expected.json'), `${JSON.stringify(plainState(first.state()), undefined, 1)}\n`);
  return target;
}
