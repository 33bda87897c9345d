// `npm run bench [-- --only NAME] [-- --quick]`: Kneepoint and its peers in one run, in turns, ratios printed. Peers are installed
// by pip into .bench/, which git ignores. Exit 1 when a target is missed.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { heading, line } from '../test/bench/front/rows.mjs';
import { chosen } from './chosen.mjs';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false } } });
const SUITES = {
  cli: () => import('../test/bench/cli/start-up.mjs'),
  mlflow: () => import('../test/bench/mlflow/first-table.mjs'),
  front: () => import('../test/bench/front/front.mjs'),
  activation: () => import('../test/bench/editor/activation.mjs'),
  panel: () => import('../test/bench/panel/panel.mjs'),
  opening: () => import('../test/bench/editor/opening.mjs'),
  'live-panel': () => import('../test/bench/editor/live-panel.mjs'),
  'mlflow-ui': () => import('../test/bench/mlflow/user-interface.mjs'),
  memory: () => import('../test/bench/editor/memory.mjs'),
  'mlflow-files': () => import('../test/bench/stores/mlflow-files.mjs'),
  optuna: () => import('../test/bench/stores/optuna.mjs'),
  wandb: () => import('../test/bench/stores/wandb.mjs'),
  tensorboard: () => import('../test/bench/stores/tensorboard.mjs'),
  live: () => import('../test/bench/stores/live.mjs'),
  'second-open': () => import('../test/bench/stores/second-open.mjs'),
  write: () => import('../test/bench/storage/write.mjs'),
  cache: () => import('../test/bench/storage/cache.mjs'),
};

const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' });
if (status !== 0) process.exit(1);

let missed = 0;
console.log(heading);
for (const [, load] of chosen(SUITES, values.only)) {
  const { run } = await load();
  const rows = await run({ quick: values.quick });
  for (const row of rows) {
    console.log(line({ runs: 0, ...row }));
    if (!row.ok) missed++;
  }
}
console.log(missed === 0 ? 'every target met' : `${missed} targets missed`);
process.exitCode = missed === 0 ? 0 : 1;
