import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

const FAMILIES = ['lgbm', 'mlp', 'resnet', 'ft-transformer', 'svm-rbf', 'forest'];
/** name, experiment, status, started, seconds, and what the project derives of them: the costs. */
const OWN = 8;

/** A project with one table of runs, as another program's export would be: numbers with many digits, holes, parameters of a few values. */
export async function writeLargeProject(folder, rows, columns) {
  const rest = Array.from({ length: columns - OWN }, (_, at) => (at % 2 === 0 ? `m${at >> 1}` : `p${at >> 1}`));
  const [metrics, params] = [rest.filter((name) => name.startsWith('m')), rest.filter((name) => name.startsWith('p'))];
  writeFileSync(
    join(folder, 'kneepoint.yaml'),
    `stores:
  - path: runs.csv
    map: {id: run, name: name, experiment: experiment, status: status, startedAt: started, durationSeconds: seconds, metrics: [${metrics}], params: [${params}], tags: []}
hardware:
  default: {sku: aws:g6.xlarge, region: us-east-1}
`,
  );
  const file = createWriteStream(join(folder, 'runs.csv'));
  file.write(`${['run', 'name', 'experiment', 'status', 'started', 'seconds', ...rest].join(',')}\n`);
  const random = generator();
  for (let row = 0; row < rows; row++) {
    const started = new Date(Date.UTC(2026, 10, 20) - row * 60_000).toISOString();
    const own = [`r${row}`, `${FAMILIES[row % FAMILIES.length]}-n${row}`, `search ${row % 12}`, row % 9 === 0 ? 'failed' : 'finished', started, 60 + (row % 9000)];
    const values = rest.map((name, at) => (row % 13 === at % 13 ? '' : name.startsWith('m') ? random().toFixed(9) : Math.floor(random() * (at + 2))));
    if (!file.write(`${[...own, ...values].join(',')}\n`)) await new Promise((resolve) => file.once('drain', resolve));
  }
  file.end();
  await finished(file);
}

/** The same numbers every time. */
function generator() {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
