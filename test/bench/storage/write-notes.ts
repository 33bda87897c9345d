import { storagePorts } from '../../../src/node/storage-ports.ts';
import { openUserData } from '../../../src/storage/user-data.ts';

// A process that keeps notes one after the other, as a window does, and says how many milliseconds each took.

const [project = '', count = '', warm = ''] = process.argv.slice(2);
const data = openUserData(project, storagePorts());
const took: number[] = [];
for (let i = 0; i < Number(count) + Number(warm); i++) {
  const began = performance.now();
  const written = await data.write({ kind: 'note', subject: `mlflow-sqlite:mlflow.db:${i}`, value: `kept as number ${i}` });
  if (!written.kept) throw new Error(written.failure);
  if (i >= Number(warm)) took.push(performance.now() - began);
}
console.log(JSON.stringify(took));
